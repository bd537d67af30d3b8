. tests/cases/bad/model/enter.sh
cat >s.json <<'END'
{"format": "bidgauge-scenario/1", "title": "Try",
 "bids": [{"raise_pay": {"to": {"param": "floor"}, "pass_on": {"param": "pass_on"}}, "where": {">": [{"val": "price"}, 41000]}},
          {"set": {"notice": 90}}]}
END
"$BG" model rules.json bids.jsonl -s s.json
