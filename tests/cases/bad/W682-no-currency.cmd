# An amount without a currency counts as the tender's, which is said.
. tests/cases/bad/base/enter.sh
cat > release.json <<'RELEASE'
{"ocid": "ocds-test-1", "tender": {"awardCriteria": "priceOnly", "value": {"currency": "USD"},
 "tenderPeriod": {"endDate": "2026-01-01"}},
 "bids": {"details": [{"id": 1, "status": "valid", "value": {"amount": 4, "currency": null}}]}}
RELEASE
"$BG" import release.json -o imported
