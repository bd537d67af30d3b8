# A table without a mapping: it is not guessed, and stays in the comparison.
. tests/cases/bad/base/enter.sh
printf 'Bid,Price\nB-1,90000\n' >bids.csv
"$BG" evaluate ruleset.json good.json bids.csv
