# A text where a number belongs, with the number that it most likely means.
. tests/cases/bad/base/enter.sh
cat >bid.json <<'END'
{"format": "bidgauge-bid/1", "bid": "B-2", "vendor": {"id": "V-2", "name": "Birch (invented)"},
 "answers": {"price": "90,000.00", "insured": true, "wage": "17.50 USD", "crew": "1,5"}}
END
"$BG" evaluate ruleset.json good.json bid.json
