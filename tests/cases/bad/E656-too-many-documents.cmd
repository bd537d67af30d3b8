# Sealed bids are for every lot: a small file that would become more documents than can be meant.
. tests/cases/bad/base/enter.sh
awk 'BEGIN { printf "{\"tenderID\": \"T-1\", \"procurementMethodType\": \"esco\",\n \"lots\": ["
             for (i = 0; i < 500; i++) printf "%s{\"id\": \"%d\"}", i ? "," : "", i
             printf "],\n \"bids\": ["
             for (i = 0; i < 500; i++) printf "%s{\"id\": \"%d\"}", i ? "," : "", i
             print "]}" }' > tender.json
"$BG" import tender.json -o imported
status=$?
ls
exit $status
