# A range that leads out of what a ruleset allows: the points are kept, with the reason.
. tests/cases/bad/base/enter.sh
"$BG" model ruleset.json good.json --sweep=criteria.wage.from=18:21:1 | sed -n '/Sweep/,$p'
