# A level that nobody defined.
. tests/cases/bad/base/enter.sh
cat >rules.json <<'END'
{"format": "bidgauge-ruleset/1", "id": "r", "title": "Cleaning", "currency": "USD",
 "solicitation": {"title": "Cleaning", "reference": "R-1", "buyer": "City (invented)", "dates": {"bids_due": "2026-03-13"}},

 "fields": {},
 "criteria": {
   "plan": {"title": "Plan", "kind": "panel", "weight": 100, "levels": [
     {"title": "Good", "definition": "names who does what by when", "points": 100},
     {"title": "Fair", "definition": "", "points": 50}]}},
 "award": {"method": "highest_score", "ties": ["earliest"]}}
END
"$BG" check --publish rules.json
