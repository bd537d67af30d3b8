# A bid on another tax basis, and one that does not say.
. tests/cases/bad/base/enter.sh
sed -i 's|"formula": "lowest_proportion"|"formula": "lowest_proportion", "tax_basis": "without tax"|' \
    ruleset.json
cat >bid.json <<'END'
{"format": "bidgauge-bid/1", "bid": "B-2", "tax_basis": "with tax",
 "answers": {"price": 90000, "insured": true, "wage": 17}}
END
"$BG" evaluate ruleset.json good.json bid.json
