# A device that is always full, as a file and as standard output.
. tests/cases/bad/base/enter.sh
"$BG" evaluate ruleset.json good.json --json /dev/full
echo "exit status $?"
"$BG" evaluate ruleset.json good.json >/dev/full
echo "exit status $?"
"$BG" evaluate ruleset.json good.json --json - >/dev/full
echo "exit status $?"
"$BG" check --page ruleset.json >/dev/full
echo "exit status $?"
"$BG" explain ruleset.json good.json >/dev/full
echo "exit status $?"
"$BG" logic '{"+": [1, 2]}' >/dev/full
echo "exit status $?"
"$BG" help >/dev/full
echo "exit status $?"
"$BG" --version >/dev/full
echo "exit status $?"
exit 3
