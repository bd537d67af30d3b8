# A record that only links to its releases: nothing is fetched.
. tests/cases/bad/base/enter.sh
cat > records.json <<'RECORDS'
{"version": "1.1", "records": [
 {"ocid": "ocds-test-1", "releases": [{"url": "https://example.org/1.json", "date": "2026-01-01"}]},
 {"ocid": "ocds-test-2"}]}
RECORDS
"$BG" import records.json -o imported
