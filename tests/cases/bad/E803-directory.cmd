# A folder stands where the output is to go: it stays.
. tests/cases/bad/base/enter.sh
mkdir result.json book.xlsx
"$BG" evaluate ruleset.json good.json --json result.json
echo "exit status $?"
"$BG" evaluate ruleset.json good.json -o book.xlsx
echo "exit status $?"
ls -A . result.json book.xlsx
exit 3
