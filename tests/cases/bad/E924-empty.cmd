. tests/cases/bad/register/enter.sh
: >c.csv
model
