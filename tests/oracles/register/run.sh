#!/bin/sh
# Slow: a register, worked out again.
# Registers of contracts against an oracle in Python's fractions: each line, the funnel, the sums, and
# which assumption matters.
exec "${PYTHON:-python3}" tests/oracles/register/register.py "$BIDGAUGE"
