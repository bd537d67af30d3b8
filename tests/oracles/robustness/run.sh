#!/bin/sh
# What a recommendation hangs on, held against Python's fractions: made-up tenders whose figures are
# worked out here in another way, and the published generator of random numbers written again. With
# BIDGAUGE_RSMAA (a checkout of gertvv/rsmaa) also against R's package smaa on its own data.
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
"${PYTHON:-python3}" tests/oracles/robustness/robustness.py || exit 1
if [ -n "$BIDGAUGE_RSMAA" ]; then
    ${CC:-cc} -std=c11 -O2 -Isrc tests/oracles/robustness/smaa_count.c "$BIDGAUGE_LIB" -o "$work/count" \
        $(pkg-config --libs libcjson libpcre2-8 xlsxwriter libzip expat zlib libcrypto mpfr gmp) \
        -lm -pthread || exit 1
    "${PYTHON:-python3}" tests/oracles/robustness/rsmaa.py "$work/count" "$BIDGAUGE_RSMAA" || exit 1
else
    echo "robustness: SKIPPED against R's package smaa: BIDGAUGE_RSMAA names no checkout of it"
fi
