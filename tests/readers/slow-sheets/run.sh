#!/bin/sh
# Slow: LibreOffice.
# Rulesets as workbooks, saved by LibreOffice on the way: what was not edited must not change.
command -v soffice >/dev/null || { echo "LibreOffice is not installed"; exit 77; }
"${PYTHON:-python3}" -c 'import openpyxl' 2>/dev/null || { echo "python3-openpyxl is not installed"; exit 77; }
exec "${PYTHON:-python3}" tests/readers/sheets/sheets.py "$BIDGAUGE" libreoffice
