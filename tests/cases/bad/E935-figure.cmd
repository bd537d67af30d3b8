# Figures of price formulas that are not, have no such figure, or no number.
. tests/cases/bad/base/enter.sh
"$BG" robustness ruleset.json good.json --figure=fixed_rang.low=80 --figure=fixed_range.lo=80 \
    --figure=fixed_range.low=eighty --figure=80
echo "exit status $?"
exit 2
