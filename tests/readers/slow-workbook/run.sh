#!/bin/sh
# Slow: LibreOffice.
# The workbooks of the samples and of many rulesets, poisoned, recalculated and edited with LibreOffice.
# EDITS: how many edits.
command -v soffice >/dev/null || { echo "LibreOffice is not installed"; exit 77; }
"$PYTHON" -c 'import openpyxl' || { echo "openpyxl is not installed"; exit 77; }
exec "$PYTHON" tests/readers/workbook/live.py "${EDITS:-4}"
