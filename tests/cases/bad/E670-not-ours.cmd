# A file that is no workbook, a workbook of somebody else, and one whose hidden sheet was changed.
. tests/cases/bad/base/sheet.sh
"$BG" ruleset import ruleset.json -o back.json
edit 'book["Document"]["A4"] = book["Document"]["A4"].value.replace("40", "41")'
"$BG" ruleset import rules.xlsx -o back.json
edit 'del book["Document"]'
"$BG" ruleset import rules.xlsx -o back.json
status=$?
ls back.json 2>/dev/null
exit $status
