# Cells that nobody may guess at: two amounts, a negative in parentheses, a percentage, a formula,
# another currency, a date the wrong way round, a word for yes, a bell.
. tests/cases/bad/base/enter.sh
cat >bids.csv <<'END'
Bid,Price,Wage,Insured,Crew,Start,Phone
B-2,"USD 80,000.00USD 70,000.00",17.50,yes,5,2026-07-01,555-0100
B-3,"(80,000.00)",18 %,ja,=2+3,07/01/2026,555-0100
B-4,"EUR 80,000.00",1.8E+01,no,"1,5",2026-02-30,
END
printf 'B-5,80000,18,yes,5,2026-07-01,\007555\n' >>bids.csv
cat >map.json <<'END'
{"format": "bidgauge-map/1", "thousands": ",", "bid": "Bid",
 "answers": {"price": "Price", "wage": "Wage", "insured": "Insured", "crew": "Crew", "start": "Start",
             "phone": "Phone"}}
END
"$BG" evaluate ruleset.json --map map.json bids.csv
