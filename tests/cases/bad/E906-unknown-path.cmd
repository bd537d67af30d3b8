. tests/cases/bad/model/enter.sh
cat >s.json <<'END'
{"format": "bidgauge-scenario/1", "title": "Try",
 "ruleset": {"parameters": {"flor": {"values": {"2025-07-01": 20.00}}},
  "criteria": {"pay": {"wieght": 30}}, "awards": null}}
END
"$BG" model rules.json bids.jsonl -s s.json
