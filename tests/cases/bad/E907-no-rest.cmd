# The first scenario leaves the rest nothing; the second cannot scale nothing up again.
. tests/cases/bad/model/enter.sh
cat >s.json <<'END'
{"format": "bidgauge-scenario/1", "title": "All for pay",
 "ruleset": {"criteria": {"pay": {"weight": 100}}}}
END
cat >t.json <<'END'
{"format": "bidgauge-scenario/1", "title": "Less for pay",
 "ruleset": {"criteria": {"pay": {"weight": 60}}}}
END
"$BG" model rules.json bids.jsonl -s s.json+t.json
