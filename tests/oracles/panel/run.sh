#!/bin/sh
# What a panel scored, against the worked example of docs/panel.md in exact fractions, every rule of
# the panel broken once, and each published case where they are at hand.
status=0
"${PYTHON:-python3}" tests/oracles/panel/panel.py || status=1
"${PYTHON:-python3}" tests/oracles/panel/cases.py || status=1
exit $status
