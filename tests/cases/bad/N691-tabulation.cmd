# A tabulation with bidders in columns: what is taken for what, and what is open.
. tests/cases/bad/base/enter.sh
cat > tab.csv <<'TAB'
INVENTED WORKS,,,,,,
,,,Ash (invented),,Engineer's Estimate,
Item No.,Work,Quantity,Unit Price,Total,Unit Price,Total
1,Pipe,2,"$1,000.00","$2,000.00",1,2
2,Deduct,1,($50.00),($50.00),0,0
,Total Bid,,,"$1,950.00",,2
ALTERNATES,,,,,,
A1,Fence,1,7,7,1,1
TAB
"$BG" import tab.csv --suggest-map --ruleset ruleset.json
