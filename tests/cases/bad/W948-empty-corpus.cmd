. tests/cases/bad/base/enter.sh
: >none.jsonl
"$BG" model --corpus ruleset.json none.jsonl | head -1
