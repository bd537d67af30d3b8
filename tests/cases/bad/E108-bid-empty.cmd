# An empty file where a bid belongs.
. tests/cases/bad/base/enter.sh
: >bid.json
"$BG" evaluate ruleset.json good.json bid.json
