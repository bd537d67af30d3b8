cd "$TMP" || exit 2
printf 'a,b,c\n1,2,3\n' >t.csv
"$BG" import t.csv --suggest-map --as register
