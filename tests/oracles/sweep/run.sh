#!/bin/sh
# Sweeps against a look at every single value, in Python's fractions.
exec "${PYTHON:-python3}" tests/oracles/sweep/sweep.py
