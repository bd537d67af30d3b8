#!/bin/sh
# 200,000 scorecards (FULL=1: a million) and the decimals' operations against Python's exact fractions.
cards=200000
[ -z "$FULL" ] || cards=1000000
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
${CC:-cc} -std=c11 -O2 -Isrc tests/oracles/exact/scorecard.c "$BIDGAUGE_LIB" -o "$work/scorecard" \
    $(pkg-config --libs libcjson libpcre2-8 xlsxwriter libzip expat zlib libcrypto mpfr gmp) \
    -lm -pthread || exit 1
"${PYTHON:-python3}" tests/oracles/exact/exactness.py "$work/scorecard" "$cards"
