#!/bin/sh
# Slow: every sheet of every sample.
# Rulesets as workbooks: out, edited with openpyxl, and back.
"${PYTHON:-python3}" -c 'import openpyxl' 2>/dev/null || { echo "python3-openpyxl is not installed"; exit 77; }
exec "${PYTHON:-python3}" tests/readers/sheets/sheets.py "$BIDGAUGE"
