# Required answers are missing: absent, null, empty text. Nothing is assumed.
. tests/cases/bad/base/enter.sh
cat >bid.json <<'END'
{"format": "bidgauge-bid/1", "bid": "B-2", "vendor": {"id": "V-2", "name": "Birch (invented)"},
 "answers": {"price": null, "wage": ""}}
END
"$BG" evaluate ruleset.json good.json bid.json
