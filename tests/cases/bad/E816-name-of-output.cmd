# A name that promises something else, for every command that writes.
. tests/cases/bad/base/enter.sh
"$BG" evaluate ruleset.json good.json -o out.pdf
"$BG" evaluate ruleset.json good.json -o out
"$BG" evaluate ruleset.json good.json -o -
"$BG" evaluate ruleset.json good.json -o a.xls --json a.xlsx
"$BG" form ruleset.json -o form.docx
"$BG" ruleset export ruleset.json -o rules.json
"$BG" ruleset import rules.xlsx -o rules.xlsx.xlsx
"$BG" model ruleset.json good.json -o model.ods --json model.csv --csv model.json
"$BG" model ruleset.json --corpus lines.jsonl -o c.csv --lines c.xlsx --partial p.xlsx
"$BG" robustness ruleset.json good.json -o r.html --json r.md
"$BG" merge a.part -o sum.txt
"$BG" check ruleset.json --json out.PDF
"$BG" import good.json -o out --json out.xlsx
status=$?
"$BG" evaluate ruleset.json good.json -o OUT.XLSX -q && ls
exit $status
