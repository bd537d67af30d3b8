. tests/cases/bad/register/enter.sh
"$BG" model rules.json --register c.csv
echo "exit status $?"
"$BG" model rules.json bids.jsonl --register c.csv --wages w.csv
echo "exit status $?"
"$BG" model rules.json
echo "exit status $?"
"$BG" model rules.json --register none.csv --wages w.csv
