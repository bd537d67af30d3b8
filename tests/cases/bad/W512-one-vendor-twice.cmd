# One vendor with two bids: said, and left to the buyer.
. tests/cases/bad/base/enter.sh
cat >bid.json <<'END'
{"format": "bidgauge-bid/1", "bid": "B-2", "vendor": {"id": "V-1", "name": "Ash (invented)"},
 "answers": {"price": 90000, "insured": true, "wage": 17}}
END
"$BG" evaluate ruleset.json good.json bid.json
