. tests/cases/bad/register/enter.sh
section '{"requirement": "floor", "facts": {"value": {"val": "amount"}}, "legal_minimum": 10, "hours_per_year": {"param": "hours"}, "payroll_tax": {"param": "hours"}}'
model
