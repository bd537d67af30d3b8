#!/bin/sh
# What a panel scored, against the worked example of docs/panel.md in exact fractions, every rule of
# the panel broken once, and the published cases where they are at hand.
exec "${PYTHON:-python3}" tests/oracles/panel/panel.py
