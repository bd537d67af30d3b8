# A bid on lots whose second row names none.
. tests/cases/bad/base/enter.sh
printf 'Bid,Lot,Price\nB-2,a,90000\nB-2,,80000\n' >bids.csv
cat >map.json <<'END'
{"format": "bidgauge-map/1", "bid": "Bid", "lot": "Lot", "answers": {"price": "Price"}}
END
"$BG" import bids.csv --map map.json --ruleset ruleset.json -o out
