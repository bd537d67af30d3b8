# Bids that cannot be replaced so: by itself, in a circle, by an earlier one, by a late one.
. tests/cases/bad/base/enter.sh
sed 's/B-1/B-2/' good.json >b.json
sed 's/B-1/B-3/' good.json >c.json
sed 's/B-1/B-4/' good.json >e.json
cat >d.json <<'END'
{"format": "bidgauge-decisions/1", "decisions": [
  {"do": "replace", "bid": "B-1", "replaced_by": "B-1"},
  {"do": "replace", "bid": "B-2", "replaced_by": "B-3"},
  {"do": "replace", "bid": "B-3", "replaced_by": "B-2"}
]}
END
cat >f.json <<'END'
{"format": "bidgauge-decisions/1", "decisions": [
  {"do": "replace", "bid": "B-1", "replaced_by": "B-2"},
  {"do": "replace", "bid": "B-3", "replaced_by": "B-4"},
  {"do": "receive", "bid": "B-1", "received": "2026-03-12T10:00"},
  {"do": "receive", "bid": "B-2", "received": "2026-03-12T09:00"},
  {"do": "receive", "bid": "B-3", "received": "2026-03-12T10:00"},
  {"do": "receive", "bid": "B-4", "received": "2026-03-14T09:00"}
]}
END
"$BG" evaluate ruleset.json good.json b.json c.json e.json --decisions=d.json
"$BG" evaluate ruleset.json good.json b.json c.json e.json --decisions=f.json
