# Cells that mean nothing, or two things.
. tests/cases/bad/base/enter.sh
cat >d.csv <<'END'
do,bid,received,field,was,now,date,document
receive,B-1,yesterday,,,,,
clarify,B-1,,wage,18,"19,5",2026-03-20,letter
clarify,B-1,,shift,,sometimes,03/04/2026,letter
END
"$BG" evaluate ruleset.json good.json --decisions=d.csv
