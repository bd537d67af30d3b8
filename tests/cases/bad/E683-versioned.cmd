# A versioned release is the history of each field: it is named, its bids are counted and refused.
. tests/cases/bad/base/enter.sh
cat > record.json <<'RECORD'
{"records": [{"ocid": "ocds-test-1", "versionedRelease": {"ocid": "ocds-test-1", "bids": {"details": [
 {"id": 1, "value": {"amount": [
  {"releaseID": "r", "releaseDate": "2026-01-01", "releaseTag": ["bid"], "value": 4}]}}]}}}]}
RECORD
"$BG" import record.json -o imported
