#!/bin/sh
# Slow: LibreOffice, Gnumeric and HyperFormula.
# Workbooks whose written values were made wrong, worked out by Gnumeric and HyperFormula: each gives what
# the program had written. LibreOffice does the same in slow-workbook.
# HyperFormula comes from npm, into the build folder, when the registry can be reached.
# EDITS: how many edits of each sample; ENGINES, CASES: see engines.py.
cd "$(dirname "$0")/../../.." || exit 2
modules=${BUILD:-build/release}/npm-formulas
if command -v npm >/dev/null && ! [ -d "$modules/node_modules/hyperformula" ]; then
    mkdir -p "$modules"
    timeout 120 npm install --silent --no-audit --no-fund --prefix "$modules" hyperformula@3.5.0 \
        >/dev/null 2>&1 || echo "SKIPPED: HyperFormula: npm cannot install it"
fi
export NODE_PATH="$PWD/$modules/node_modules"
export ENGINES="${ENGINES:-Gnumeric HyperFormula}" CASES="${CASES:-samples}"
exec "${PYTHON:-python3}" tests/readers/slow-engines/engines.py "${EDITS:-0}"
