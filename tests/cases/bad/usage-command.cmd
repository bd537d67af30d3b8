# A command that is none, and help on one.
. tests/cases/bad/base/enter.sh
"$BG" evalute ruleset.json good.json
echo "exit status $?"
"$BG" help evalute
echo "exit status $?"
"$BG" -x
echo "exit status $?"
exit 2
