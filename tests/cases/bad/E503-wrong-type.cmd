# Answers of the wrong type, each said with its place.
. tests/cases/bad/base/enter.sh
cat >bid.json <<'END'
{"format": "bidgauge-bid/1", "bid": "B-2", "vendor": {"id": "V-2", "name": "Birch (invented)"},
 "answers": {"price": true, "insured": "yes", "wage": [17], "crew": 4.5, "start": "13/03/2026",
  "shift": 2, "phone": 5551234, "workforce": {"class": "cleaner"}}}
END
"$BG" evaluate ruleset.json good.json bid.json
