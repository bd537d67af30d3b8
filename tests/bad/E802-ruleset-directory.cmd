# A folder where a ruleset belongs.
"$BG" check "$TMP"
