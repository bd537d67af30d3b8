# A seed and a number of draws that are no whole numbers in range.
. tests/cases/bad/base/enter.sh
"$BG" robustness ruleset.json good.json --seed=-1 --samples=0
echo "exit status $?"
"$BG" robustness ruleset.json good.json --seed=1.5 --samples=many
echo "exit status $?"
exit 2
