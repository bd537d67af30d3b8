# A tabulation with a row of amounts that nothing explains, amounts under no name, lines that do not add
# up to the total, a cell that is no number, a bidder twice, and a status for nobody.
. tests/cases/bad/base/enter.sh
cat > tab.csv <<'TAB'
,,Ash (invented),,,,Elm (invented),,Elm (invented),
Item,Qty,Unit,Amount,Unit,Amount,Unit,Amount,Unit,Amount
1,2,10,20,3,6,4,8,4,8
2,1,5,about 5,1,1,2,2,2,2
,,,26,,7,,10,,10
Total,,,26,,7,,11,,10
TAB
printf '%s\n' '{"format": "bidgauge-map/1", "bidders_in": "columns", "rows": {"totals": ["Total"]},' \
    ' "lines": {"item": "Item", "quantity": "Qty", "unit_price": "Unit", "amount": "Amount"}}' >map.json
"$BG" import tab.csv --map map.json --ruleset ruleset.json -o imported
cut -d, -f1-4,7-8 tab.csv | sed 's/about 5/5/; /^,,,26/d' >two.csv
"$BG" evaluate ruleset.json --map map.json two.csv >/dev/null
sed 's/"lines"/"statuses": {"Oak": {"status": "withdrawn"}}, "lines"/' map.json >nobody.json
"$BG" import two.csv --map nobody.json --ruleset ruleset.json -o imported
