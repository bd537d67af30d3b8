#!/bin/sh
# Slow: whole cases.
# Letters to bidders: what each law asks for is in them and what it forbids is not, searched as text; memo and
# notice; the workbook of a decision, filled in and read back. The case is samples/case.
status=0
"${PYTHON:-python3}" tests/oracles/debrief/letters.py || status=1
/usr/bin/python3 -c 'import openpyxl' 2>/dev/null || { echo "SKIPPED: the workbook of a decision (python3-openpyxl)"; exit $status; }
/usr/bin/python3 tests/oracles/debrief/book.py || status=1
exit $status
