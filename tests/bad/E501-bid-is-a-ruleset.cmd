# The ruleset given again, as a bid.
cat >"$TMP/bid.json" <<'END'
{"format": "bidgauge-ruleset/1", "id": "cleaning"}
END
"$BG" evaluate tests/bad/base/ruleset.json tests/bad/base/good.json "$TMP/bid.json"
