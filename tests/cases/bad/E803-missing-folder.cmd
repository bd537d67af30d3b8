# The folder of the output is not there: nothing is made, folders neither.
. tests/cases/bad/base/enter.sh
"$BG" evaluate ruleset.json good.json --json reports/result.json
echo "exit status $?"
"$BG" evaluate ruleset.json good.json -o reports/book.xlsx
echo "exit status $?"
ls -A
exit 3
