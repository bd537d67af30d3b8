# A tender with two bids of one id: the second would overwrite the first.
. tests/cases/bad/base/enter.sh
cat > tender.json <<'TENDER'
{"data": {"tenderID": "T-1", "procurementMethodType": "belowThreshold", "awardCriteria": "lowestCost",
 "value": {"amount": 5, "currency": "UAH", "valueAddedTaxIncluded": true},
 "tenderPeriod": {"endDate": "2026-01-01T00:00:00+02:00"},
 "bids": [{"id": "b", "status": "active", "value": {"amount": 4, "currency": "UAH"}},
          {"id": "b", "status": "active", "value": {"amount": 3, "currency": "UAH"}}]}}
TENDER
"$BG" import tender.json -o imported
exit $?
