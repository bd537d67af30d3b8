#!/bin/sh
# The workbook of decisions, filled in as an officer does, evaluated, and held against figures worked out
# by hand.
"${PYTHON:-python3}" -c 'import openpyxl' || { echo "openpyxl is not installed"; exit 77; }
exec "${PYTHON:-python3}" tests/readers/decisions/decisions.py
