# A semicolon parts the first row into as many cells as the comma, with another price; in quotes, or
# where no number is cut, the comma is meant.
. tests/cases/bad/base/enter.sh
cat >bids.csv <<'END'
Bid,Price
Acme;1200,50
"Birch; Sons",90000
Cedar; Daughters,80000
Dogwood,0012
END
cat >map.json <<'END'
{"format": "bidgauge-map/1", "bid": "Bid", "answers": {"price": "Price"}}
END
"$BG" evaluate ruleset.json --map map.json good.json bids.csv
