# Two parts that say different things of one figure, and the ruleset does not say which holds.
. tests/cases/bad/base/enter.sh
cat >rules.json <<'END'
{"format": "bidgauge-ruleset/1", "id": "r", "title": "Cleaning", "currency": "USD",
 "include": [{"file": "part.json", "sha256": "7a13b7d3775fab7a44cd5c7d55317a56dd6f1a3d86e2e74d4404ab4435ba57e0"}, {"file": "more.json", "sha256": "b1ab0806695fa83a2e37de9dfa2fc7a48407e3d1ec183b1c1917ad713348cef0"}],
 "solicitation": {"dates": {"bids_due": "2026-03-13"}},
 "fields": {"wage": {"label": "Lowest hourly wage", "type": "money", "unit": "USD/hour"}},
 "criteria": {
   "floor": {"title": "Wage floor", "kind": "yes_no", "weight": 100, "test": {">=": [{"val": "wage"}, {"param": "floor"}]}}},
 "award": {"method": "highest_score", "ties": ["earliest"]}}
END
cat >part.json <<'END'
{"parameters": {"floor": {"unit": "USD/hour", "values": {"2025-01-01": 14}}, "other": {"values": {"2025-01-01": 3}}}}
END
cat >more.json <<'END'
{"parameters": {"floor": {"unit": "USD/hour", "values": {"2025-01-01": 15}}}}
END
"$BG" check rules.json
