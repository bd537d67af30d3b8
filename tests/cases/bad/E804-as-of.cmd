# A date of evaluation that is none.
. tests/cases/bad/base/enter.sh
"$BG" evaluate --as-of=13/03/2026 ruleset.json good.json
echo "exit status $?"
"$BG" check --stale=2026-02-30 ruleset.json
echo "exit status $?"
exit 2
