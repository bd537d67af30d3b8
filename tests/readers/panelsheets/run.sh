#!/bin/sh
# Slow: other programs fill sheets in.
# Sheets of a panel: out, filled in and saved by openpyxl, Gnumeric, exceljs and SheetJS (slow-panelsheets:
# LibreOffice), and back; what must be refused, with its whole message; who is missing what; the sheet
# Panel of the comparison; and a whole case by workbooks.
"$PYTHON" -c 'import openpyxl' 2>/dev/null || { echo "openpyxl is not installed"; exit 77; }
. tests/tools/npm.sh
status=0
PYTHONPATH=tests/readers/formcells:tests/readers/forms "$PYTHON" tests/readers/panelsheets/panelsheets.py || status=1
PYTHONPATH=tests/readers/formcells:tests/readers/forms "$PYTHON" tests/readers/panelsheets/decision.py || status=1
PYTHONPATH=tests/readers/formcells:tests/readers/forms "$PYTHON" tests/readers/panelsheets/subcontractors.py || status=1
"$PYTHON" tests/readers/panelsheets/case.py || status=1
"$PYTHON" tests/readers/panelsheets/envelopes.py || status=1
exit $status
