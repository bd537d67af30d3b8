# Decisions that were recorded for another solicitation.
. tests/cases/bad/base/enter.sh
cat >d.json <<'END'
{"format": "bidgauge-decisions/1", "solicitation": "C-2", "decisions": [
  {"do": "withdraw", "bid": "B-1"}
]}
END
"$BG" evaluate ruleset.json good.json --decisions=d.json
