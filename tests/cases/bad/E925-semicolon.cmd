. tests/cases/bad/register/enter.sh
printf 'contract;vendor;amount;occupation;headcount\n1;V;5.000;guard;10\n2;V;5000,50;guard;10\n' >c.csv
model
