# Words beside the code for the lowest price: nobody can make a rule of them, and they are said.
. tests/cases/bad/base/enter.sh
cat > release.json <<'RELEASE'
{"ocid": "ocds-test-1", "tender": {"awardCriteria": "priceOnly",
 "awardCriteriaDetails": "The biggest discount wins", "tenderPeriod": {"endDate": "2026-01-01"}},
 "bids": {"details": [{"id": 1, "status": "valid", "value": {"amount": 4, "currency": "USD"}}]}}
RELEASE
"$BG" import release.json -o imported
