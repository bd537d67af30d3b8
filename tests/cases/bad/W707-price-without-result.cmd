# A formula that has no result for a price of zero.
. tests/cases/bad/base/enter.sh
cat >rules.json <<'END'
{"format": "bidgauge-ruleset/1", "id": "r", "title": "Cleaning", "currency": "USD",
 "solicitation": {"title": "Cleaning", "reference": "R-1", "buyer": "City (invented)", "dates": {"bids_due": "2026-03-13"}},

 "fields": {"price": {"label": "Price", "type": "money", "role": "price"},
            "insured": {"label": "Insured", "type": "boolean"}},
 "criteria": {"insured": {"title": "Insured", "kind": "yes_no", "weight": 60, "test": {"val": "insured"}}},
 "price": {"field": "price", "weight": 40, "formula": "logarithmic", "parameters": {"base": 2}},
 "award": {"method": "highest_score", "ties": ["earliest"]}}
END
"$BG" check --publish rules.json
