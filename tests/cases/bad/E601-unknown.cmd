# JSON of no format that is known.
. tests/cases/bad/base/enter.sh
echo "{\"name\": 1}" >other.json
"$BG" import other.json -o imported
status=$?
ls -A
exit $status
