#!/bin/sh
# Registers of contracts and tables of wages as they are published: the commands of docs/registers.md over the
# sample, maps of columns over tables that are made here, and the published files of $BIDGAUGE_SHARED.
exec "${PYTHON:-python3}" tests/readers/published/published.py "$BIDGAUGE"
