# An answer that is none of the choices.
. tests/cases/bad/base/enter.sh
cat >bid.json <<'END'
{"format": "bidgauge-bid/1", "bid": "B-2", "vendor": {"id": "V-2", "name": "Birch (invented)"},
 "answers": {"price": 90000, "insured": true, "wage": 17, "shift": "nigth"}}
END
"$BG" evaluate ruleset.json good.json bid.json
