#!/bin/sh
# The README's example prints what the README says.
exec "${PYTHON:-python3}" tests/readme/readme.py "$BIDGAUGE" README.md
