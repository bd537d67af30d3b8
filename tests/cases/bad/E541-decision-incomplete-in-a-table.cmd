# The same in a table: named by row and column.
. tests/cases/bad/base/enter.sh
cat >d.csv <<'END'
decision,bid,reason
disqualified,B-1,
,B-1,Late
END
"$BG" evaluate ruleset.json good.json --decisions=d.csv
