# An empty file where a bid belongs.
: >"$TMP/bid.json"
"$BG" evaluate tests/bad/base/ruleset.json tests/bad/base/good.json "$TMP/bid.json"
