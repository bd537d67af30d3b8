# A bid that is replaced by one of another vendor.
. tests/cases/bad/base/enter.sh
sed 's/B-1/B-2/; s/V-1/V-2/; s/Ash/Birch/' good.json >b.json
cat >d.json <<'END'
{"format": "bidgauge-decisions/1", "decisions": [
  {"do": "replace", "bid": "B-1", "replaced_by": "B-2", "date": "2026-03-12"}
]}
END
"$BG" evaluate ruleset.json good.json b.json --decisions=d.json
