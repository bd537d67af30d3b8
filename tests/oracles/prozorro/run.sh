#!/bin/sh
# Public tenders with known outcomes: import, evaluate, compare.
[ -d "$BIDGAUGE_SHARED/data" ] || { echo "the public tenders are not here: set BIDGAUGE_SHARED to the test data"; exit 77; }
exec "${PYTHON:-python3}" tests/oracles/prozorro/oracles.py "$BIDGAUGE" "$BIDGAUGE_SHARED/data"
