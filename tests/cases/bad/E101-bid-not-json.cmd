# A bid with a comma too few: it stays in the table, as unreadable.
. tests/cases/bad/base/enter.sh
cat >bid.json <<'END'
{"format": "bidgauge-bid/1", "bid": "B-2", "vendor": {"id": "V-2", "name": "Birch (invented)"},
 "answers": {"price": 90000 "insured": true}}
END
"$BG" evaluate ruleset.json good.json bid.json
