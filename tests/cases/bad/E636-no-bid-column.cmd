# A mapping with bidders in rows that does not say which column has the bids' ids; an "otherwise" that
# goes with no words; a rule that leaves nothing out; bidders in columns without lines.
. tests/cases/bad/base/enter.sh
printf 'Bid,Price,State\nB-1,4,won\n' >bids.csv
printf '%s\n' '{"format": "bidgauge-map/1", "status": {"column": "State", "otherwise": "active"},' \
    ' "answers": {"price": "Price"}}' >map.json
"$BG" import bids.csv --map map.json --ruleset ruleset.json -o rows
printf '%s\n' '{"format": "bidgauge-map/1", "bid": "Bid", "skip_where": [{"column": "State"}]}' >skip.json
"$BG" import bids.csv --map skip.json --ruleset ruleset.json -o skip
printf '%s\n' '{"format": "bidgauge-map/1", "bidders_in": "columns"}' >columns.json
"$BG" import bids.csv --map columns.json --ruleset ruleset.json -o columns
