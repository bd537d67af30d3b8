. tests/cases/bad/register/enter.sh
section '{"requirement": "floor", "wage_floor": 20, "legal_minimum": 10}'
model
