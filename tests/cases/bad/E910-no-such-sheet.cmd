. tests/cases/bad/model/enter.sh
cat >s.json <<'END'
{"format": "bidgauge-scenario/1", "title": "Try", "ruleset": {"parameters": {"floor": {"values": {"2027-07-01": 19}}}}}
END
"$BG" model rules.json bids.jsonl -s s.json#t
