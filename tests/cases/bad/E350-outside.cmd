# A path that leads out of the folders of the ruleset.
. tests/cases/bad/base/enter.sh
cat >rules.json <<'END'
{"format": "bidgauge-ruleset/1", "id": "r", "title": "Cleaning", "currency": "USD",
 "include": [{"file": "../part.json", "sha256": "0000000000000000000000000000000000000000000000000000000000000000"}],
 "solicitation": {"dates": {"bids_due": "2026-03-13"}},
 "fields": {"wage": {"label": "Lowest hourly wage", "type": "money", "unit": "USD/hour"}},
 "criteria": {
   "floor": {"title": "Wage floor", "kind": "yes_no", "weight": 100, "test": {">=": [{"val": "wage"}, {"param": "floor"}]}}},
 "award": {"method": "highest_score", "ties": ["earliest"]}}
END
"$BG" check rules.json
