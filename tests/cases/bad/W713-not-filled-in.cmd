# A library ruleset before it is adopted: no header, a fact without a value, and a wage determination
# of which one class is filled in. What a fact switches off is not asked for.
. tests/cases/bad/base/enter.sh
cat >rules.json <<'END'
{"format": "bidgauge-ruleset/1", "id": "r", "title": "Guards", "currency": "USD",
 "solicitation": {"title": "Fill in", "reference": "R-1", "dates": {"bids_due": "2026-03-13"}},
 "sources": {"wd": {"title": "Wage determination", "citation": "WD 1"}},
 "facts": {"place": {"label": "Place", "type": "text"}, "airport": {"label": "Airport", "type": "boolean", "value": false}},
 "parameters": {
   "rate": {"title": "rate", "unit": "USD/hour", "source": "wd", "at": "bids_due", "row_of": "crew", "by": [{"val": "class"}],
            "table": {"one": {"2026-01-01": 20}, "two": {"2020-01-01": null}, "three": {"2020-01-01": null}}},
   "unused": {"title": "airport rate", "source": "wd", "at": "bids_due", "values": {"2020-01-01": null}}},
 "fields": {"crew": {"label": "Crew", "type": "table", "columns": {
   "class": {"label": "Class", "type": "choice", "choices": {"one": "One", "two": "Two", "three": "Three"}},
   "wage": {"label": "Wage", "type": "money", "unit": "USD/hour"}}}},
 "criteria": {
   "rate": {"title": "Rate", "kind": "pass_fail", "when": {"!=": [{"fact": "place"}, "abroad"]},
     "test": {"all": [{"val": "crew"}, {">=": [{"val": "wage"}, {"param": "rate"}]}]}},
   "airport": {"title": "Airport", "kind": "pass_fail", "when": {"fact": "airport"},
     "test": {"all": [{"val": "crew"}, {">=": [{"val": "wage"}, {"param": "unused"}]}]}},
   "pay": {"title": "Pay", "kind": "linear", "weight": 100, "value": {"min_of": [{"val": "crew"}, {"val": "wage"}]}, "from": 0, "to": 50}},
 "award": {"method": "highest_score", "ties": ["earliest"]}}
END
"$BG" check --publish rules.json
