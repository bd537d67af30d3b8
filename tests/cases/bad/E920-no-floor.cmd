. tests/cases/bad/register/enter.sh
section '{"legal_minimum": 10}'
model
