# A date alone, a time on no clock, and one that leaves nothing open; and a criterion about nothing.
. tests/cases/bad/base/enter.sh
rules() {
    cat <<END
{"format": "bidgauge-ruleset/1", "id": "r", "title": "Cleaning", "currency": "USD",
 "solicitation": {"title": "Cleaning", "reference": "R-1", "buyer": "City (invented)", $1},
 "fields": {"price": {"label": "Price", "type": "money", "role": "price", "required": true},
            "insured": {"label": "Insured", "type": "boolean"}, "council": {"label": "Council", "type": "boolean"}},
 "criteria": {"insured": {"title": "Insured", "kind": "yes_no", "weight": 30, "test": {"val": "insured"}},
              "council": {"title": "Council", "kind": "yes_no", "weight": 30, $2"test": {"val": "council"}}},
 "price": {"field": "price", "weight": 40, "formula": "fixed_range", "parameters": {"low": 80000, "high": 160000}},
 "award": {"method": "highest_score", "ties": ["earliest"]}}
END
}
rules '"dates": {"bids_due": "2026-03-13"}' '"element": "dignity_voice", ' >day.json
rules '"dates": {"bids_due": "2026-03-13"}, "time_zone": "-07:00"' >zone.json
rules '"dates": {"bids_due": "2026-03-13", "time": "14:00"}' >time.json
rules '"dates": {"bids_due": "2026-03-13T14:00:00-07:00"}' >whole.json
for file in day zone time whole; do "$BG" check --publish $file.json; done
