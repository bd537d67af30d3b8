# Answers that whoever made the bid from another format could not read; in a table too.
. tests/cases/bad/base/enter.sh
cat >bid.json <<'END'
{"format": "bidgauge-bid/1", "bid": "B-2", "vendor": {"id": "V-2", "name": "Birch (invented)"},
 "answers": {"price": {"unreadable": "text \"1,200\" can mean 1200 or 1.2"}, "wage": 17, "insured": true,
  "workforce": [{"class": "cleaner", "people": {"unreadable": "the cell shows the error #REF!"}}]}}
END
"$BG" evaluate ruleset.json good.json bid.json
