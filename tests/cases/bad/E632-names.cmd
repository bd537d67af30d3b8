# Columns and fields that are not there, all in one run.
. tests/cases/bad/base/enter.sh
printf 'Bid,Price,Wage,Wage\nB-2,90000,18,19\n' >bids.csv
cat >map.json <<'END'
{"format": "bidgauge-map/1", "bid": "Bid", "vendor": {"name": "Vendor"},
 "answers": {"price": "Prise", "wages": "Wage", "wage": "Wage"},
 "tables": {"workforce": {"columns": {"clas": "Price"}}},
 "unused": ["Notes"]}
END
"$BG" evaluate ruleset.json --map map.json good.json bids.csv
