"$BG" form tests/schema/whole.json -o "$TMP/form.xlsx"
