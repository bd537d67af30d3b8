# Entries without a place: no id, an id twice, a parent that is not there, an entry that was moved.
. tests/cases/bad/base/sheet.sh
edit '
criteria, bands, columns = book["Criteria"], book["Bands"], book["Columns"]
head = {c.value: c.column for c in criteria[6]}
criteria.cell(9, head["Title"]).value = "Without an id"
criteria.cell(10, head["Id"]).value = "wage"
criteria.cell(11, head["Id"]).value = "more"
criteria.cell(11, head["In group"]).value = "pay"
bands["B7"] = "nobody"
columns["B7"] = "crew"'
"$BG" ruleset import rules.xlsx -o back.json
