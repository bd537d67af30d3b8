"$BG" form tests/bad/base/ruleset.json --lot north -o "$TMP/form.xlsx"
