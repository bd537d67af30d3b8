. tests/cases/bad/register/enter.sh
section '{"requirement": "one", "legal_minimum": 10}'
model
