# Nothing says how a tie is broken.
. tests/cases/bad/base/enter.sh
cat >rules.json <<'END'
{"format": "bidgauge-ruleset/1", "id": "r", "title": "Cleaning", "currency": "USD",
 "solicitation": {"title": "Cleaning", "reference": "R-1", "buyer": "City (invented)", "dates": {"bids_due": "2026-03-13"}},

 "fields": {"insured": {"label": "Insured", "type": "boolean"}},
 "criteria": {"insured": {"title": "Insured", "kind": "yes_no", "weight": 100, "test": {"val": "insured"}}},
 "award": {"method": "highest_score"}}
END
"$BG" check --publish rules.json
