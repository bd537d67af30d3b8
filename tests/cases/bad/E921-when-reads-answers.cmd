. tests/cases/bad/register/enter.sh
section '{"requirement": "small", "legal_minimum": 10}'
model
