#!/bin/sh
# Every sample against the result that was worked out independently (tests/expected/NAME.json).
exec "${PYTHON:-python3}" tests/samples/compare.py "$BIDGAUGE"
