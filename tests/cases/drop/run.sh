#!/bin/sh
# Files without a command, as a file manager gives them that were dropped on the program: a comparison beside the
# ruleset, the same bytes as by `evaluate`, in whatever order they come; a ruleset alone gets its form; somebody
# else's file is not replaced; a word alone is still an unknown command.
. tests/tools/env.sh
: "${BIDGAUGE:?the program}"
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
passed=0 failed=0
check() {
    what=$1
    shift
    if "$@" >"$work/log" 2>&1; then passed=$((passed + 1)); else
        failed=$((failed + 1)) && echo "$what:" && cat "$work/log"
    fi
}
mkdir "$work/in"
cp -R samples/janitorial "$work/in/case"
cd "$work/in" || exit 2
"$BIDGAUGE" evaluate case/ruleset.json case/bids -o expected.xlsx >/dev/null 2>&1
check "a ruleset and its bids" "$BIDGAUGE" case/ruleset.json case/bids
check "the bytes of evaluate" cmp expected.xlsx case/comparison.xlsx
check "the ruleset last, over its own comparison" "$BIDGAUGE" case/bids/*.json case/ruleset.json
check "the ruleset is found" cmp expected.xlsx case/comparison.xlsx
check "a ruleset alone" "$BIDGAUGE" case/ruleset.json
"$BIDGAUGE" form case/ruleset.json -o expected-form.xlsx
check "the bytes of form" cmp expected-form.xlsx case/form.xlsx
gives() {
    status=$1
    shift
    "$@" >"$work/said" 2>&1
    [ $? -eq "$status" ] || { cat "$work/said" && false; }
}
echo mine >case/comparison.xlsx
check "a file of somebody else" gives 2 "$BIDGAUGE" case/ruleset.json case/bids
check "it is as it was" grep -q mine case/comparison.xlsx
check "a word" gives 2 "$BIDGAUGE" evaluat
check "which is an unknown command" grep -q 'unknown command "evaluat"' "$work/said"
echo '{"format": "bidgauge-ruleset/1"}' >faulty.json
check "a faulty ruleset" gives 1 "$BIDGAUGE" ./faulty.json case/bids
check "is reported" grep -q 'faulty.json.*error' "$work/said"
echo "drop: $passed passed, $failed failed"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
