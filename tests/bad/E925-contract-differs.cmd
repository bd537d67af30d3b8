. tests/bad/register/enter.sh
cat >c.csv <<'END'
contract,vendor,amount,occupation,headcount
1,V,5000,guard,10
1,V,6000,cook,2
1,W,,cook,2
END
model
