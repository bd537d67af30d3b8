# A figure that only the scenario has: the baseline is left out, and said.
. tests/cases/bad/base/enter.sh
cat >new.json <<'END'
{"format": "bidgauge-scenario/1", "title": "A floor", "adds": ["parameters"],
 "ruleset": {"parameters": {"floor": {"title": "floor", "unit": "USD/hour", "values": {"2025-01-01": 16}}},
             "criteria": {"wage": {"from": {"param": "floor"}}}}}
END
"$BG" model ruleset.json good.json -s new.json --sweep=parameters.floor=15:17:1 | sed -n '/Sweep/,$p'
