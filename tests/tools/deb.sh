#!/bin/sh
# deb.sh VERSION FOLDER: builds the Debian packages of the last commit in the folder, from the tarball of
# `make dist` and src/debian. DEB_BUILD_OPTIONS and SOURCE_DATE_EPOCH are heeded as dpkg does.
set -eu
version=$1 folder=$2
shift 2
command -v dpkg-buildpackage >/dev/null && command -v dh >/dev/null ||
    { echo "deb.sh: please install debhelper and dpkg-dev" >&2 && exit 77; }
rm -rf "$folder"
mkdir -p "$folder"
git archive --format=tar --prefix="bidgauge-$version/" HEAD | gzip -n9 >"$folder/bidgauge_$version.orig.tar.gz"
cd "$folder"
tar xzf "bidgauge_$version.orig.tar.gz"
cp -R "bidgauge-$version/src/debian" "bidgauge-$version/debian"
cd "bidgauge-$version"
dpkg-buildpackage -us -uc "$@" >../build.log 2>&1 || { tail -n 40 ../build.log >&2 && exit 1; }
cd ..
ls ./*.deb
