#!/bin/sh
# Slow: LibreOffice.
# Sheets of a panel, and the workbook of a decision, that LibreOffice saved, also by way of .ods; and the figures of docs/panel.md
# in result, workbook and record.
command -v soffice >/dev/null || { echo "LibreOffice is not installed"; exit 77; }
"$PYTHON" -c 'import openpyxl' 2>/dev/null || { echo "openpyxl is not installed"; exit 77; }
export PYTHONPATH=tests/readers/formcells:tests/readers/forms
status=0
"$PYTHON" tests/readers/panelsheets/panelsheets.py libreoffice || status=1
"$PYTHON" tests/readers/panelsheets/decision.py libreoffice || status=1
"$PYTHON" tests/readers/panelsheets/figures.py libreoffice || status=1
"$PYTHON" tests/readers/panelsheets/subcontractors.py libreoffice || status=1
"$PYTHON" tests/oracles/record/sheet.py libreoffice || status=1
exit $status
