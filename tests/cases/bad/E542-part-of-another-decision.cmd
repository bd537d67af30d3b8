# Parts that belong to another decision, and a decision that there is not.
. tests/cases/bad/base/enter.sh
cat >d.json <<'END'
{"format": "bidgauge-decisions/1", "decisions": [
  {"do": "withdraw", "bid": "B-1", "replaced_by": "B-2"}
]}
END
cat >d.csv <<'END'
do,bid,reason
demote,B-1,Late
END
"$BG" evaluate ruleset.json good.json --decisions=d.json
"$BG" evaluate ruleset.json good.json --decisions=d.csv
