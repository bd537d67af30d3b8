. tests/cases/bad/register/enter.sh
printf 'contract,vender,amount,amount,occupation\n1,V,5,5,x\n' >c.csv
model
