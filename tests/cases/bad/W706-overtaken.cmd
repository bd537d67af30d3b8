# Points for a wage that the required floor overtakes in the term.
. tests/cases/bad/base/enter.sh
cat >rules.json <<'END'
{"format": "bidgauge-ruleset/1", "id": "r", "title": "Cleaning", "currency": "USD",
 "solicitation": {"title": "Cleaning", "reference": "R-1", "buyer": "City (invented)", "dates": {"bids_due": "2026-03-13", "start": "2026-07-01", "end": "2029-06-30"}},

 "sources": {"law": {"title": "Wage Act", "citation": "Wage Act 2025, s. 3"}},
 "parameters": {"floor": {"title": "wage floor", "unit": "USD/hour", "source": "law", "at": "term",
                          "values": {"2026-01-01": 15, "2027-01-01": 18}}},
 "fields": {"wage": {"label": "Lowest hourly wage", "type": "money", "unit": "USD/hour", "max": 100}},
 "criteria": {
   "floor": {"title": "Wage floor", "kind": "pass_fail", "test": {">=": [{"val": "wage"}, {"param": "floor"}]}},
   "wage": {"title": "Wage", "kind": "linear", "weight": 100, "value": {"val": "wage"}, "from": 16, "to": 24}},
 "award": {"method": "highest_score", "ties": ["earliest"]}}
END
"$BG" check --publish rules.json
