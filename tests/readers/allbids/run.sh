#!/bin/sh
# Slow: hundreds of bids.
# More than 60 ranked bids of a lot share the sheets All bids, All answers and All tables; up to 60, or with
# --sheets=all, each has its own. What the shared sheets say is held against the result as JSON.
cd "$(dirname "$0")/../../.." || exit 2
PYTHONPATH=tests/readers/workbook exec "${PYTHON:-python3}" -B tests/readers/allbids/allbids.py
