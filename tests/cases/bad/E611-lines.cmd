# The reasons of answers that cannot be used, of bids that stand in lines: each keeps its own.
. tests/cases/bad/base/enter.sh
cat >bids.jsonl <<'BIDS'
{"format": "bidgauge-bid/1", "bid": "B-2", "vendor": {"id": "V-2", "name": "Birch (invented)"}, "answers": {"price": 1200, "wage": {"unreadable": "the cell shows the error #REF!"}, "insured": true}}
{"format": "bidgauge-bid/1", "bid": "B-3", "vendor": {"id": "V-3", "name": "Cedar (invented)"}, "answers": {"price": 1300, "wage": {"unreadable": "text \"17 or so\" where a number belongs"}, "insured": true}}
BIDS
"$BG" evaluate ruleset.json good.json bids.jsonl
