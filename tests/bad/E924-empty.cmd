. tests/bad/register/enter.sh
: >c.csv
model
