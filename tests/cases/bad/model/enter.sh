# Sourced by cases of scenarios: into an empty folder with a small ruleset and three bids.
cp tests/cases/bad/model/*.json tests/cases/bad/model/*.jsonl "$TMP" && cd "$TMP" || exit 1
