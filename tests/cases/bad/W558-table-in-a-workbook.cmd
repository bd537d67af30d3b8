# A clarification of a whole table, which no cell can hold.
. tests/cases/bad/base/enter.sh
sed 's/"wage": 18/&, "workforce": [{"class": "Cleaner", "people": 3}]/' good.json >bid.json
cat >d.json <<'END'
{"format": "bidgauge-decisions/1", "decisions": [
  {"do": "clarify", "bid": "B-1", "field": "workforce", "now": [{"class": "Cleaner", "people": 4}], "date": "2026-03-20", "document": "letter"}
]}
END
"$BG" decisions ruleset.json bid.json --decisions=d.json -o d.xlsx
