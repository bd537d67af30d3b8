#!/bin/sh
# Scenario sheets: what a sheet says is what the same scenario says as JSON; written and read again it is
# the same bytes; faults name their cell.
if ! "${PYTHON:-python3}" -c 'import openpyxl' 2>/dev/null; then
    echo "scenariosheet: SKIPPED, openpyxl is not installed"
    exit 77
fi
exec "${PYTHON:-python3}" -B tests/oracles/scenariosheet/sheets.py
