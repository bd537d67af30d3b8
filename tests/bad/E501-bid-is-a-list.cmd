# A list where a bid belongs.
cat >"$TMP/bid.json" <<'END'
[1, 2, 3]
END
"$BG" evaluate tests/bad/base/ruleset.json tests/bad/base/good.json "$TMP/bid.json"
