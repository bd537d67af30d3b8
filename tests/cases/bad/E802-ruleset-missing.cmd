# No ruleset: nothing can be evaluated, and the world is to blame.
. tests/cases/bad/base/enter.sh
"$BG" evaluate none.json good.json
