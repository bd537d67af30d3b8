# An answer that does not have the form that is asked for.
. tests/cases/bad/base/enter.sh
cat >bid.json <<'END'
{"format": "bidgauge-bid/1", "bid": "B-2", "vendor": {"id": "V-2", "name": "Birch (invented)"},
 "answers": {"price": 90000, "insured": true, "wage": 17, "phone": "555 1234"}}
END
"$BG" evaluate ruleset.json good.json bid.json
