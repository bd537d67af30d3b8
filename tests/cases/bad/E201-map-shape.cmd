# Faults of shape in a mapping, all in one run.
. tests/cases/bad/base/enter.sh
printf 'Bid,Price\nB-2,90000\n' >bids.csv
cat >map.json <<'END'
{"format": "bidgauge-map/1", "delimeter": ",", "encoding": "latin-1", "header_row": 0,
 "answers": {"price": {"colum": "Price", "words": []}}}
END
"$BG" import bids.csv --map map.json -o out
