. tests/cases/bad/register/enter.sh
printf 'contract,vendor;amount\n' >c.csv
model
