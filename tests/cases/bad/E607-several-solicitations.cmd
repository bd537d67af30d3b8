# Bids for two solicitations against a ruleset that is for neither.
. tests/cases/bad/base/enter.sh
cat > releases.jsonl <<'LINES'
{"ocid": "north", "bids": {"details": [{"id": "b", "value": {"amount": 4, "currency": "USD"}}]}}
{"ocid": "south", "bids": {"details": [{"id": "b", "value": {"amount": 3, "currency": "USD"}}]}}
LINES
"$BG" evaluate ruleset.json releases.jsonl
