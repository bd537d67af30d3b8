#!/bin/sh
# Slow: thousands of cells.
# Vendors' forms that are edited part by part: what each shape of cell and sheet is read as, or how it
# is reported. tests/readers/forms has the same for forms that other programs saved.
cd "$(dirname "$0")/../../.." || exit 2
for part in written cells shapes beside formats shared; do
    [ -f "tests/readers/formcells/$part.py" ] || continue
    PYTHONPATH=tests/readers/formcells "${PYTHON:-python3}" -B "tests/readers/formcells/$part.py" || exit 1
done
