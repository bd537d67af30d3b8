# Nothing that a vendor handed in: a lock file, whose content nobody sees, and a folder without bids.
. tests/cases/bad/base/enter.sh
printf '\021A. Secret Person   ' >'~$form.xlsx'
mkdir empty bids bids/older
"$BG" evaluate ruleset.json '~$form.xlsx'
"$BG" import '~$form.xlsx' --ruleset ruleset.json -o out
"$BG" evaluate ruleset.json empty
cp '~$form.xlsx' bids && cp ruleset.json bids/ruleset.json
touch bids/.DS_Store bids/Thumbs.db bids/.hidden 'bids/.~lock.form.xlsx#' bids/._form.xlsx
echo '{"format": "bidgauge-scenario/1", "title": "S"}' >bids/s.json
"$BG" evaluate -q ruleset.json good.json -o bids/comparison.xlsx --json bids/result.json
"$BG" explain ruleset.json bids
"$BG" import bids/comparison.xlsx --ruleset ruleset.json -o out
"$BG" model ruleset.json bids -s bids/s.json --csv -
"$BG" robustness ruleset.json bids
status=$?
ls
exit $status
