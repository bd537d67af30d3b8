#!/bin/sh
# Evidence and clarifications, read back from the workbook, the result and the explanation.
"${PYTHON:-python3}" -c 'import openpyxl' || { echo "openpyxl is not installed"; exit 77; }
exec "${PYTHON:-python3}" tests/readers/evidence/evidence.py
