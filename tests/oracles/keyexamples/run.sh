#!/bin/sh
# Every object of docs/ruleset-keys.md has an example, which stands where it says and which the program takes.
. tests/tools/env.sh
: "${BIDGAUGE:?the program}"
command -v python3 >/dev/null || { echo "python3 is not installed"; exit 77; }
exec python3 tests/oracles/keyexamples/keyexamples.py "$BIDGAUGE"
