#!/bin/sh
# Sheets of a panel that LibreOffice saved, also by way of .ods.
command -v soffice >/dev/null || { echo "LibreOffice is not installed"; exit 77; }
"$PYTHON" -c 'import openpyxl' 2>/dev/null || { echo "openpyxl is not installed"; exit 77; }
PYTHONPATH=tests/readers/formcells:tests/readers/forms exec "$PYTHON" \
    tests/readers/panelsheets/panelsheets.py libreoffice
