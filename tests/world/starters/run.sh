#!/bin/sh
# Templates of `bidgauge new`: each is sound as it comes, is the same from its workbook, and is
# evaluated once filled in.
: "${BIDGAUGE:?the program}"
python3 tests/world/starters/starters.py
