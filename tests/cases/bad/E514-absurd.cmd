# Numbers that nobody can mean.
. tests/cases/bad/base/enter.sh
cat >bid.json <<'END'
{"format": "bidgauge-bid/1", "bid": "B-2", "vendor": {"id": "V-2", "name": "Birch (invented)"},
 "answers": {"price": 1e30, "insured": true, "wage": 17, "crew": 9999999999999999999}}
END
"$BG" evaluate ruleset.json good.json bid.json
