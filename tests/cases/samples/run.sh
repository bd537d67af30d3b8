#!/bin/sh
# Every sample against the result that was worked out independently (tests/oracles/expected/NAME.json).
exec "${PYTHON:-python3}" tests/cases/samples/compare.py "$BIDGAUGE"
