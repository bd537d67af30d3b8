# A cell of a table, an unknown column and a row that is none.
. tests/cases/bad/base/enter.sh
cat >bid.json <<'END'
{"format": "bidgauge-bid/1", "bid": "B-2", "vendor": {"id": "V-2", "name": "Birch (invented)"},
 "answers": {"price": 90000, "insured": true, "wage": 17, "workforce": [
   {"class": "cleaner", "people": "six", "hourly_wage": 17},
   {"class": "lead", "peeple": 1, "hourly_wage": 21}]}}
END
"$BG" evaluate ruleset.json good.json bid.json
