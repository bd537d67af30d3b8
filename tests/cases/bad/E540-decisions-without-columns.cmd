# A table of decisions that does not say which bid is meant.
. tests/cases/bad/base/enter.sh
printf 'do,vendor\nwithdraw,Ash\n' >d.csv
"$BG" evaluate ruleset.json good.json --decisions=d.csv
