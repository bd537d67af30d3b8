#!/bin/sh
# A register through a range of floors and through the years: each point is what a scenario with that floor, and
# each year what a model at that date, says on its own; JSON, CSV, workbook and terminal say the same.
exec "${PYTHON:-python3}" tests/oracles/registersweep/registersweep.py "$BIDGAUGE"
