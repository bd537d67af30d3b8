# Answers that are somebody else's to give.
. tests/cases/bad/base/enter.sh
sed -i 's/"label": "Shift"/"asked_of": "buyer", &/' ruleset.json
cat >d.json <<'END'
{"format": "bidgauge-decisions/1", "decisions": [
  {"do": "answer", "bid": "B-1", "field": "wage", "answer": 20},
  {"do": "clarify", "bid": "B-1", "field": "shift", "now": "day", "date": "2026-03-20", "document": "letter"}
]}
END
"$BG" evaluate ruleset.json good.json --decisions=d.json
