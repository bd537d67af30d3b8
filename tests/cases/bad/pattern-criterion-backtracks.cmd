# A pattern of a criterion that backtracks for ever: an error of that bid, never "no match".
. tests/cases/bad/base/enter.sh
cat >ruleset.json <<'END'
{"format": "bidgauge-ruleset/1", "id": "r", "title": "Complaints policy",
 "solicitation": {"dates": {"bids_due": "2026-03-13"}},
 "fields": {"policy": {"label": "Complaints policy", "type": "text"}},
 "criteria": {"policy": {"title": "Policy", "kind": "pattern", "weight": 100,
                         "text": {"val": "policy"}, "match": "^(a+)+$"}},
 "award": {"method": "highest_score", "ties": ["earliest"]}}
END
cat >bid.json <<'END'
{"format": "bidgauge-bid/1", "bid": "B-2", "submitted": "2026-03-01T10:00:00Z",
 "answers": {"policy": "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!"}}
END
timeout 10 "$BG" evaluate ruleset.json bid.json
