# Delimiters that cannot be told, a header that is not where the mapping says, a quote left open in
# it, and a table without rows.
. tests/cases/bad/base/enter.sh
echo '{"format": "bidgauge-map/1", "bid": "Bid", "header_row": 2}' >second.json
echo '{"format": "bidgauge-map/1", "bid": "Bid"}' >map.json
printf 'Bid,Price;total\n1,2;3\n' >tie.csv
printf 'Bid,Price\n' >short.csv
printf 'Bid,"Price\n1,2\n' >open.csv
printf 'Bid,Price\n' >bare.csv
"$BG" import tie.csv --map map.json -o out
"$BG" import short.csv --map second.json -o out
"$BG" import open.csv --map map.json -o out
"$BG" import bare.csv --map map.json -o out
printf 'Bid,Pri\020ce\n1,2\n' >bell.csv
printf '\n1,2\n' >empty.csv
"$BG" import bell.csv --map map.json -o out
"$BG" import empty.csv --suggest-map
