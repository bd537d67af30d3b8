# A pattern of a question that backtracks for ever: it is stopped by its limit.
. tests/cases/bad/base/enter.sh
sed -i 's|\[0-9\]{3}-\[0-9\]{4}|(a+)+|' ruleset.json
cat >bid.json <<'END'
{"format": "bidgauge-bid/1", "bid": "B-2",
 "answers": {"price": 90000, "insured": true, "wage": 17, "phone": "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!"}}
END
timeout 10 "$BG" evaluate ruleset.json bid.json
