#!/bin/sh
# Runs scripted suites, JOBS at a time (default: one for each processor). A suite is a folder
# tests/GROUP/NAME with a run.sh, which prints what fails and ends with 0 (all passed), 77 (skipped: its
# last line says why) or anything else (failed). What a suite prints is kept together, and the suites are
# shown in the order of their paths.
# SUITES: names or paths ("bad golden"); default all but the slow ones, whose run.sh says so and why in its
# second line ("# Slow: a browser."); "all" is every suite, at full size (FULL=1). BIDGAUGE: the program;
# BUILD: the build folder; BIDGAUGE_SHARED: public test data, optional. CASES and BLESS are for suites that
# know them.
cd "$(dirname "$0")/.." || exit 2
. tests/tools/env.sh
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM
export SUITE_LOGS="$work"

# Every suite that was asked for, as a path, in the order of the paths.
case "${SUITES:-quick}" in
quick) grep -L '^# Slow: ' tests/*/*/run.sh ;;
all) ls tests/*/*/run.sh ;;
*)
    for suite in $SUITES; do
        case $suite in
        */run.sh) path=$suite ;;
        */*) path=$suite/run.sh ;;
        *) path=$(ls tests/*/"$suite"/run.sh 2>/dev/null) ;;
        esac
        [ -f "$path" ] || { echo "tests/run.sh: no suite \"$suite\"" >&2; exit 2; }
        echo "$path"
    done
    ;;
esac >"$work/asked"
[ -s "$work/asked" ] || exit 2
[ "$SUITES" != all ] || export FULL=1
sort -u "$work/asked" >"$work/suites"

# Shows what suite $1 printed and how it ended.
show() {
    echo "== $1 ($(cat "$work/$1.seconds") s)"
    cat "$work/$1.log"
    read -r status <"$work/$1.status"
    case $status in
    0) echo passed >"$work/$1.result" ;;
    77) echo skipped >"$work/$1.result" && echo "SKIPPED: $1: $(tail -n 1 "$work/$1.log")" ;;
    *)
        echo failed >"$work/$1.result"
        settings=
        [ "$BUILD" = build/release ] || settings="BUILD=$BUILD "
        [ "$BIDGAUGE" = "$PWD/build/bidgauge" ] || settings="${settings}BIDGAUGE=$BIDGAUGE "
        echo "FAILED: $1 (exit status $status). To run it alone: ${settings}SUITES=$1 sh tests/run.sh"
        ;;
    esac
}

# Reads the names of suites as they end; shows each as soon as all before it have been shown.
show_in_order() {
    while read -r suite <&3; do
        name=$(basename "$(dirname "$suite")")
        while [ ! -f "$work/$name.status" ]; do read -r ended || return; done
        show "$name"
    done 3<"$work/suites"
}

# One suite, with a temporary folder of its own, in which nothing may be left. Slow ones start first.
# shellcheck disable=SC2046 # paths without blanks
{ grep -l '^# Slow: ' $(cat "$work/suites"); grep -L '^# Slow: ' $(cat "$work/suites"); } | xargs -P "$JOBS" -n 1 sh -c '
    name=$(basename "$(dirname "$1")")
    log=$SUITE_LOGS/$name.log started=$(date +%s)
    mkdir "$SUITE_LOGS/tmp-$name"
    TMPDIR=$SUITE_LOGS/tmp-$name sh "$1" >"$log" 2>&1 </dev/null
    status=$?
    left=$(ls -A "$SUITE_LOGS/tmp-$name")
    [ -z "$left" ] || { echo "left behind in the temporary folder:" $left >>"$log"; status=1; }
    echo $(($(date +%s) - started)) >"$SUITE_LOGS/$name.seconds"
    echo $status >"$SUITE_LOGS/$name.ended"
    mv "$SUITE_LOGS/$name.ended" "$SUITE_LOGS/$name.status"
    echo "$name"' suite | show_in_order
count() { grep -lx "$1" "$work"/*.result 2>/dev/null | wc -l; }
passed=$(count passed) failed=$(count failed) skipped=$(count skipped)
tally "$passed" "$failed"
echo "suites: $passed passed, $failed failed, $skipped skipped"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ] && [ $((passed + skipped)) -eq "$(wc -l <"$work/suites")" ]
