. tests/cases/bad/register/enter.sh
printf 'contract,vendor,amount,occupation,headcount\n1,V,5000,guard,\n' >c.csv
model
