#!/bin/sh
# Slow: LibreOffice.
# The scenario workbook recalculated by LibreOffice: every formula gives what its cell says, and the
# sums follow a figure that is changed.
command -v soffice >/dev/null || { echo "LibreOffice is not installed"; exit 77; }
"${PYTHON:-python3}" -c 'import openpyxl' || { echo "openpyxl is not installed"; exit 77; }
exec "${PYTHON:-python3}" tests/readers/slow-model/live.py "$BIDGAUGE"
