#!/bin/sh
# The README's example prints what the README says.
exec "${PYTHON:-python3}" tests/cases/readme/readme.py "$BIDGAUGE" README.md
