# Sourced by cases of scenarios: into an empty folder with a small ruleset and three bids.
cp tests/bad/model/*.json tests/bad/model/*.jsonl "$TMP" && cd "$TMP" || exit 1
