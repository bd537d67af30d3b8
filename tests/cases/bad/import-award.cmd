# A table that says which bid was awarded: our order is set against it. An unknown word is said.
. tests/cases/bad/base/enter.sh
cat >bids.csv <<'BIDS'
Bid,Vendor,Price,Wage,Insured,Result
B-1,Ash (invented),100000,18,yes,lost
B-2,Birch (invented),90000,18,yes,won
B-3,Cedar (invented),80000,19,yes,lost
B-4,Dogwood (invented),70000,19,yes,maybe
BIDS
cat >map.json <<'MAP'
{"format": "bidgauge-map/1", "bid": "Bid", "vendor": {"name": "Vendor"},
 "award": {"column": "Result", "words": {"won": "active", "lost": null}},
 "answers": {"price": "Price", "wage": "Wage", "insured": "Insured"}}
MAP
"$BG" import bids.csv --ruleset ruleset.json --map map.json -o out
