#!/bin/sh
# Runs the unit test programs given, JOBS at a time; shows the output of those that fail.
# WRAP is put in front of each (valgrind), UNIT_SECONDS bounds each.
. tests/tools/env.sh
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
export UNIT_LOGS="$work"
printf '%s\n' "$@" | xargs -P "$JOBS" -n 1 sh -c '
    log=$UNIT_LOGS/$(basename "$1")
    timeout "${UNIT_SECONDS:-120}" $WRAP "$1" >"$log" 2>&1 || echo $? >"$log.failed"' unit
failed=0
for test in "$@"; do
    log=$work/$(basename "$test")
    if [ -f "$log.failed" ]; then
        failed=$((failed + 1))
        cat "$log"
        echo "FAILED: $test (exit status $(cat "$log.failed")). To run it alone: $WRAP${WRAP:+ }$test"
    else
        grep -i 'SKIPPED:' "$log"
    fi
done
tally $(($# - failed)) "$failed"
echo "unit tests: $(($# - failed)) programs passed, $failed failed"
[ "$failed" -eq 0 ] && [ $# -gt 0 ]
