# A definition that there is not.
. tests/cases/bad/base/enter.sh
cat >rules.json <<'END'
{"format": "bidgauge-ruleset/1", "id": "r", "title": "Cleaning", "currency": "USD",
 "solicitation": {"dates": {"bids_due": "2026-03-13"}},
 "definitions": {"floor": {"+": [1, {"definition": "bas"}]}, "base": 12},
 "fields": {"wage": {"label": "Lowest hourly wage", "type": "money", "unit": "USD/hour"}},
 "criteria": {
   "floor": {"title": "Wage floor", "kind": "yes_no", "weight": 100, "test": {">=": [{"val": "wage"}, {"definition": "floor"}]}}},
 "award": {"method": "highest_score", "ties": ["earliest"]}}
END
"$BG" check rules.json
