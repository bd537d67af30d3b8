# A ruleset of our own.
. tests/cases/bad/base/enter.sh
"$BG" import ruleset.json -o imported
status=$?
ls -A
exit $status
