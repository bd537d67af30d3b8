#!/bin/sh
# Every command over every sample with two programs, each in a folder of its own with the same files: what
# they print, how they end and every file that they write are the same bytes. same.sh ONE OTHER
one=$1 other=$2 top=$PWD
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
failed=0 compared=0
mkdir "$work/one" "$work/other"

# The files of a folder, given afresh to both.
fresh() {
    rm -rf "$work/one" "$work/other"
    mkdir "$work/one"
    for from; do cp -R "$top/$from" "$work/one/"; done
    ln -s "$top/rules" "$work/one/rules"
    cp -R "$work/one" "$work/other"
}
# Runs the words with both. node takes a file for a terminal: colours are not asked for.
both() {
    [ "$1" = --version ] || set -- "$@" --color=never
    for side in one other; do
        eval "program=\$$side"
        (cd "$work/$side" && "$program" "$@" >said.out 2>said.err </dev/null; echo $? >said.status)
    done
    compared=$((compared + $(find "$work/one" -type f | wc -l)))
    diff -rq "$work/one" "$work/other" && return
    echo "not the same: $*"
    head -5 "$work/one/said.err" "$work/other/said.err"
    failed=$((failed + 1))
}

for sample in samples/*/bids; do
    sample=${sample%/bids}
    fresh "$sample/ruleset.json" $sample/bids/*
    bids=$(cd "$work/one" && ls | grep -vx 'rules\|ruleset.json\|said.*')
    both check ruleset.json --publish --messages=json
    # shellcheck disable=SC2086 # a list of names
    {
        both evaluate ruleset.json $bids -o comparison.xlsx --json=result.json
        both evaluate ruleset.json $bids
        both explain ruleset.json $bids --trace
        both decisions ruleset.json $bids -o decisions.xlsx
        both robustness ruleset.json $bids --samples=2000 --json=robustness.json -o robustness.xlsx
    }
    both check ruleset.json --page
    both form ruleset.json -o form.xlsx
    both ruleset export ruleset.json -o rules.xlsx
    both ruleset import rules.xlsx -o back.json
done

fresh samples/janitorial/ruleset.json samples/scenarios samples/janitorial/bids
bids=$(cd "$work/one" && ls bids/*.json)
# shellcheck disable=SC2086
both model ruleset.json $bids -s scenarios/floor20.json --json=model.json -o model.xlsx --csv=model.csv
# shellcheck disable=SC2086
both model ruleset.json $bids --sweep=criteria.price.weight=20:60:10 --json=sweep.json
fresh samples/register
both model register/ruleset.json --register=register/contracts.csv --wages=register/wages.csv \
    -s register/floor20.json --json=register.json -o register.xlsx
fresh
both new -o new.json
both new -o new.xlsx
both rules list
both --version
echo "compared $compared files, $failed commands differ"
[ "$failed" -eq 0 ] && [ "$compared" -gt 100 ]
