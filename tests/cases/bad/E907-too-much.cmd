. tests/cases/bad/model/enter.sh
cat >s.json <<'END'
{"format": "bidgauge-scenario/1", "title": "Try",
 "ruleset": {"criteria": {"pay": {"weight": 80}, "schedules": {"weight": 30}}}}
END
"$BG" model rules.json bids.jsonl -s s.json
