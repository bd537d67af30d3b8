# "was" is not what the bid says.
. tests/cases/bad/base/enter.sh
cat >d.json <<'END'
{"format": "bidgauge-decisions/1", "decisions": [
  {"do": "clarify", "bid": "B-1", "field": "wage", "was": 17, "now": 19, "date": "2026-03-20", "document": "letter"},
  {"do": "clarify", "bid": "B-1", "field": "crew", "was": 4, "now": 5, "date": "2026-03-20", "document": "letter"}
]}
END
"$BG" evaluate ruleset.json good.json --decisions=d.json
