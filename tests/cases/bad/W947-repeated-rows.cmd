# Rows of a register that stand twice: once, and several.
. tests/cases/bad/register/enter.sh
cat >c.csv <<'END'
contract,vendor,amount,occupation,headcount
1,V,500000,guard,10
2,V,90000,guard,2
1,V,500000,guard,10
1,V,500000,guard,11
END
model >/dev/null
printf '2,V,90000.0,guard,2\n' >>c.csv
model >/dev/null
