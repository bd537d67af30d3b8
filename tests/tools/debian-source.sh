#!/bin/sh
# Sources of Debian packages, by name, unpacked side by side: debian-source.sh FOLDER PACKAGE...
# The machine's own list of sources is only read: what `apt-get update` brings stays in the folder. Where
# a mirror has lost the latest security update, the version of the release is taken.
set -eu
folder=$1
shift
mkdir -p "$folder/apt/lists/partial" "$folder/apt/cache/archives/partial"
top=$(cd "$folder" && pwd)
command -v dpkg-source >/dev/null || { echo "dpkg-source is missing: install dpkg-dev" >&2; exit 1; }
release=$(. /etc/os-release && echo "$VERSION_CODENAME")

# Both ways in which apt writes its list: a stanza a source, or a line a source.
for list in /etc/apt/sources.list.d/*.sources; do
    if [ -e "$list" ] && grep -q 'debian.org\|ubuntu.com' "$list"; then
        sed 's/^Types: .*/Types: deb-src/' "$list"
        echo
    fi
done >"$top/apt/all.sources"
cat /etc/apt/sources.list /etc/apt/sources.list.d/*.list 2>/dev/null | grep 'debian.org\|ubuntu.com' |
    sed -n 's/^ *deb \(.*\)/deb-src \1/p' >"$top/apt/all.list"
kind=sources
[ -s "$top/apt/all.sources" ] || kind=list
cat >"$top/apt/conf" <<END
Dir::Etc::SourceList "$top/apt/all.$kind";
Dir::Etc::SourceParts "/dev/null";
Dir::State::Lists "$top/apt/lists";
Dir::Cache "$top/apt/cache";
APT::Sandbox::User "$(id -un)";
END
export APT_CONFIG="$top/apt/conf"

cd "$top"
apt-get update -qq
for package; do
    apt-get source --only-source -qq "$package" >"$package.log" 2>&1 ||
        apt-get source --only-source -qq "$package/$release" >>"$package.log" 2>&1 || {
        cat "$package.log" >&2
        exit 1
    }
done
