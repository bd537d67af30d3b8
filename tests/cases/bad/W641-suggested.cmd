# Marks that could mean two things, and a required answer without a column.
. tests/cases/bad/base/enter.sh
printf 'Offer;Price\nB-2;90.000\nB-3;80.000\n' >bids.csv
"$BG" import bids.csv --suggest-map --ruleset ruleset.json
