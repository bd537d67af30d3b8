# The file of the bid records another receipt than the decisions.
. tests/cases/bad/base/enter.sh
sed 's/"answers"/"receipt": {"received": "2026-03-11T09:00"}, &/' good.json >bid.json
cat >d.json <<'END'
{"format": "bidgauge-decisions/1", "decisions": [
  {"do": "receive", "bid": "B-1", "received": "2026-03-12T10:00"}
]}
END
"$BG" evaluate ruleset.json bid.json --decisions=d.json
