. tests/cases/bad/model/enter.sh
cat >s.json <<'END'
{"format": "bidgauge-scenario/1", "title": "Try",
 "bids": [{"set": {"prise": 1}}, {"set": {"workforce": 1}}, {"set": {"workforce.wags": 1}}, {"set": {"price.x": 1}}, {"set": {"price": {"val": "nope"}}}]}
END
"$BG" model rules.json bids.jsonl -s s.json
