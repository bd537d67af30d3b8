#!/bin/sh
# Runs every scripted suite: each is a folder of tests with a run.sh, which prints what fails and
# ends with 0 (all passed), 77 (skipped, said loudly) or anything else (failed).
# BIDGAUGE: the program; BUILD: the build folder; BIDGAUGE_SHARED: public test data, optional.
cd "$(dirname "$0")/.." || exit 2
export BIDGAUGE="${BIDGAUGE:-$PWD/build/bidgauge}" BUILD="${BUILD:-build/release}"
export BIDGAUGE_LIB="$BUILD/libbidgauge.a" LC_ALL=C.UTF-8
# The Python of the distribution: the one its packages (openpyxl, jsonschema) are installed for.
[ -x /usr/bin/python3 ] && PYTHON="${PYTHON:-/usr/bin/python3}"
export PYTHON="${PYTHON:-python3}"
passed=0 failed=0 skipped=0
for suite in ${SUITES:-tests/*/run.sh}; do
    name=$(basename "$(dirname "$suite")")
    echo "== $name"
    sh "$suite"
    case $? in
    0) passed=$((passed + 1)) ;;
    77) skipped=$((skipped + 1)) && echo "SKIPPED: $name (set BIDGAUGE_SHARED to the test data)" ;;
    *) failed=$((failed + 1)) && echo "FAILED: $name" ;;
    esac
done
echo "suites: $passed passed, $failed failed, $skipped skipped"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
