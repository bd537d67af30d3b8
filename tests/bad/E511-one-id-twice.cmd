# Two bids with one id: neither is ranked.
cat >"$TMP/bid.json" <<'END'
{"format": "bidgauge-bid/1", "bid": "B-1", "vendor": {"id": "V-2", "name": "Birch (invented)"},
 "answers": {"price": 90000, "insured": true, "wage": 17}}
END
"$BG" evaluate tests/bad/base/ruleset.json tests/bad/base/good.json "$TMP/bid.json"
