. tests/cases/bad/register/enter.sh
section '{"requirement": "floor", "legal_minimum": 10, "hours_per_year": {"param": "bare"}}'
model
