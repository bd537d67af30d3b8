#!/bin/sh
# Branch coverage of what `make cover` has built: passes the unit programs and the suites with it (without those
# named slow-, in which it is other programs that work), then
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
suites=0
if [ "$SUITES" != none ]; then
    BIDGAUGE=$BUILD/bidgauge SUITES=$SUITES sh tests/run.sh >"$BUILD/suites.log" 2>&1
    suites=$?
    tail -n 1 "$BUILD/suites.log"
    grep '^FAILED' "$BUILD/suites.log"
fi
"${PYTHON:-python3}" tests/tools/cover.py "$BUILD" || exit 2
[ $units -eq 0 ] && [ $suites -eq 0 ]
