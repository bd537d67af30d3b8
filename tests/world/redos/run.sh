#!/bin/sh
# Hostile patterns end in time. The public pairs come from a copy of github.com/yetingli/ReDoS-Benchmarks:
# BIDGAUGE_REDOS is its folder, or its git directory; ours are tried in any case.
case $BUILD in *asan* | *tsan* | *cover*) echo "its times mean nothing in this build"; exit 77 ;; esac
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
mkdir "$work/pairs"
[ -n "$BIDGAUGE_REDOS" ] || [ ! -e "$BIDGAUGE_SHARED/redos" ] || BIDGAUGE_REDOS=$BIDGAUGE_SHARED/redos
if [ -f "$BIDGAUGE_REDOS/HEAD" ]; then
    git --git-dir="$BIDGAUGE_REDOS" archive HEAD regexlib | tar -x -C "$work/pairs"
elif [ -d "$BIDGAUGE_REDOS" ]; then
    rmdir "$work/pairs" && ln -s "$BIDGAUGE_REDOS" "$work/pairs"
else
    echo "redos: SKIPPED: the public pairs: BIDGAUGE_REDOS does not name a copy of yetingli/ReDoS-Benchmarks"
fi
# shellcheck disable=SC2046 # flags are words
${CC:-cc} -O1 -Isrc -o "$work/redos" tests/world/redos/redos.c "$BIDGAUGE_LIB" -pthread \
    $(pkg-config --libs libpcre2-8 libcrypto libcjson zlib libzip expat mpfr gmp xlsxwriter 2>/dev/null) -lm ||
    { echo "there is no C compiler, or a library is missing"; exit 77; }
"${PYTHON:-python3}" -B tests/world/redos/redos.py "$work/redos" "$work/pairs"
