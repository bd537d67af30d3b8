#!/bin/sh
# Faulty inputs with the whole of what must be said about them. CASE.json is checked as a ruleset, in this
# folder;
# CASE.cmd, where there is one, is the command line instead (run by sh, from the project's top, with
# $BG as the program and $TMP as an empty folder). CASE.err is standard error, CASE.out (optional)
# standard output, and the first line of CASE.status (optional, default 1) the exit status. A CASE.cmd
# that ends with 77 cannot be tried on this machine: it is skipped, and said.
# BLESS=1 rewrites the expectations and shows what changed. CASES="a b" runs these alone.
passed=0 failed=0 skipped=0
TMP=$(mktemp -d) || exit 2
trap 'rm -rf "$TMP" "$work"' EXIT
work=$(mktemp -d) || exit 2
export BG="${BIDGAUGE:?the program}" TMP

# Makes the expectation $1 what was got in $2, and shows what changed.
bless() {
    diff -uN "$1" "$2"
    cp "$2" "$1"
}

for err in ${CASES:-tests/cases/bad/*.err}; do
    case=${err%.err}
    rm -rf "$TMP" && mkdir "$TMP"
    if [ -f "$case.cmd" ]; then
        sh "$case.cmd" >"$work/out" 2>"$work/err" </dev/null
    else
        (cd tests/cases/bad && "$BIDGAUGE" check "${case##*/}.json") >"$work/out" 2>"$work/err" </dev/null
    fi
    status=$?
    if [ "$status" = 77 ] && [ -f "$case.cmd" ]; then
        skipped=$((skipped + 1))
        echo "$case: SKIPPED: $(cat "$work/err")"
        continue
    fi
    want=1
    [ -f "$case.status" ] && read -r want <"$case.status"
    for stream in out err; do sed "s|$TMP|TMP|g; s|$PWD/||g" "$work/$stream" >"$work/${stream}2"; done
    if [ -n "$BLESS" ]; then
        bless "$case.err" "$work/err2"
        if [ -f "$case.out" ]; then bless "$case.out" "$work/out2"; fi
        [ "$status" = "$want" ] || echo "$case: exit status $status, was $want"
        if [ "$status" = 1 ]; then rm -f "$case.status"; else echo "$status" >"$case.status"; fi
        continue
    fi
    : >"$work/diff"
    diff -u "$case.err" "$work/err2" >>"$work/diff"
    if [ -f "$case.out" ]; then diff -u "$case.out" "$work/out2" >>"$work/diff"; fi
    if [ "$status" = "$want" ] && [ ! -s "$work/diff" ]; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        echo "$case: exit status $status, want $want"
        cat "$work/diff"
    fi
done
[ -z "$BLESS" ] || exit 0
echo "bad input: $passed passed, $failed failed, $skipped skipped"
[ "$failed" -eq 0 ] && [ $((passed + skipped)) -gt 0 ]
