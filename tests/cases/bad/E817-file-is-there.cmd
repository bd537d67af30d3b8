# What bidgauge wrote for the same purpose is replaced, nothing else is, unless --force says so.
. tests/cases/bad/base/enter.sh
echo mine | tee mine.xlsx mine.json mine.csv >mine.part
"$BG" evaluate -q ruleset.json good.json -o mine.xlsx --json mine.json
"$BG" model -q ruleset.json good.json -o mine.xlsx --csv mine.csv
"$BG" form ruleset.json -o mine.xlsx
"$BG" ruleset export ruleset.json -o rules.xlsx
"$BG" ruleset export ruleset.json -o rules.xlsx
"$BG" form ruleset.json -o rules.xlsx
"$BG" ruleset import rules.xlsx -o copy.json
"$BG" ruleset import rules.xlsx -o copy.json
sed 's/office/offices/' copy.json >edited.json
"$BG" ruleset import rules.xlsx -o edited.json
"$BG" evaluate -q ruleset.json good.json -o c.xlsx --json c.json
"$BG" evaluate -q ruleset.json good.json -o c.xlsx --json c.json
"$BG" robustness -q ruleset.json good.json --samples 10 -o c.xlsx --json c.json
: >empty.xlsx
"$BG" evaluate -q ruleset.json good.json -o empty.xlsx
"$BG" evaluate ruleset.json good.json -o mine.xlsx --force
status=$?
cat mine.json mine.csv mine.part
[ "$status" = 0 ] && exit 2
