#!/bin/sh
# Small whole cases: CASE/cmd is run by sh in CASE/ with $BG as the program; CASE/out is standard
# output and CASE/err standard error (both whole), the exit status is 0. BLESS=1 rewrites these two
# and shows what changed. CASE/figures is written by hand and never rewritten: a remark (#) works each
# figure out from the rules, and every other line must stand in the output.
: "${BIDGAUGE:?the program}"
passed=0 failed=0
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
export BG="$BIDGAUGE"
for cmd in tests/cases/golden/*/cmd; do
    case=${cmd%/cmd}
    : >"$work/faults"
    (cd "$case" && sh ./cmd) >"$work/out" 2>"$work/err" </dev/null ||
        echo "exit status $?, want 0" >>"$work/faults"
    for stream in out err; do
        [ -z "$BLESS" ] || [ ! -s "$work/faults" ] || continue
        if [ -n "$BLESS" ]; then
            diff -uN "$case/$stream" "$work/$stream"
            cp "$work/$stream" "$case/$stream"
        else
            diff -u "$case/$stream" "$work/$stream" >>"$work/faults"
        fi
    done
    grep -v '^#' "$case/figures" >"$work/figures"
    [ -s "$work/figures" ] || echo "$case/figures has no figures" >>"$work/faults"
    while IFS= read -r line; do
        grep -qF -e "$line" "$work/out" || echo "not in the output: $line" >>"$work/faults"
    done <"$work/figures"
    if [ -s "$work/faults" ]; then
        failed=$((failed + 1))
        echo "$case:"
        cat "$work/faults"
    else
        passed=$((passed + 1))
    fi
done
echo "golden: $passed passed, $failed failed"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
