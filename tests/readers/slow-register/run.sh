#!/bin/sh
# Slow: LibreOffice.
# The workbook of a register against LibreOffice: recalculated from wrong cached values, and with floors,
# workers and wages changed in the sheet against what the program makes of the same changes.
command -v soffice >/dev/null || { echo "LibreOffice is not installed"; exit 77; }
exec "${PYTHON:-python3}" tests/readers/slow-register/live.py
