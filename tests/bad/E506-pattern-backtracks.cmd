# A pattern of a question that backtracks for ever: it is stopped by its limit.
sed 's|\[0-9\]{3}-\[0-9\]{4}|(a+)+b|' tests/bad/base/ruleset.json >"$TMP/ruleset.json"
cat >"$TMP/bid.json" <<'END'
{"format": "bidgauge-bid/1", "bid": "B-2",
 "answers": {"price": 90000, "insured": true, "wage": 17, "phone": "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}}
END
timeout 10 "$BG" evaluate "$TMP/ruleset.json" "$TMP/bid.json"
