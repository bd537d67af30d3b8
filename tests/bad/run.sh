#!/bin/sh
# Faulty inputs with the whole of what must be said about them. CASE.json is checked as a ruleset;
# CASE.cmd, where there is one, is the command line instead (run by sh, from the project's top, with
# $BG as the program and $TMP as an empty folder). CASE.err is standard error, CASE.out (optional)
# standard output, and the first line of CASE.status (optional, default 1) the exit status.
# BLESS=1 rewrites the expectations and shows what changed.
passed=0 failed=0
TMP=$(mktemp -d) || exit 2
trap 'rm -rf "$TMP" "$work"' EXIT
work=$(mktemp -d) || exit 2
export BG="$BIDGAUGE" TMP
for err in tests/bad/*.err; do
    case=${err%.err}
    rm -rf "$TMP" && mkdir "$TMP"
    if [ -f "$case.cmd" ]; then
        sh "$case.cmd" >"$work/out" 2>"$work/err" </dev/null
    else
        "$BIDGAUGE" check "$case.json" >"$work/out" 2>"$work/err" </dev/null
    fi
    status=$?
    want=1
    [ -f "$case.status" ] && read -r want <"$case.status"
    sed "s|$TMP|TMP|g; s|$PWD/||g" "$work/err" >"$work/err2"
    if [ -n "$BLESS" ]; then
        diff -u "$err" "$work/err2"
        cp "$work/err2" "$err"
        continue
    fi
    if [ "$status" = "$want" ] && diff -u "$err" "$work/err2" >"$work/diff" &&
        { [ ! -f "$case.out" ] || diff -u "$case.out" "$work/out" >"$work/diff"; }; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        echo "$case: exit status $status, want $want"
        cat "$work/diff"
    fi
done
echo "bad input: $passed passed, $failed failed"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
