# A time of submission that is none.
. tests/cases/bad/base/enter.sh
cat >bid.json <<'END'
{"format": "bidgauge-bid/1", "bid": "B-2", "vendor": {"id": "V-2", "name": "Birch (invented)"},
 "submitted": "yesterday", "answers": {"price": 90000, "insured": true, "wage": 17}}
END
"$BG" evaluate ruleset.json good.json bid.json
