# Cells that cannot be read, all in one run; nothing is written.
. tests/cases/bad/base/sheet.sh
edit '
import datetime
criteria, fields, dates = book["Criteria"], book["Questions"], book["Solicitation"]
head = {c.value: c.column for c in criteria[6]}
def put(row, heading, value): criteria.cell(row, head[heading]).value = value
put(7, "Kind", "pass_fial")
put(7, "Test", "field insured is at laest 1")
put(8, "Weight", "sixty")
put(8, "From", "{\"val\": }")
put(8, "To", "=10+10")
put(8, "Title", datetime.datetime(2026, 1, 1))
where = {c.value: c.row for c in dates["A"]}
dates.cell(where["/solicitation/dates/bids_due"], 3).value = "13 March"
where = {c.value: c.row for c in fields["A"]}
head = {c.value: c.column for c in fields[6]}
fields.cell(where["/fields/price"], head["Required"]).value = "maybe"'
"$BG" ruleset import rules.xlsx -o back.json
status=$?
ls back.json 2>/dev/null
exit $status
