# JSON Lines: one bad line is one unreadable bid, and the others are evaluated.
. tests/cases/bad/base/enter.sh
cat >bids.jsonl <<'END'
{"format": "bidgauge-bid/1", "bid": "B-1", "answers": {"price": 100000, "insured": true, "wage": 18}}
{"format": "bidgauge-bid/1", "bid": "B-2", "answers": {"price": 90000, "insured": true, "wage": }}
{"format": "bidgauge-bid/1", "bid": "B-3", "answers": {"price": 95000, "insured": true, "wage": "high"}}
END
"$BG" evaluate ruleset.json bids.jsonl
