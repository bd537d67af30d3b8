"$BG" form tests/cases/bad/base/ruleset.json --lot north -o "$TMP/form.xlsx"
