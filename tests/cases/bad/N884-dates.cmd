cd "$TMP" || exit 2
printf 'Contract No,Supplier Name,Contract Value,Start Date,Description\n1,V,5000,03/04/2026,Legal advice\n2,V,5000,04/03/2026,Office cleaning\n' >t.csv
"$BG" import t.csv --suggest-map --as register
printf 'SOC,Median\n37-2011,12\n' >w.csv
"$BG" import w.csv --suggest-map --as wages
