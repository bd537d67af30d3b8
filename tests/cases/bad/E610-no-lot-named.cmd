"$BG" form tests/cases/schema/whole.json -o "$TMP/form.xlsx"
