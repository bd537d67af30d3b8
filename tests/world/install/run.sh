#!/bin/sh
# What `make install` puts under DESTDIR is found and works: the program without its source folder, a C
# program that asks pkg-config (shared and static), a C++ program. The library exports exactly what
# bidgauge.h declares. Nothing is left after `make uninstall`.
. tests/tools/env.sh
: "${BIDGAUGE:?the program}"
command -v pkg-config >/dev/null || { echo "pkg-config is not installed"; exit 77; }
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
passed=0 failed=0
check() {
    what=$1
    shift
    if "$@" >"$work/log" 2>&1; then passed=$((passed + 1)); else
        failed=$((failed + 1)) && echo "$what:" && cat "$work/log"
    fi
}
library=$(ls "$BUILD"/libbidgauge.so.*.*.* | head -1)
version=${library##*.so.} abi=${library##*.so.}
abi=${abi%%.*}
place() {
    DESTDIR="$work/root" PREFIX=/usr BINDIR=/usr/bin LIBDIR=/usr/lib/some-arch INCLUDEDIR=/usr/include \
        DATADIR=/usr/share MANDIR=/usr/share/man DOCDIR=/usr/share/doc/bidgauge VERSION="$version" ABI="$abi" BUILD="$BUILD" \
        PROGRAM="$BIDGAUGE" REQUIRES="$REQUIRES" STRIP= sh tests/tools/install.sh "$1"
}
REQUIRES=$(sed -n 's/^PACKAGES = //p' Makefile)
check install place install
root=$work/root/usr
PKG_CONFIG_PATH=$root/lib/some-arch/pkgconfig PKG_CONFIG_SYSROOT_DIR=$work/root LD_LIBRARY_PATH=$root/lib/some-arch
export PKG_CONFIG_PATH PKG_CONFIG_SYSROOT_DIR LD_LIBRARY_PATH
cat >"$work/use.c" <<'END'
#include <stdio.h>
#include <string.h>
#include <bidgauge.h>
int main(int argc, char **argv)
{
    struct bg *bg = bg_new(0);
    size_t n = 0;
    const char *bids[] = {argv[2]};
    struct bg_inputs in = {0};
    in.ruleset = argv[1];
    in.bids = bids;
    in.bids_n = 1;
    const struct bg_result *result = argc == 3 ? bg_evaluate_files(bg, &in) : 0;
    const char *text = bg_render(bg, result, BG_AS_BRIEF, &n);
    if (text)
        fwrite(text, 1, n, stdout);
    /* no result is no crash */
    bool none = !bg_render(bg, 0, BG_AS_JSON, &n) && !bg_write(bg, 0, BG_AS_JSON, "x.json") && !bg_explain(bg, 0, 0, 0, false);
    bg_free(bg);
    return !none || !text || strcmp(bg_version(), BG_VERSION) != 0;
}
END
cp "$work/use.c" "$work/use.cpp"
bids=samples/security-guards/bids.jsonl
[ -f "$bids" ] || bids=$(ls samples/janitorial/bids/*.json | head -1)
rules=$(dirname "$bids")
[ -f "$rules/ruleset.json" ] || rules=$(dirname "$rules")
for language in "cc use.c" "c++ use.cpp"; do
    compiler=${language% *} source=${language#* }
    command -v "$compiler" >/dev/null || { echo "install: SKIPPED: no $compiler"; continue; }
    check "$compiler against the installed library" "$compiler" "$work/$source" -o "$work/use" $(pkg-config --cflags --libs bidgauge)
    check "the program of $compiler" "$work/use" "$rules/ruleset.json" "$bids"
    cp "$work/log" "$work/said"
    check "it names who is recommended" grep -q "recommended" "$work/said"
done
declared() { sh tests/tools/exports.sh X <src/bidgauge.h | sed -n 's/^ *\(bg_.*\);/\1/p'; }
exported() { nm -D --defined-only "$library" | awk '$2 == "T" { sub(/@.*/, "", $3); print $3 }' | LC_ALL=C sort; }
declared >"$work/declared" && exported >"$work/exported"
check "exported symbols are those of bidgauge.h" diff "$work/declared" "$work/exported"
soname() { readelf -d "$library" | grep -q "SONAME.*libbidgauge.so.$abi]"; }
check "the soname has the number of the ABI" soname
check "the program finds nothing missing" "$root/bin/bidgauge" help
pages() { # every document that a message names, and a page for every command
    for page in $(grep -oh 'docs/[a-z-]*\.md' src/base/diag.def src/cli/*.c | sort -u); do
        [ -f "$root/share/doc/bidgauge/$page" ] || { echo "$page is not installed" && return 1; }
    done
    "$root/bin/bidgauge" help | sed -n 's/^  \([a-z]*\) .*/\1/p' >"$work/commands"
    [ "$(wc -l <"$work/commands")" -gt 10 ] || return 1
    while read -r command; do
        [ -f "$root/share/man/man1/bidgauge-$command.1" ] || { echo "no page of $command" && return 1; }
    done <"$work/commands"
    [ -f "$root/share/man/man3/bidgauge.3" ] && [ -f "$root/share/man/man5/bidgauge-ruleset.5" ]
}
check "documents and manual pages are where messages point" pages
check uninstall place uninstall
left=$(find "$work/root" -type f -o -type l)
check "nothing is left" [ -z "$left" ]
echo "install: $passed passed, $failed failed"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
