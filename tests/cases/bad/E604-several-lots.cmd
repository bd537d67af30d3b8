# Bids for two lots against a ruleset that has none: none is guessed, all lots are named.
. tests/cases/bad/base/enter.sh
cat > tender.json <<'TENDER'
{"data": {"tenderID": "T-1", "procurementMethodType": "belowThreshold", "awardCriteria": "lowestCost",
 "value": {"amount": 5, "currency": "USD"}, "lots": [{"id": "north"}, {"id": "south"}],
 "tenderPeriod": {"endDate": "2026-01-01T00:00:00+02:00"},
 "bids": [{"id": "b", "status": "active", "lotValues": [
   {"relatedLot": "north", "value": {"amount": 4, "currency": "USD"}},
   {"relatedLot": "south", "value": {"amount": 3, "currency": "USD"}}]}]}}
TENDER
"$BG" import tender.json -o imported
"$BG" evaluate imported/north/ruleset.json tender.json
status=$?
"$BG" evaluate imported/north/ruleset.json tender.json --lot west
"$BG" evaluate imported/north/ruleset.json tender.json --lot north || exit 3
exit $status
