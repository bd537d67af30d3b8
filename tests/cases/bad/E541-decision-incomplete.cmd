# Decisions that lack what they need, all told in one run.
. tests/cases/bad/base/enter.sh
cat >d.json <<'END'
{"format": "bidgauge-decisions/1", "decisions": [
  {"do": "disqualify", "bid": "B-1", "reason": "  "},
  {"do": "receive", "bid": "B-1", "by": "N. Ortiz"},
  {"do": "clarify", "bid": "B-1", "field": "wage", "was": 18, "now": 19},
  {"do": "replace", "bid": "B-1"},
  {"do": "verify", "bid": "", "field": "wage"}
]}
END
"$BG" evaluate ruleset.json good.json --decisions=d.json
