# A tender whose basis of award no rule of the platform covers.
. tests/cases/bad/base/enter.sh
cat > tender.json <<'TENDER'
{"data": {"tenderID": "T-1", "procurementMethodType": "belowThreshold", "awardCriteria": "bestProposal",
 "bids": []}}
TENDER
"$BG" import tender.json -o imported
status=$?
ls -A
exit $status
