# A file that is no public tender.
. tests/cases/bad/base/enter.sh
"$BG" import good.json -o imported
status=$?
ls -A
exit $status
