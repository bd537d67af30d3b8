# The price is the vendor's.
. tests/cases/bad/base/enter.sh
sed -i 's/"role": "price"/&, "asked_of": "buyer"/' ruleset.json
"$BG" check ruleset.json
