#!/bin/sh
# A million scorecards and the decimals' operations against Python's exact fractions.
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
${CC:-cc} -std=c11 -O2 -Isrc tests/oracles/exact/scorecard.c "$BIDGAUGE_LIB" -o "$work/scorecard" \
    $(pkg-config --libs libcjson libpcre2-8 xlsxwriter libzip expat zlib libcrypto mpfr gmp) \
    -lm -pthread || exit 1
"${PYTHON:-python3}" tests/oracles/exact/exactness.py "$work/scorecard"
