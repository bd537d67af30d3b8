# A fault that only a lot has stands in the scenario that caused it.
. tests/cases/bad/model/enter.sh
sed 's/"award":/"lots": {"north": {"patch": {"parameters": {"other": {"values": {"2025-07-01": 1}}}}}}, "award":/' rules.json >lots.json
cat >s.json <<'END'
{"format": "bidgauge-scenario/1", "title": "Try",
 "ruleset": {"lots": {"north": {"patch": {"parameters": {"other": {"values": {"2025-07-01": 2}}},
  "criteria": {"pay": {"to": {"param": "othr"}}}}}}}}
END
sed -i 's/"title": "Try",/"title": "Try", "adds": ["lots.north.patch.criteria"],/' s.json
"$BG" model lots.json bids.jsonl -s s.json
