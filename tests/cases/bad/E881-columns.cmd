. tests/cases/bad/register/enter.sh
cat >m.csv <<'END'
what,column,holds,value
contract,Contract,,
vendor,Vendr,,
amount,amount,,
END
model --register-map m.csv
