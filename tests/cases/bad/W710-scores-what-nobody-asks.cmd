# A criterion that is the same for every bid.
. tests/cases/bad/base/enter.sh
cat >rules.json <<'END'
{"format": "bidgauge-ruleset/1", "id": "r", "title": "Cleaning", "currency": "USD",
 "solicitation": {"title": "Cleaning", "reference": "R-1", "buyer": "City (invented)", "dates": {"bids_due": "2026-03-13"}},

 "facts": {"value": {"label": "Value of the contract", "type": "number", "unit": "USD", "value": 900000}},
 "fields": {},
 "criteria": {"size": {"title": "Size", "kind": "yes_no", "weight": 100, "test": {">": [{"fact": "value"}, 500000]}}},
 "award": {"method": "highest_score", "ties": ["earliest"]}}
END
"$BG" check --publish rules.json
