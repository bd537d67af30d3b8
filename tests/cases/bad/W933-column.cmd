. tests/cases/bad/register/enter.sh
printf 'contract,vendor,amount,occupation,headcount,hour,notes\n1,V,5000,guard,10,1800,x\n' >c.csv
model
