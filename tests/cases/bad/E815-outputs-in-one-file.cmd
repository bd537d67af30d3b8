# Two outputs in one file, also where there is no file yet, and both on standard output.
. tests/cases/bad/base/enter.sh
ln -s . here
"$BG" model ruleset.json good.json --json out.txt --csv out.txt
"$BG" model ruleset.json good.json --json out.txt --csv here/./out.txt
"$BG" model ruleset.json good.json --json Out.txt --csv oUT.txt
echo '{"format":"bidgauge-model/1"}' >there && ln there too
"$BG" model ruleset.json good.json --json there --csv too --force
"$BG" merge a.part -o a.xlsx --partial a.xlsx
"$BG" import good.json -o out --json out
status=$?
ls
exit $status
