. tests/cases/bad/register/enter.sh
printf 'contract,No\nvendor,Firm\n' >m.csv
model --register-map m.csv
