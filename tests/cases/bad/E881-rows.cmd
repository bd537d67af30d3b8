. tests/cases/bad/register/enter.sh
cat >m.csv <<'END'
what,column,holds,value
contract,No,,
vender,Firm,,
amount,,,
skip,Kind,,
skip,,PW,
occupation,,guard,33-9032
header_row,,,first
dates,,,YYMMDD
decimal,,,:
encoding,,,latin
missing,,,
END
model --register-map m.csv
