# A bid without its id.
. tests/cases/bad/base/enter.sh
cat >bid.json <<'END'
{"format": "bidgauge-bid/1",
 "answers": {"price": 90000, "insured": true, "wage": 17}}
END
"$BG" evaluate ruleset.json good.json bid.json
