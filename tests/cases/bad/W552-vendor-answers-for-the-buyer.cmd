# A vendor answers what the buyer answers; what the buyer does not answer is named.
. tests/cases/bad/base/enter.sh
sed -i 's/"label": "Shift"/"asked_of": "buyer", "required": true, &/' ruleset.json
sed 's/"wage": 18/&, "shift": "day"/' good.json >bid.json
"$BG" evaluate ruleset.json bid.json
