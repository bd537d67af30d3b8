#!/bin/sh
# Command lines that ask for what cannot be: each ends with the status of its row, says what is wrong with it on
# standard error, prints nothing else and writes nothing. And standard output that cannot be written.
. tests/tools/env.sh
: "${BIDGAUGE:?the program}"
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
passed=0 failed=0
good() { passed=$((passed + 1)); }
bad() { failed=$((failed + 1)) && echo "$1" && cat "$work/err"; }
mkdir "$work/in" "$work/bin"
ln -s "$BIDGAUGE" "$work/bin/bidgauge"
PATH=$work/bin:$PATH
cp samples/janitorial/ruleset.json "$work/in/r.json"
cp samples/janitorial/bids/B-01-cedar.json "$work/in/b.json"
cp samples/scenarios/more-for-wages.json "$work/in/s.json"
cp samples/register/contracts.csv samples/register/wages.csv samples/portfolio/awards.csv "$work/in/"
ln -s "$PWD/rules" "$work/in/rules"
ls "$work/in" >"$work/before"
long=$(printf '%05000d' 0)
many=$(i=0; while [ $i -lt 400 ]; do printf ' --sweep a=1:2:1'; i=$((i + 1)); done)

while IFS='|' read -r want said line; do
    (cd "$work/in" && eval "bidgauge $line" >"$work/out" 2>"$work/err" </dev/null)
    status=$?
    if [ $status -ne "$want" ]; then bad "exit $status, not $want: bidgauge $line"
    elif ! grep -qF -e "$said" "$work/err"; then bad "does not say \"$said\": bidgauge $line"
    elif [ -s "$work/out" ]; then bad "prints something: bidgauge $line"
    elif ! ls "$work/in" | cmp -s - "$work/before"; then bad "writes something: bidgauge $line"
    else good; fi
done <<'END'
2|--print=some: write set or all|evaluate r.json b.json -o c.xlsx --print=some
2|--sheets=some: write auto or all|evaluate r.json b.json -o c.xlsx --sheets=some
2|--language=fr: write en or es|evaluate r.json b.json --language=fr
2|--language=fr: write en or es|explain r.json b.json --language=fr
2|--language=fr: write en or es|form r.json -o f.xlsx --language=fr
2|--color=red: write auto, always or never|evaluate r.json b.json --color=red
2|--messages=xml: write text or json|evaluate r.json b.json --messages=xml
2|--currency=usd: write three capital letters, such as USD|portfolio awards.csv --currency=usd
2|--currency=USDX: write three capital letters, such as USD|portfolio awards.csv --currency=USDX
2|too few arguments|evaluate r.json
2|too many arguments|form r.json b.json
2|unrecognized option '--nothing'|evaluate r.json b.json --nothing
2|Try 'bidgauge help evaluate'|evaluate r.json b.json -o
2|say where to with -o|form r.json
2|-o|decisions r.json b.json
2|no bid has the id "Z"|explain r.json b.json --bid=Z
2|no criterion has the id "z"|explain r.json b.json --criterion=z
2|no bid has the id "Z", or no criterion has the id "z"|explain r.json b.json --bid=Z --criterion=z
2|--write-scenarios goes with scenarios|model r.json --write-scenarios=x.json
2|--compare goes with scenarios|model r.json b.json --compare
2|--register and --wages do not go with --corpus|model r.json b.json --corpus --register=contracts.csv
2|--register and --wages do not go with --corpus|model r.json b.json --corpus --wages=wages.csv
2|one of --partial, --lines, --json and --csv can be written to standard output|model r.json b.json --corpus --json - --csv -
2|give the files of the corpus, or - for standard input|model r.json --corpus
2|go with --corpus|model r.json b.json --lines=l.jsonl
2|go with --corpus|model r.json b.json --partial=l.json
2|go with --corpus|model r.json b.json --threads=2
2|go with --corpus|model r.json b.json --resume
2|go with --corpus|model r.json b.json --years
2|go with --corpus|model r.json b.json --no-ranges
2|go with --corpus|model r.json b.json --by=insured
2|--register and --wages go together|model r.json --register=contracts.csv
2|--register and --wages go together|model r.json --wages=wages.csv
2|one of --json and --csv can be written to standard output|model r.json b.json --json - --csv -
2|go with --register|model r.json b.json --register-map=awards.csv
2|go with --register|model r.json b.json --wages-map=awards.csv
2|go with --register|model r.json b.json --wages-source=BLS
2|go with --register|model r.json b.json --wages-year=2025
2|go with --register|model r.json b.json --wages-url=https://example.org
2|give bids or a register, not both|model r.json b.json --register=contracts.csv --wages=wages.csv
2|give bids, or --register with --wages|model r.json
2|--threads=many is not a whole number|model r.json b.json --corpus --threads=many
2|--threads=0: write a number from 1 to 256|model r.json b.json --corpus --threads=0
2|--threads=257: write a number from 1 to 256|model r.json b.json --corpus --threads=257
2|--threads=-1: write a number from 1 to 256|model r.json b.json --corpus --threads=-1
2|--threads=99999999999999999999 is not a whole number|model r.json b.json --corpus --threads=99999999999999999999
2|--threads= is not a whole number|model r.json b.json --corpus --threads=
2|--sweep is given more than|model r.json b.json $many
2|say what to write|merge p.json
2|one of --partial, --json and --csv can be written to standard output|merge p.json --partial - --json -
2|one of --partial, --json and --csv can be written to standard output|merge p.json --csv - --json -
2|too few arguments|logic
2|say where to with -o FILE|new
2|say where to with -o FILE|rules new us-davis-bacon-act
2|say list, show or new|rules lists
2|list takes no name, show and new take one|rules list us
2|list takes no name, show and new take one|rules show
2|list takes no name, show and new take one|rules new
2|"in" is neither export nor import|ruleset in r.json
2|say where to with -o FILE|ruleset export r.json
2|unknown action "appoints"|panel appoints r.json
2|say where to with -o|panel appoint r.json E1=Ana
2|say where to with -o|panel sheets r.json
2|name the panel file with --panel=FILE|panel sheets r.json b.json -o out
2|name the panel file with --panel=FILE|panel status r.json
2|too few arguments|panel appoint r.json -o p.json
2|--seed=one is not a whole number|robustness r.json b.json --seed=one
2|--samples=1.5 is not a whole number|robustness r.json b.json --samples=1.5
2|--threads=x is not a whole number|robustness r.json b.json --threads=x
2|no document "nothing"|help --generate=nothing
2|Try 'bidgauge help'|help nothing
2|Try 'bidgauge help'|evaluat r.json b.json
2|Try 'bidgauge help'|--nothing r.json
3|there is no such file or folder|evaluate none.json b.json
3|there is no such file or folder|evaluate r.json none.json -o c.xlsx --json r2.json
3|there is no such file or folder|check none.json
3|E797: there is no case in "none"|verify none
3|there is no such file or folder|model r.json none.jsonl --corpus --json -
3|there is no such file or folder|robustness r.json none.json -o x.xlsx
3|there is no such file or folder|./none.json ./b.json
3|the name is too long|evaluate r.json b.json --quiet --json $long.json
2|E814: "r.json" is an input of this run|evaluate r.json b.json --json r.json --force
2|E814: "r.json" is an input of this run|form r.json -o r.json --force
2|E815: "c.xlsx" and "./c.xlsx" are one file|evaluate r.json b.json -o c.xlsx --json ./c.xlsx
2|E816: cannot write a model as JSON to "c.csv"|model r.json b.json -s s.json --json c.csv
2|E814: "b.json" is an input of this run|robustness r.json b.json -o b.json --force
END

# A command whose standard output cannot be written says so and ends with 3.
if [ -w /dev/full ]; then
    while read -r line; do
        (cd "$work/in" && eval "bidgauge $line" >/dev/full 2>"$work/err" </dev/null)
        status=$?
        if [ $status -eq 3 ] && grep -qF 'E803: cannot write to standard output' "$work/err"; then good
        else bad "exit $status with a full disk: bidgauge $line"; fi
    done <<'END'
help
help evaluate
--version
evaluate r.json b.json
evaluate r.json b.json --json -
explain r.json b.json
check r.json --json -
model r.json b.json -s s.json
model r.json b.json -s s.json --csv -
rules list
logic '{"+": [1, 2]}'
END
else
    echo "usage: SKIPPED: standard output that is full: there is no /dev/full"
fi
echo "usage: $passed passed, $failed failed"
[ "$failed" -eq 0 ] && [ "$passed" -gt 60 ]
