# A mapping that contradicts itself or the ruleset.
. tests/cases/bad/base/enter.sh
printf 'Bid,Price,Wage\nB-2,90000,17\n' >bids.csv
cat >map.json <<'END'
{"format": "bidgauge-map/1", "bid": {"column": "Bid", "value": "B-9"}, "thousands": ".", "dates": "DD.MM.YY",
 "vendor": {"name": {}},
 "answers": {"price": {"column": "Price", "type": "text"}, "workforce": "Wage",
             "wage": {"column": "Wage", "decimal": ",", "thousands": ","}},
 "tables": {"price": {"columns": {"x": "Price"}}}}
END
"$BG" evaluate ruleset.json --map map.json good.json bids.csv
