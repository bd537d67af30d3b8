# A bid that is not there, one behind a file, and one behind links that go in a circle.
ln -s b "$TMP/a"
ln -s a "$TMP/b"
"$BG" evaluate tests/bad/base/ruleset.json tests/bad/base/good.json \
    "$TMP/nobody.json" tests/bad/base/good.json/bid.json "$TMP/a"
