. tests/cases/bad/model/enter.sh
cat >s.json <<'END'
{"format": "bidgauge-scenario/1", "title": "Try",
 "ruleset": {"criteria": {"pay": {"weight": 50}, "schedules": {"weight": 30}}, "price": {"weight": 40}}}
END
"$BG" model rules.json bids.jsonl -s s.json
