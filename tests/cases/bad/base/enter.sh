# Sourced by cases: into an empty folder with a small ruleset and a good bid, so that names in
# messages and tables are short and the same on every machine.
cp tests/cases/bad/base/*.json "$TMP" && cd "$TMP" || exit 1
