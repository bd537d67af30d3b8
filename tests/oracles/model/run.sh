#!/bin/sh
# Models of scenarios against figures worked out apart from the program, in exact fractions; tidy CSV
# as other readers see it; the scenario workbook's first page and its sums.
"$PYTHON" -c 'import openpyxl' 2>/dev/null || { echo "python3-openpyxl is not installed"; exit 77; }
"$PYTHON" tests/oracles/model/model.py "$BIDGAUGE" || exit 1
"$PYTHON" tests/oracles/model/samples.py "$BIDGAUGE" || exit 1
"$PYTHON" tests/oracles/model/tables.py "$BIDGAUGE"
