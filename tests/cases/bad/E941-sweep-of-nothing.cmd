# Paths of nothing, of a text, and of a table.
. tests/cases/bad/base/enter.sh
"$BG" model ruleset.json good.json --sweep=criteria.wage.form=0:6:1
"$BG" model ruleset.json good.json --sweep=award.method=0:6:1 --sweep=title.nothing=0:6:1
exit 1
