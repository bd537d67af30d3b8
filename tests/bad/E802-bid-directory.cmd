# A folder where a bid belongs.
mkdir "$TMP/bids"
"$BG" evaluate tests/bad/base/ruleset.json tests/bad/base/good.json "$TMP/bids"
