# Answers outside the bounds of their questions.
. tests/cases/bad/base/enter.sh
cat >bid.json <<'END'
{"format": "bidgauge-bid/1", "bid": "B-2", "vendor": {"id": "V-2", "name": "Birch (invented)"},
 "answers": {"price": 90000, "insured": true, "wage": 1750, "crew": 0}}
END
"$BG" evaluate ruleset.json good.json bid.json
