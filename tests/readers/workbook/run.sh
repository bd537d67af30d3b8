#!/bin/sh
# The workbook: the same bytes, well-formed, whole or not there; then other people's readers: hostile
# texts with openpyxl; poisoned, recalculated and edited with LibreOffice. EDITS: how many edits.
command -v soffice >/dev/null || { echo "LibreOffice is not installed"; exit 77; }
"${PYTHON:-python3}" -c 'import openpyxl' || { echo "openpyxl is not installed"; exit 77; }
"${PYTHON:-python3}" tests/readers/workbook/world.py || exit 1
"${PYTHON:-python3}" tests/readers/workbook/hostile.py || exit 1
exec "${PYTHON:-python3}" tests/readers/workbook/live.py "${EDITS:-4}"
