# Questions, rows, columns and lots that the ruleset does not have.
. tests/cases/bad/base/enter.sh
cat >d.json <<'END'
{"format": "bidgauge-decisions/1", "decisions": [
  {"do": "clarify", "bid": "B-1", "field": "wages", "now": 19, "date": "2026-03-20", "document": "letter"},
  {"do": "clarify", "bid": "B-1", "field": "Workforce", "row": 2, "column": "People", "now": 3, "date": "2026-03-20", "document": "letter"},
  {"do": "clarify", "bid": "B-1", "field": "workforce", "row": 1, "column": "Persons", "now": 3, "date": "2026-03-20", "document": "letter"},
  {"do": "clarify", "bid": "B-1", "field": "workforce", "row": 1, "now": 3, "date": "2026-03-20", "document": "letter"},
  {"do": "clarify", "bid": "B-1", "field": "wage", "row": 1, "column": "x", "now": 3, "date": "2026-03-20", "document": "letter"},
  {"do": "disqualify", "bid": "B-1", "lot": "north", "reason": "Debarred"}
]}
END
"$BG" evaluate ruleset.json good.json --decisions=d.json
