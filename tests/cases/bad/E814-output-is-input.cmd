# The same file by its name, by another path, by a symbolic and by a hard link, and as standard input;
# for every input, also the files that no argument names: a map, a scenario. Nothing is written.
. tests/cases/bad/base/enter.sh
cp good.json bid.json && ln -s bid.json soft.json && ln bid.json hard.json && ln -s . here && mkdir sub
echo '{"format": "bidgauge-map/1", "bid": "Bid"}' >map.json
echo '{"format": "bidgauge-scenario/1", "title": "A", "ruleset": {"title": "B"}}' >a.json
echo "Bid,Price" >table.csv
cat ./*.json table.csv >before
for output in bid.json ./bid.json here/bid.json soft.json hard.json ruleset.json sub/../ruleset.json; do
    "$BG" evaluate ruleset.json bid.json --json $output --force
done
"$BG" evaluate ruleset.json --map map.json bid.json --json map.json --force
"$BG" evaluate ruleset.json - --json hard.json --force <bid.json
"$BG" explain ruleset.json bid.json >/dev/null
"$BG" model ruleset.json bid.json -s a.json --csv a.csv --json sub/../a.json --force
"$BG" robustness ruleset.json bid.json --json bid.json --force
"$BG" check ruleset.json --json ruleset.json --force
"$BG" import table.csv --ruleset ruleset.json --map map.json -o table.csv --json sub/../map.json --force
"$BG" import table.csv --ruleset ruleset.json --map map.json -o out --json ./ruleset.json --force
status=$?
cat ./*.json table.csv | cmp - before && ls
exit $status
