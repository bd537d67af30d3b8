# No ruleset: nothing can be evaluated, and the world is to blame.
"$BG" evaluate "$TMP/ruleset.json" tests/bad/base/good.json
