# A part takes what the file does not have.
. tests/cases/bad/base/enter.sh
cat >rules.json <<'END'
{"format": "bidgauge-ruleset/1", "id": "r", "title": "Cleaning", "currency": "USD",
 "include": [{"file": "part.json", "sha256": "7a13b7d3775fab7a44cd5c7d55317a56dd6f1a3d86e2e74d4404ab4435ba57e0", "take": ["parameters.flor"]}],
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
