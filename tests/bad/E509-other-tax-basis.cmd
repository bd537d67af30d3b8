# A bid on another tax basis, and one that does not say.
sed 's|"formula": "lowest_proportion"|"formula": "lowest_proportion", "tax_basis": "without tax"|' \
    tests/bad/base/ruleset.json >"$TMP/ruleset.json"
cat >"$TMP/bid.json" <<'END'
{"format": "bidgauge-bid/1", "bid": "B-2", "tax_basis": "with tax",
 "answers": {"price": 90000, "insured": true, "wage": 17}}
END
"$BG" evaluate "$TMP/ruleset.json" tests/bad/base/good.json "$TMP/bid.json"
