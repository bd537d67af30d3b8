# A bid that is not there, and one that could be two.
. tests/cases/bad/base/enter.sh
sed 's/100000/90000/' good.json >again.json
cat >d.json <<'END'
{"format": "bidgauge-decisions/1", "decisions": [
  {"do": "withdraw", "bid": "B-7"},
  {"do": "withdraw", "bid": "B-1"},
  {"do": "replace", "bid": "B-1 (good.json)", "replaced_by": "B-3"}
]}
END
"$BG" evaluate ruleset.json good.json again.json --decisions=d.json
