#!/bin/sh
# Slow: every cell of every sample.
# The workbook: the same bytes, well-formed, whole or not there; hostile texts read with openpyxl.
# slow-workbook has it recalculated by LibreOffice.
"$PYTHON" -c 'import openpyxl' || { echo "openpyxl is not installed"; exit 77; }
"$PYTHON" tests/readers/workbook/world.py || exit 1
"$PYTHON" tests/readers/workbook/lines.py "$BIDGAUGE" || exit 1
exec "$PYTHON" tests/readers/workbook/hostile.py
