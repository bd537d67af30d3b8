# A bid without its id.
cat >"$TMP/bid.json" <<'END'
{"format": "bidgauge-bid/1",
 "answers": {"price": 90000, "insured": true, "wage": 17}}
END
"$BG" evaluate tests/bad/base/ruleset.json tests/bad/base/good.json "$TMP/bid.json"
