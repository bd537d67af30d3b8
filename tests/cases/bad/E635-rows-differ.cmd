# Two rows of one bid with different prices; a third that says the same.
. tests/cases/bad/base/enter.sh
printf 'Bid,Price,Wage\nB-2,90000,17\nB-2,80000,17\nB-3,70000,18\nB-3,70000,18\n' >bids.csv
cat >map.json <<'END'
{"format": "bidgauge-map/1", "bid": "Bid", "answers": {"price": "Price", "wage": "Wage"}}
END
"$BG" import bids.csv --map map.json --ruleset ruleset.json -o out
