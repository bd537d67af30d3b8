# A cell that cannot be read hides none of the faults that the ruleset has besides; nothing is written.
. tests/cases/bad/base/sheet.sh
edit '
criteria = book["Criteria"]
head = {c.value: c.column for c in criteria[6]}
def put(row, heading, value): criteria.cell(row, head[heading]).value = value
put(7, "Kind", "pass_fial")
put(8, "Value", "field nowhere")
put(8, "Weight", 61)'
"$BG" ruleset import rules.xlsx -o back.json
status=$?
ls back.json 2>/dev/null
exit $status
