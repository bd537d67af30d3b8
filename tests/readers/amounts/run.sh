#!/bin/sh
# One spelling of an amount means the same to every reader, or every reader refuses it.
exec "${PYTHON:-python3}" tests/readers/amounts/amounts.py "$BIDGAUGE"
