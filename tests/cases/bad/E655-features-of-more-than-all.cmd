# Options that are worth more than the whole price: the ruleset that comes of it cannot be used.
. tests/cases/bad/base/enter.sh
cat > tender.json <<'TENDER'
{"data": {"tenderID": "T-1", "procurementMethodType": "belowThreshold", "awardCriteria": "lowestCost",
 "value": {"amount": 5, "currency": "USD"},
 "tenderPeriod": {"endDate": "2026-01-01T00:00:00+02:00"},
 "features": [{"code": "F", "featureOf": "tenderer", "title": "F", "enum": [{"value": 1.2, "title": "most"}]}],
 "bids": []}}
TENDER
"$BG" import tender.json -o imported
