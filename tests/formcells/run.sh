#!/bin/sh
# Vendors' forms that are edited part by part: what each shape of cell and sheet is read as, or how it
# is reported. tests/forms has the same for forms that other programs saved.
cd "$(dirname "$0")/../.." || exit 2
for part in written cells shapes; do
    [ -f "tests/formcells/$part.py" ] || continue
    PYTHONPATH=tests/formcells "${PYTHON:-python3}" -B "tests/formcells/$part.py" || exit 1
done
