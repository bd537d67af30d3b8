# Each reason to look a figure up again; what has ended is not one of them.
. tests/cases/bad/base/enter.sh
cat >rules.json <<'END'
{"format": "bidgauge-ruleset/1", "id": "r", "title": "Cleaning", "currency": "USD",
 "solicitation": {"dates": {"bids_due": "2026-03-13"}},
 "sources": {"law": {"title": "Wage Act", "citation": "Wage Act 2025, s. 3", "url": "https://example.org/act", "retrieved": "2026-01-10"}},
 "parameters": {"floor": {"title": "wage floor", "unit": "USD/hour", "source": "law", "at": "bids_due", "valid_until": "2026-12-31",
             "values": {"2025-01-01": 14, "2026-01-01": 15}},
   "ends": {"source": "law", "values": {"2025-01-01": 3, "2026-06-30": null}},
   "over": {"source": "law", "ended": "2026-06-30", "because": "the order was revoked", "values": {"2025-01-01": 3, "2026-06-30": null}},
   "fixed": {"source": "law", "next_expected": "2027-01-01", "because": "indexed each January", "values": {"2025-01-01": 3}},
   "unsaid": {"source": "law", "values": {"2025-01-01": 3}},
   "aged": {"source": "law", "valid_until": "2030-01-01", "values": {"2025-01-01": 3}},
   "tiers": {"source": "law", "valid_until": "2026-01-31", "by": [{"if": [{">": [{"val": "leave"}, 3]}, "long", "short"]}],
             "table": {"long": {"2025-01-01": {"value": 9, "verified": false}}, "*": {"2025-01-01": {"value": 8, "valid_until": "2027-12-31"}}}}},
 "fields": {"wage": {"label": "Lowest hourly wage", "type": "money", "unit": "USD/hour"},
            "leave": {"label": "Paid leave", "type": "integer", "unit": "days"}},
 "criteria": {
   "floor": {"title": "Wage floor", "kind": "pass_fail", "test": {">=": [{"val": "wage"}, {"param": "floor"}]}},
   "leave": {"title": "Leave", "kind": "linear", "weight": 100, "value": {"val": "leave"}, "from": 0, "to": 12}},
 "award": {"method": "highest_score", "ties": ["earliest"]}}
END
cp rules.json again.json
"$BG" check --stale=2027-03-01 rules.json
