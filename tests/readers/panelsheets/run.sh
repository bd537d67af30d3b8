#!/bin/sh
# Sheets of a panel: out, filled in and saved by openpyxl, Gnumeric, exceljs and SheetJS (slow-panelsheets:
# LibreOffice), and back; what must be refused, with its whole message; who is missing what; the sheet
# Panel of the comparison.
"$PYTHON" -c 'import openpyxl' 2>/dev/null || { echo "openpyxl is not installed"; exit 77; }
. tests/tools/npm.sh
PYTHONPATH=tests/readers/formcells:tests/readers/forms exec "$PYTHON" tests/readers/panelsheets/panelsheets.py
