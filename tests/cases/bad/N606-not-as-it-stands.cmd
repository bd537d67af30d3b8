# What a public tender says in other types than it declares is said when bids are evaluated, too; and
# a fault of an answer is shown where the tender has it.
. tests/cases/bad/base/enter.sh
cat > tender.json <<'TENDER'
{"data": {"tenderID": "T-1", "procurementMethodType": "belowThreshold", "awardCriteria": "lowestCost",
 "value": {"amount": 5, "currency": "USD"},
 "tenderPeriod": {"endDate": "2026-01-01T00:00:00+02:00"},
 "criteria": [{"id": "C", "title": "Staff", "requirementGroups": [{"id": "G", "requirements": [
   {"id": "yes", "title": "Trained", "dataType": "boolean", "expectedValue": "true"},
   {"id": "many", "title": "People", "dataType": "integer", "minValue": 3}]}]}],
 "bids": [{"id": "b", "status": "active", "value": {"amount": 4, "currency": "USD"},
   "requirementResponses": [
     {"requirement": {"id": "yes"}, "value": "True"},
     {"requirement": {"id": "gone"}, "value": "True"},
     {"requirement": {"id": "yes"}, "value": false},
     {"requirement": {"id": "many"},
      "value": "a few"}]}]}}
TENDER
"$BG" import tender.json -o imported
"$BG" evaluate imported/tender/ruleset.json tender.json
