# Lines of releases with a broken one and one that is something else: both are named, the others read.
. tests/cases/bad/base/enter.sh
cat > releases.jsonl <<'LINES'
{"ocid": "north", "bids": {"details": [{"id": "b", "status": "valid"}]}}
{"ocid": "south", "bids": {"details": [{"id": "b" "status": "valid"}]}}
{"weather": "fine"}

{"ocid": "east", "bids": {"details": [{"id": "b", "status": "valid"}]}}
LINES
"$BG" import releases.jsonl -o imported
