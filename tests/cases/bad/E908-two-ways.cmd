. tests/cases/bad/model/enter.sh
cat >s.json <<'END'
{"format": "bidgauge-scenario/1", "title": "Try",
 "bids": [{"drop_out": true, "stay": true}, {"title": "none"}, {"raise_pay": {"to": 18, "pass_on": 0.5}}]}
END
"$BG" model rules.json bids.jsonl -s s.json
