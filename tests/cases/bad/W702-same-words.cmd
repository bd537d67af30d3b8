# Two levels with the same definition, two choices with the same label.
. tests/cases/bad/base/enter.sh
cat >rules.json <<'END'
{"format": "bidgauge-ruleset/1", "id": "r", "title": "Cleaning", "currency": "USD",
 "solicitation": {"title": "Cleaning", "reference": "R-1", "buyer": "City (invented)", "dates": {"bids_due": "2026-03-13"}},

 "fields": {"shift": {"label": "Shift", "type": "choice", "choices": {"day": "By day", "early": "by day"}}},
 "criteria": {
   "plan": {"title": "Plan", "kind": "panel", "weight": 50, "levels": [
     {"title": "Good", "definition": "meets the need", "points": 100},
     {"title": "Fair", "definition": "Meets the need", "points": 50}]},
   "shift": {"title": "Shift", "kind": "choice", "weight": 50, "value": {"val": "shift"},
             "points": {"day": 100, "early": 50}}},
 "award": {"method": "highest_score", "ties": ["earliest"]}}
END
"$BG" check --publish rules.json
