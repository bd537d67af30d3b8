# A folder in place of files: in the order of names, what is no bid is passed over; a file that might
# be one counts, readable or not. The comparison may lie in it, at the second run too.
. tests/cases/bad/base/enter.sh
mkdir bids && sed 's/B-1/B-2/; s/V-1/V-2/; s/Ash/Elm/' good.json >bids/elm.json && cp good.json bids/ash.json
echo '%PDF-1.7' >bids/oak.pdf && touch 'bids/~$elm.xlsx'
"$BG" evaluate ruleset.json bids/ -o bids/comparison.xlsx
"$BG" evaluate ruleset.json bids -o bids/comparison.xlsx
"$BG" evaluate ruleset.json bids/* -o bids/comparison.xlsx
"$BG" evaluate ruleset.json bids
