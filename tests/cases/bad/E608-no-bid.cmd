# An expression of interest among the bids is no bid: it is counted, and not compared.
. tests/cases/bad/base/enter.sh
cat > release.json <<'RELEASE'
{"ocid": "ocds-test-1", "tender": {"awardCriteria": "priceOnly",
 "tenderPeriod": {"endDate": "2026-01-01"}}, "bids": {"details": [
 {"id": 1, "status": "valid", "value": {"amount": 4, "currency": "USD"}},
 {"id": 2, "status": "valid", "submissionType": "expressionOfInterest"}]}}
RELEASE
"$BG" import release.json -o imported
