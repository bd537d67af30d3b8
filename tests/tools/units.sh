#!/bin/sh
# Runs the unit test programs given, one after the other; shows the output of those that fail.
# WRAP is put in front of each (valgrind), UNIT_SECONDS bounds each.
export LSAN_OPTIONS="${LSAN_OPTIONS:-suppressions=$PWD/tests/tools/lsan.supp:print_suppressions=0}"
log=$BUILD/tests/unit.log
passed=0
failed=0
for test in "$@"; do
    if timeout "${UNIT_SECONDS:-120}" $WRAP "$test" > "$log" 2>&1; then
        passed=$((passed + 1))
        grep -i 'SKIPPED:' "$log"
    else
        failed=$((failed + 1))
        echo "FAILED: $test"
        cat "$log"
    fi
done
echo "unit tests: $passed programs passed, $failed failed"
[ "$failed" -eq 0 ]
