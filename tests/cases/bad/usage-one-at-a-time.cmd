# Three ways to check, one at a time; documents and ids that are none.
. tests/cases/bad/base/enter.sh
"$BG" check --publish --page ruleset.json
echo "exit status $?"
"$BG" help --generate=nothing.md
echo "exit status $?"
"$BG" explain --bid=B-9 ruleset.json good.json
echo "exit status $?"
"$BG" explain --criterion=wgae ruleset.json good.json
echo "exit status $?"
exit 2
