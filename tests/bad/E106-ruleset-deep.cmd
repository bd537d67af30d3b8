# 100,000 levels deep.
head -c 100000 /dev/zero | tr '\0' '[' >"$TMP/ruleset.json"
"$BG" check "$TMP/ruleset.json"
