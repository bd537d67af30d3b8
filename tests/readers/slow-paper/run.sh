#!/bin/sh
# Slow: LibreOffice.
# Workbooks on paper: LibreOffice prints them on Letter and on A4, and the pages are measured.
command -v soffice >/dev/null || { echo "LibreOffice is not installed"; exit 77; }
command -v pdftotext >/dev/null || { echo "pdftotext (poppler-utils) is not installed"; exit 77; }
fc-list 2>/dev/null | grep -qi carlito || { echo "Carlito (fonts-crosextra-carlito) is not installed"; exit 77; }
"$PYTHON" -c 'import openpyxl' || { echo "openpyxl is not installed"; exit 77; }
exec "$PYTHON" tests/readers/slow-paper/paper.py "$BIDGAUGE"
