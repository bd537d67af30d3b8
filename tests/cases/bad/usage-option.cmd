# An option that is none, one without its value, one with a value too many, one that is not settled.
. tests/cases/bad/base/enter.sh
"$BG" evaluate --ouptut=x ruleset.json good.json
echo "exit status $?"
"$BG" check --json
echo "exit status $?"
"$BG" check --publish=yes ruleset.json
echo "exit status $?"
"$BG" evaluate -z ruleset.json good.json
echo "exit status $?"
"$BG" check --color=red ruleset.json
echo "exit status $?"
exit 2
