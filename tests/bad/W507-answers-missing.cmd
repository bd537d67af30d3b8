# Required answers are missing: absent, null, empty text. Nothing is assumed.
cat >"$TMP/bid.json" <<'END'
{"format": "bidgauge-bid/1", "bid": "B-2", "vendor": {"id": "V-2", "name": "Birch (invented)"},
 "answers": {"price": null, "wage": ""}}
END
"$BG" evaluate tests/bad/base/ruleset.json tests/bad/base/good.json "$TMP/bid.json"
