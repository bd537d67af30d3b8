# Our order against the published awards: one lot agrees, one differs, one awarded a bid that is not
# ranked, and an evaluated price is another than the one published.
. tests/cases/bad/base/enter.sh
cat > tender.json <<'TENDER'
{"data": {"tenderID": "T-1", "procurementMethodType": "belowThreshold", "awardCriteria": "lowestCost",
 "value": {"amount": 5, "currency": "USD"},
 "lots": [{"id": "agrees"}, {"id": "differs"}, {"id": "not-ranked"}, {"id": "price"}],
 "tenderPeriod": {"endDate": "2026-01-01T00:00:00+02:00"},
 "bids": [
  {"id": "b1", "status": "active", "tenderers": [{"name": "Elm (invented)"}], "lotValues": [
   {"relatedLot": "agrees", "value": {"amount": 4, "currency": "USD"}},
   {"relatedLot": "differs", "value": {"amount": 4, "currency": "USD"}},
   {"relatedLot": "price", "value": {"amount": 4, "currency": "USD"}},
   {"relatedLot": "not-ranked", "status": "unsuccessful", "value": {"amount": 4, "currency": "USD"}}]},
  {"id": "b2", "status": "active", "tenderers": [{"name": "Oak (invented)"}], "lotValues": [
   {"relatedLot": "agrees", "value": {"amount": 5, "currency": "USD"}},
   {"relatedLot": "differs", "value": {"amount": 5, "currency": "USD"}}]}],
 "awards": [
  {"bid_id": "b1", "lotID": "agrees", "status": "unsuccessful"},
  {"bid_id": "b2", "lotID": "agrees", "status": "active"},
  {"bid_id": "b2", "lotID": "differs", "status": "active"},
  {"bid_id": "b1", "lotID": "price", "status": "active", "weightedValue": {"amount": 3.5}},
  {"bid_id": "b1", "lotID": "not-ranked", "status": "active"}]}}
TENDER
"$BG" import tender.json -o imported
for lot in agrees differs price; do
    "$BG" evaluate imported/$lot/ruleset.json tender.json --lot $lot | sed -n 1p
done
