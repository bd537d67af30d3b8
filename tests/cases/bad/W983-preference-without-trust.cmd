# A preference for firms that employees own: without a word of a trust, with one in a choice, of another kind.
. tests/cases/bad/base/enter.sh
cat >rules.json <<'END'
{"format": "bidgauge-ruleset/1", "id": "r", "title": "Cleaning", "currency": "USD",
 "solicitation": {"title": "Cleaning", "reference": "R-1", "buyer": "City (invented)", "time_zone": "-07:00",
                  "dates": {"bids_due": "2026-03-13T14:00-07:00"}},
 "fields": {"price": {"label": "Price", "type": "money", "role": "price", "required": true},
            "owned": {"label": "Is the firm employee-owned?", "type": "boolean", "required": true},
            "form": {"label": "Owned by employees through", "type": "choice", "required": true,
                     "choices": {"none": "Nothing", "esop": "ESOP trust"}},
            "small": {"label": "Small business?", "type": "boolean", "required": true}},
 "price": {"field": "price", "preferences": {
   "owned": {"title": "Firms of their workers", "applies_if": {"val": "owned"}, "effect": "subtract_own", "base": "own_bid", "percent": 3},
   "trust": {"title": "Firms of their workers, by form", "applies_if": {"==": [{"val": "form"}, "esop"]}, "effect": "subtract_own", "base": "own_bid", "percent": 3},
   "small": {"title": "Small business", "applies_if": {"val": "small"}, "effect": "subtract_own", "base": "own_bid", "percent": 5}}},
 "award": {"method": "lowest_evaluated_price", "ties": ["earliest"]}}
END
"$BG" check --publish rules.json
