#!/bin/sh
# Branch coverage of what `make cover` has built: passes the unit programs, the seeds of the fuzz targets and the suites
# with it (without those named slow-, in which it is other programs that work), then
# prints the share of branches that were taken, by folder; what never was is in BUILD/missing.txt.
# SUITES: names, "none" for the unit programs alone. KEEP=1: on top of what was counted before.
: "${BUILD:=build/cover}"
case $BUILD in /*) ;; *) BUILD=$PWD/$BUILD ;; esac
export BUILD
[ -n "$KEEP" ] || find "$BUILD" -name '*.gcda' -delete
# Suites that build or install something else, those that make the machine fail, and those that look at seconds
# and megabytes, say nothing of branches.
left_out='/(exact|faults|fuzz|hostile|install|page|pagesuites|python|redos|windows|slurm|registermemory)/'
[ -n "$SUITES" ] || SUITES=$(ls tests/*/*/run.sh | grep -v '/slow-' | grep -Ev "$left_out" | tr '\n' ' ')
# Beside each program are notes on what it was linked with.
# shellcheck disable=SC2046 # a list of paths
UNIT_SECONDS=${UNIT_SECONDS:-900} sh tests/tools/units.sh $(ls "$BUILD"/tests/test_* | grep -v "\\.gc")
units=$?
# The fuzz targets over their seeds, with the library that counts.
seeds_failed=0
for source in tests/world/fuzz/fuzz_*.c; do
    name=$(basename "$source" .c)
    seeds=tests/world/fuzz/seeds/${name#fuzz_}
    [ -d "$seeds" ] || seeds=tests/cases/schema/whole.json
    # shellcheck disable=SC2046,SC2086 # flags and paths are several words
    ${CC:-cc} -std=c11 -Isrc "$source" tests/tools/cover_fuzz.c "$BUILD/libbidgauge.a" -o "$BUILD/tests/$name" -lgcov \
        $(pkg-config --libs libcjson libpcre2-8 xlsxwriter libzip expat zlib libcrypto mpfr gmp) -lm -pthread &&
        "$BUILD/tests/$name" $(find "$seeds" -type f | sort) >"$BUILD/seeds.log" 2>&1 ||
        { seeds_failed=1 && echo "FAILED: $name over its seeds"; }
done
suites=0
if [ "$SUITES" != none ]; then
    BIDGAUGE=$BUILD/bidgauge SUITES=$SUITES sh tests/run.sh >"$BUILD/suites.log" 2>&1
    suites=$?
    tail -n 1 "$BUILD/suites.log"
    grep '^FAILED' "$BUILD/suites.log"
fi
"${PYTHON:-python3}" tests/tools/cover.py "$BUILD" || exit 2
[ $units -eq 0 ] && [ $seeds_failed -eq 0 ] && [ $suites -eq 0 ]
