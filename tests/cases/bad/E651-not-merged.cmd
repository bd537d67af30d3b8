# A process as three releases that nobody merged: a corrected bid would stand beside the first one.
. tests/cases/bad/base/enter.sh
cat > package.json <<'PACKAGE'
{"version": "1.1", "releases": [
 {"ocid": "ocds-test-1", "tag": ["tender"], "tender": {"awardCriteria": "priceOnly"}},
 {"ocid": "ocds-test-1", "tag": ["bid"], "bids": {"details": [{"id": 1, "status": "valid"}]}},
 {"ocid": "ocds-test-1", "tag": ["bidUpdate"], "bids": {"details": [{"id": 1, "status": "valid"}]}}]}
PACKAGE
"$BG" import package.json -o imported
