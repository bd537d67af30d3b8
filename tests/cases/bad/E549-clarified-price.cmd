# A clarification never changes the price: in the decisions, and in the file of a bid.
. tests/cases/bad/base/enter.sh
cat >d.json <<'END'
{"format": "bidgauge-decisions/1", "decisions": [
  {"do": "clarify", "bid": "B-1", "field": "price", "was": 100000, "now": 90000, "date": "2026-03-20", "document": "letter"}
]}
END
sed 's/"answers"/"clarifications": [{"field": "price", "was": 100000, "now": 90000}], "answers"/' good.json >bid.json
"$BG" evaluate ruleset.json good.json --decisions=d.json
"$BG" evaluate ruleset.json bid.json
