# A limit that the question does not allow to be reached.
. tests/cases/bad/base/enter.sh
cat >rules.json <<'END'
{"format": "bidgauge-ruleset/1", "id": "r", "title": "Cleaning", "currency": "USD",
 "solicitation": {"title": "Cleaning", "reference": "R-1", "buyer": "City (invented)", "dates": {"bids_due": "2026-03-13"}},

 "fields": {"crew": {"label": "People on the crew", "type": "integer", "min": 1, "max": 50}},
 "criteria": {"crew": {"title": "Enough people", "kind": "yes_no", "weight": 100,
                       "test": {">": [{"val": "crew"}, 60]}}},
 "award": {"method": "highest_score", "ties": ["earliest"]}}
END
"$BG" check --publish rules.json
