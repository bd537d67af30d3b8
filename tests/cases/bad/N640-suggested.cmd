# What a suggested mapping leaves to people.
. tests/cases/bad/base/enter.sh
cat >bids.csv <<'END'
Bid,Bid no.,Price,Lowest hourly wage,Wage,Shft,First day of work,Remarks
B-2,1,"90,000",17.50,18,day,01/02/2026,
B-3,2,"80,000",18.50,18,day,03/04/2026,
END
"$BG" import bids.csv --suggest-map --ruleset ruleset.json
