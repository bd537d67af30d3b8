# A fault of the patched ruleset stands at its place in the scenario.
. tests/cases/bad/model/enter.sh
cat >s.json <<'END'
{"format": "bidgauge-scenario/1", "title": "Try", "adds": ["parameters.new"],
 "ruleset": {"parameters": {"new": {"valus": 3}},
  "criteria": {"pay": {"from": {"param": "nwe"}}}}}
END
"$BG" model rules.json bids.jsonl -s s.json
