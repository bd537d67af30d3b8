# Rows that cannot be used: too few cells, too many, no id, text after a quote, bytes that are no
# text, a status that the mapping does not know. Each bid stays, as unreadable.
. tests/cases/bad/base/enter.sh
cat >bids.csv <<'END'
Bid,Price,Wage,Status
B-2,90000,17
B-3,90,000,17,in
,90000,17,in
B-5,"90000"0,17,in
B-6,90000,17,late
END
printf 'B-7,90000,17,\351\n' >>bids.csv
cat >map.json <<'END'
{"format": "bidgauge-map/1", "bid": "Bid", "answers": {"price": "Price", "wage": "Wage"},
 "status": {"column": "Status", "words": {"in": "active", "out": "withdrawn"}}}
END
"$BG" evaluate ruleset.json --map map.json good.json bids.csv
