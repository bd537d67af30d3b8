# Without a ruleset the mapping must say what the answers are.
. tests/cases/bad/base/enter.sh
printf 'Bid,Price,Wage\nB-2,90000,17\n' >bids.csv
cat >map.json <<'END'
{"format": "bidgauge-map/1", "bid": "Bid", "answers": {"price": {"column": "Price", "type": "money"}, "wage": "Wage"}}
END
"$BG" import bids.csv --map map.json -o out
