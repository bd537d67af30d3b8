. tests/cases/bad/register/enter.sh
sed -i 's,https://example.org,,' w.csv
model
