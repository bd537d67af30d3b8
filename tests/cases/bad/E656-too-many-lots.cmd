# More lots than any tender has: what it would take to read it is bounded.
. tests/cases/bad/base/enter.sh
awk 'BEGIN { printf "{\"tenderID\": \"T-1\", \"procurementMethodType\": \"esco\",\n \"lots\": ["
             for (i = 0; i < 2001; i++) printf "%s{\"id\": \"%d\"}", i ? "," : "", i
             print "]}" }' > tender.json
"$BG" import tender.json -o imported
