# Sweeps that are not PATH=FROM:TO:STEP, or lead nowhere.
. tests/cases/bad/base/enter.sh
for sweep in criteria.wage.from criteria.wage.from=0:6 criteria.wage.from=6:0:1 criteria.wage.from=0:6:0 \
    criteria.wage.from=0:6:1:0.3 criteria.wage.from=a:b:c =0:1:1; do
    "$BG" model ruleset.json good.json --sweep="$sweep"
done
echo "exit status $?"
exit 1
