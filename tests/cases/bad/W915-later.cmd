. tests/cases/bad/model/enter.sh
cat >s.json <<'END'
{"format": "bidgauge-scenario/1", "title": "Try",
 "ruleset": {"parameters": {"floor": {"values": {"2025-07-01": 18.00}}}}}
END
"$BG" model rules.json bids.jsonl -s s.json
