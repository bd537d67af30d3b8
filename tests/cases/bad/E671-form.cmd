# What makes the sheets of a ruleset: a heading, a row, the hidden column, a cell of the program's,
# and a sheet that is gone.
. tests/cases/bad/base/sheet.sh
edit '
book["Criteria"]["B6"] = "Number"
book["Questions"].delete_rows(8)
book["Facts"]["A8"] = "/facts/of_somebody"
book["Facts"]["B8"] = "x"
book["Solicitation"]["C8"] = "bidgauge-ruleset/2"
book["Other"]["B9"] = "/more"
book["Other"]["C9"] = "{}"
del book["Lists"], book["Sources"]'
"$BG" ruleset import rules.xlsx -o back.json
status=$?
ls back.json 2>/dev/null
exit $status
