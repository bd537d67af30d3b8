# Without a date the ruleset cannot be used as it is: import says so, and does not end with 0.
. tests/cases/bad/base/enter.sh
cat > release.json <<'RELEASE'
{"ocid": "ocds-test-1", "tender": {"awardCriteria": "priceOnly"},
 "bids": {"details": [{"id": 1, "status": "valid", "value": {"amount": 4, "currency": "USD"}}]}}
RELEASE
"$BG" import release.json -o imported
