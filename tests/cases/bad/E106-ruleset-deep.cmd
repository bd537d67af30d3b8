# 100,000 levels deep.
. tests/cases/bad/base/enter.sh
head -c 100000 /dev/zero | tr '\0' '[' >ruleset.json
"$BG" check ruleset.json
