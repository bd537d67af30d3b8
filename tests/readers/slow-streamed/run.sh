#!/bin/sh
# Slow: LibreOffice.
# Totals over long tables, whose cells are not in memory when they are worked out, against LibreOffice.
command -v soffice >/dev/null || { echo "LibreOffice is not installed"; exit 77; }
cd "$(dirname "$0")/../../.." || exit 2
PYTHONPATH=tests/readers/workbook exec "${PYTHON:-python3}" -B tests/readers/slow-streamed/streamed.py
