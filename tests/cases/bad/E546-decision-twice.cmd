# One receipt recorded twice.
. tests/cases/bad/base/enter.sh
cat >d.json <<'END'
{"format": "bidgauge-decisions/1", "decisions": [
  {"do": "receive", "bid": "B-1", "received": "2026-03-12T10:00"},
  {"do": "receive", "bid": "Ash (invented)", "received": "2026-03-12T11:00"}
]}
END
"$BG" evaluate ruleset.json good.json --decisions=d.json
