# A lot of its own figure, past its validity; what is stale in the whole is in the table once.
. tests/cases/bad/base/enter.sh
cat >rules.json <<'END'
{"format": "bidgauge-ruleset/1", "id": "r", "title": "Cleaning", "currency": "USD",
 "solicitation": {"dates": {"bids_due": "2026-03-13"}},
 "sources": {"law": {"title": "Wage Act", "citation": "Wage Act 2025, s. 3"}},
 "parameters": {"floor": {"title": "wage floor", "unit": "USD/hour", "source": "law", "at": "bids_due", "valid_until": "2026-12-31",
             "values": {"2025-01-01": 14, "2026-01-01": 15}}},
 "fields": {"wage": {"label": "Lowest hourly wage", "type": "money", "unit": "USD/hour"},
            "leave": {"label": "Paid leave", "type": "integer", "unit": "days"}},
 "criteria": {
   "floor": {"title": "Wage floor", "kind": "pass_fail", "test": {">=": [{"val": "wage"}, {"param": "floor"}]}},
   "leave": {"title": "Leave", "kind": "linear", "weight": 100, "value": {"val": "leave"}, "from": 0, "to": 12}},
 "lots": {"north": {"title": "North"}, "south": {"title": "South", "patch": {"parameters": {"floor": {"valid_until": "2026-06-30", "values": {"2026-02-01": 10}}}}}},
 "award": {"method": "highest_score", "ties": ["earliest"]}}
END
"$BG" check --stale=2027-03-01 rules.json
