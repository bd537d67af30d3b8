# A weight that was changed: the faults that the loader finds are shown by cell, and the draft is
# written.
. tests/cases/bad/base/sheet.sh
edit '
criteria = book["Criteria"]
head = {c.value: c.column for c in criteria[6]}
criteria.cell(8, head["Weight"]).value = 50
criteria.cell(8, head["To"]).value = "parameter floor"'
"$BG" ruleset import rules.xlsx -o back.json
status=$?
ls back.json
exit $status
