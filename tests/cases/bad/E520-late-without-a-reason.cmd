# A late bid that is accepted without a reason: it stays late.
. tests/cases/bad/base/enter.sh
cat >bid.json <<'END'
{"format": "bidgauge-bid/1", "bid": "B-2", "vendor": {"id": "V-2", "name": "Birch (invented)"},
 "receipt": {"received": "2026-03-20T10:00", "by": "J. Doe"}, "late_accepted": {"reason": " "},
 "answers": {"price": 90000, "insured": true, "wage": 17}}
END
"$BG" evaluate ruleset.json good.json bid.json
