cd "$TMP"
printf 'PK\003\004.........xl/workbook.xml' > rules.xlsx
printf '%%PDF-1.4\n' > bid.pdf
"$BG" check rules.xlsx
"$BG" check bid.pdf
"$BG" form rules.xlsx -o form.xlsx
