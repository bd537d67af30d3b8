#!/bin/sh
# The key figures of a register are the same on the first page of the workbook, on the page in HTML and in
# Markdown, in JSON, in CSV and on the terminal; so are those of a sweep.
exec "${PYTHON:-python3}" tests/oracles/registerpages/registerpages.py "$BIDGAUGE"
