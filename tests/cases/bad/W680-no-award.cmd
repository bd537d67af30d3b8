# A cancelled tender and a lot that failed: import says so, and evaluate recommends nobody.
. tests/cases/bad/base/enter.sh
cat > release.json <<'RELEASE'
{"ocid": "ocds-test-1", "tender": {"awardCriteria": "priceOnly", "status": "cancelled",
 "statusDetails": "no money was left", "tenderPeriod": {"endDate": "2026-01-01"}}, "bids": {"details": [
 {"id": 1, "status": "valid", "value": {"amount": 4, "currency": "USD"}}]}}
RELEASE
cat > lots.json <<'RELEASE'
{"ocid": "ocds-test-2", "tender": {"awardCriteria": "priceOnly", "status": "active",
 "lots": [{"id": "1", "status": "unsuccessful"}], "tenderPeriod": {"endDate": "2026-01-01"}},
 "bids": {"details": [{"id": 1, "status": "valid", "value": {"amount": 4, "currency": "USD"}}]}}
RELEASE
"$BG" import release.json -o imported && "$BG" import lots.json -o lots &&
    "$BG" evaluate imported/tender/ruleset.json imported/tender/bids/1.json
