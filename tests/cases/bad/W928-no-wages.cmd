. tests/cases/bad/register/enter.sh
printf 'contract,vendor,amount,occupation,headcount,area\n1,V,5000,cook,10,Here\n2,V,5000,cook,10,Here\n3,V,5000,guard,10,Here\n' >c.csv
model
