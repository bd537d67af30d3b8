"$BG" form tests/schema/whole.json --lot nowhere -o "$TMP/form.xlsx"
