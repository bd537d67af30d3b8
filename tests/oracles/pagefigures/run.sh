#!/bin/sh
# Every figure on the pages of bids, of a register and of a corpus, against workings in exact fractions.
export BIDGAUGE
exec "${PYTHON:-python3}" -B tests/oracles/pagefigures/figures.py
