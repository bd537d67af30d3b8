. tests/cases/bad/register/enter.sh
cat >c.csv <<'END'
contract,vendor,amount,occupation,headcount,hours,start,end,currency
1,V,12k,guard,10,,,,
2,V,-5,guard,1.5,0,,,
3,,5000,guard,10,9000,2026-13-01,,
,V,5000,guard,10,,2026-07-01,2026-06-30,
4,V,5000,guard,10,,,,EUR
5,V,"1,00",guard,10,,,,
6,V,5000,guard,10,,,,,more
7,V,"5"000,guard,10,,,,
END
model
