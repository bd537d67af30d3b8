#!/bin/sh
# Slow: other programs fill forms in.
# Forms that Gnumeric, openpyxl, exceljs and SheetJS saved (slow-forms: LibreOffice).
. tests/tools/npm.sh
PYTHONPATH=tests/readers/formcells exec "$PYTHON" tests/readers/forms/forms.py
