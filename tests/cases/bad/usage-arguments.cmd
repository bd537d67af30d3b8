# Too few arguments and too many.
. tests/cases/bad/base/enter.sh
"$BG" evaluate
echo "exit status $?"
"$BG" evaluate ruleset.json
echo "exit status $?"
"$BG" check
echo "exit status $?"
"$BG" logic
echo "exit status $?"
"$BG" logic 1 2 3
echo "exit status $?"
"$BG" import a b -o c
echo "exit status $?"
"$BG" import good.json
echo "exit status $?"
"$BG" help check evaluate
echo "exit status $?"
exit 2
