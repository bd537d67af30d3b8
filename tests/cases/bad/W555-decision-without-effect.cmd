# An acceptance of a bid that was not late, and evidence for no answer.
. tests/cases/bad/base/enter.sh
cat >d.json <<'END'
{"format": "bidgauge-decisions/1", "decisions": [
  {"do": "admit", "bid": "B-1", "reason": "Storm"},
  {"do": "verify", "bid": "B-1", "field": "crew", "by": "J. Bell", "document": "roster"}
]}
END
"$BG" evaluate ruleset.json good.json --decisions=d.json
