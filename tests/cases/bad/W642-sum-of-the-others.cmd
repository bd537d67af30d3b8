# The last line has the sum of the others for every bidder, and the mapping names no totals.
. tests/cases/bad/base/enter.sh
cat >rules.json <<'END'
{"format": "bidgauge-ruleset/1", "id": "r", "title": "Works", "currency": "USD",
 "solicitation": {"title": "Works", "dates": {"bids_due": "2026-03-13"}},
 "fields": {"price": {"label": "Price", "type": "money", "role": "price"}}, "criteria": {},
 "price": {"field": "price"}, "award": {"method": "lowest_evaluated_price", "ties": []}}
END
cat >map.json <<'END'
{"format": "bidgauge-map/1", "bidders_in": "columns", "rows": {"header": 2},
 "lines": {"item": "Item", "description": "Work", "amount": "Amount"}}
END
cat >tab.csv <<'END'
,,Alder Works (invented),Birch Paving (invented)
Item,Work,Amount,Amount
1,Pipe,30,27
2,Stone,20,24
,Bid as read,50,51
END
"$BG" evaluate rules.json --map map.json tab.csv
