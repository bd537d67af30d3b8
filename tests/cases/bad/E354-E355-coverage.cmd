# Exemptions that nothing can show, and figures that contradict themselves on how long they hold.
. tests/cases/bad/base/enter.sh
cat >rules.json <<'END'
{"format": "bidgauge-ruleset/1", "id": "r", "title": "Cleaning", "currency": "USD",
 "solicitation": {"dates": {"bids_due": "2026-03-13"}},
 "coverage": {"covered": {"all": "Everybody"}, "exempt": {"small": {"title": "Small firms", "shown_by": ["size"]}, "young": {"title": "The young", "shown_by": ["workforce.age"]}}},
 "parameters": {"a": {"next_expected": "2027-01-01", "values": {"2025-01-01": 1}},
                "b": {"ended": "2027-01-01", "next_expected": "2027-01-01", "because": "both", "values": {"2025-01-01": 1}},
                "c": {"ended": "2026-01-01", "values": {"2025-01-01": 1}}},
 "fields": {"wage": {"label": "Lowest hourly wage", "type": "money", "unit": "USD/hour"}},
 "criteria": {"floor": {"title": "Wage floor", "kind": "yes_no", "weight": 100, "test": {">=": [{"val": "wage"}, 1]}}},
 "award": {"method": "highest_score", "ties": ["earliest"]}}
END
"$BG" check rules.json
