# A clarification whose "was" is not what the bid had said.
. tests/cases/bad/base/enter.sh
cat >bid.json <<'END'
{"format": "bidgauge-bid/1", "bid": "B-2", "vendor": {"id": "V-2", "name": "Birch (invented)"},
 "answers": {"price": 90000, "insured": true, "wage": 17},
 "clarifications": [{"date": "2026-03-20", "field": "wage", "was": 16, "now": 18, "document": "letter.pdf"}]}
END
"$BG" evaluate ruleset.json good.json bid.json
