. tests/cases/bad/model/enter.sh
cat >s.json <<'END'
{"format": "bidgauge-scenario/1", "title": "Try",
 "adds": ["parameters.floor", "award.minimum_quality"],
 "ruleset": {"parameters": {"floor": {"values": {"2025-07-01": 20.00, "2027-07-01": 21.00}}}}}
END
"$BG" model rules.json bids.jsonl -s s.json
