# A workbook that was given the name of a table, with a mapping; and a web page.
. tests/cases/bad/base/enter.sh
printf 'PK\003\004 and more' >bids.csv
echo '<html><table><tr><td>Bid</td></tr></table></html>' >page.csv
echo '{"format": "bidgauge-map/1", "bid": "Bid"}' >map.json
"$BG" evaluate ruleset.json --map map.json good.json bids.csv page.csv
