#!/bin/sh
# Forms that Gnumeric, openpyxl, exceljs and SheetJS saved (slow-forms: LibreOffice). The last two come
# from npm, into the build folder, when the registry can be reached.
modules=${BUILD:-build/release}/npm
if command -v npm >/dev/null && ! [ -d "$modules/node_modules/exceljs" ]; then
    mkdir -p "$modules"
    timeout 120 npm install --silent --no-audit --no-fund --prefix "$modules" xlsx@0.18.5 exceljs@4.4.0 \
        >/dev/null 2>&1 || echo "SKIPPED: exceljs and SheetJS: npm cannot install them"
fi
export NODE_PATH="$PWD/$modules/node_modules"
PYTHONPATH=tests/readers/formcells exec "$PYTHON" tests/readers/forms/forms.py
