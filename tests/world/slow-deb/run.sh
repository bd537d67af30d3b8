#!/bin/sh
# Slow: builds packages.
# The Debian packages: they build from the last commit, lintian finds nothing, what they hold works where they
# put it (built without optimization, which is quicker), and a second build in another folder gives the same bytes (FULL=1).
. tests/tools/env.sh
for tool in dh dpkg-buildpackage lintian git; do
    command -v $tool >/dev/null || { echo "$tool is not installed"; exit 77; }
done
[ -d .git ] || [ -f .git ] || { echo "not a clone of git"; exit 77; }
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
export TMPDIR="$work" # lintian leaves files of its own
passed=0 failed=0
check() {
    what=$1
    shift
    if "$@" >"$work/log" 2>&1; then passed=$((passed + 1)); else
        failed=$((failed + 1)) && echo "$what:" && cat "$work/log"
    fi
}
version=$(sed -n 's/.*BG_VERSION "\(.*\)"/\1/p' src/bidgauge.h)
[ ! -d /usr/lib/ccache ] || PATH=/usr/lib/ccache:$PATH
export DEB_BUILD_OPTIONS="nocheck noopt noautodbgsym parallel=$JOBS" CCACHE_BASEDIR="$work"
unset MAKEFLAGS MFLAGS MAKELEVEL
check "make deb" sh tests/tools/deb.sh "$version" "$work/one"
[ "$failed" -eq 0 ] || exit 1
silent() { "$@" >"$work/said" 2>&1 && [ ! -s "$work/said" ] || { cat "$work/said" && false; }; }
# A letter that a test expects has a long line of styles, which lintian takes for a generated page.
check lintian silent lintian --allow-root --fail-on error,warning \
    --suppress-tags initial-upload-closes-no-bugs,source-is-missing \
    "$work"/one/*.changes
root=$work/root
mkdir "$root"
for package in "$work"/one/*.deb; do
    case $package in *dbgsym*) continue ;; esac
    check "unpack" dpkg-deb -x "$package" "$root"
done
missing() { ! ldd "$root/usr/bin/bidgauge" "$root"/usr/lib/*/libbidgauge.so.0 | grep 'not found'; }
check "every library is there" missing
check "the program" "$root/usr/bin/bidgauge" evaluate "$root/usr/share/bidgauge/samples/janitorial/ruleset.json" \
    "$root/usr/share/bidgauge/samples/janitorial/bids" -o "$work/packaged.xlsx"
"$BIDGAUGE" evaluate samples/janitorial/ruleset.json samples/janitorial/bids --json "$work/ours.json" >/dev/null 2>&1
(cd "$root/usr/share/bidgauge" && ../../bin/bidgauge evaluate samples/janitorial/ruleset.json samples/janitorial/bids \
    --json "$work/theirs.json") >/dev/null 2>&1
check "the same result as ours" cmp "$work/ours.json" "$work/theirs.json"
check "the library of rules" "$root/usr/bin/bidgauge" rules list --rules-dir "$root/usr/share/bidgauge/rules"
pages() { for page in man1/bidgauge.1 man1/bidgauge-evaluate.1 man5/bidgauge-ruleset.5 man3/bidgauge.3; do
    [ -f "$root/usr/share/man/$page.gz" ] || { echo "no $page" && return 1; }
done; [ -f "$root/usr/share/doc/bidgauge/docs/ruleset.md" ]; }
check "pages and documents" pages
no_path() { ! grep -rla "$work" "$root"; }
check "no path of the sources" no_path
if [ -n "$FULL" ]; then
    check "make deb in another folder" sh tests/tools/deb.sh "$version" "$work/two/elsewhere"
    for package in "$work"/one/*.deb; do
        check "$(basename "$package") has the same bytes" cmp "$package" "$work/two/elsewhere/$(basename "$package")"
    done
fi
echo "deb: $passed passed, $failed failed"
[ "$failed" -eq 0 ] && [ "$passed" -gt 8 ]
