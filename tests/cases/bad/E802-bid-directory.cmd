# A folder where a bid belongs.
. tests/cases/bad/base/enter.sh
mkdir bids
"$BG" evaluate ruleset.json good.json bids
