# An acceptance that the ruleset does not provide for.
. tests/cases/bad/base/enter.sh
cat >d.json <<'END'
{"format": "bidgauge-decisions/1", "decisions": [
  {"do": "receive", "bid": "B-1", "received": "2026-03-14T09:00"},
  {"do": "admit", "bid": "B-1", "reason": "Storm"}
]}
END
"$BG" evaluate ruleset.json good.json --decisions=d.json
