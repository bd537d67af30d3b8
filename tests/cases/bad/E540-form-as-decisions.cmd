# A workbook that is not one of decisions.
. tests/cases/bad/base/enter.sh
"$BG" form ruleset.json -o form.xlsx
"$BG" evaluate ruleset.json good.json --decisions=form.xlsx
