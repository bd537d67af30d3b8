. tests/cases/bad/model/enter.sh
cat >s.json <<'END'
{"format": "bidgauge-scenario/1", "title": "Try",
 "description": "Nothing"}
END
"$BG" model rules.json bids.jsonl -s s.json
