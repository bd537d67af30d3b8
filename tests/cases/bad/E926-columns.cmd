. tests/cases/bad/register/enter.sh
printf 'occupation,p10,p50\nguard,1,2\n' >w.csv
model
