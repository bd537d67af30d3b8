"$BG" form tests/cases/schema/whole.json --lot nowhere -o "$TMP/form.xlsx"
