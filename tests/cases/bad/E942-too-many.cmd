# Too many values, too many points, one path twice, three sweeps.
. tests/cases/bad/base/enter.sh
"$BG" model ruleset.json good.json --sweep=criteria.wage.from=0:6:0.001
"$BG" model ruleset.json good.json --sweep=criteria.wage.from=0:6:0.01 --sweep=criteria.wage.to=100:200:1
"$BG" model ruleset.json good.json --sweep=criteria.wage.from=0:6:1 --sweep=criteria.wage.from=0:3:1
"$BG" model ruleset.json good.json --sweep=criteria.wage.from=0:6:1 --sweep=criteria.wage.to=1:2:1 --sweep=a=0:1:1
exit 1
