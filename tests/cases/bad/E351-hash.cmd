# A part that was changed since: the message has the new hash.
. tests/cases/bad/base/enter.sh
cat >rules.json <<'END'
{"format": "bidgauge-ruleset/1", "id": "r", "title": "Cleaning", "currency": "USD",
 "include": [{"file": "part.json", "sha256": "1111111111111111111111111111111111111111111111111111111111111111"}],
 "solicitation": {"dates": {"bids_due": "2026-03-13"}},
 "fields": {"wage": {"label": "Lowest hourly wage", "type": "money", "unit": "USD/hour"}},
 "criteria": {
   "floor": {"title": "Wage floor", "kind": "yes_no", "weight": 100, "test": {">=": [{"val": "wage"}, {"param": "floor"}]}}},
 "award": {"method": "highest_score", "ties": ["earliest"]}}
END
cat >part.json <<'END'
{"parameters": {"floor": {"unit": "USD/hour", "values": {"2025-01-01": 14}}, "other": {"values": {"2025-01-01": 3}}}}
END
"$BG" check rules.json
