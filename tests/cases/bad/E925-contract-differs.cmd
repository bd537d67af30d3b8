. tests/cases/bad/register/enter.sh
cat >c.csv <<'END'
contract,vendor,amount,occupation,headcount,start,end
1,V,5000,guard,10,,
1,V,6000,cook,2,,
1,W,,cook,2,,
2,V,5000,guard,10,2026-07-01,
2,V,,guard,10,,2026-06-30
END
model
