#!/bin/sh
# Figures of a corpus: awards, ends of what is uncertain, sweeps, years and who wins, worked out here tender
# by tender in exact fractions; JSON, CSV, pages and parts say the same.
exec "${PYTHON:-python3}" -B tests/oracles/corpusfigures/figures.py
