#!/bin/sh
# Slow: LibreOffice.
# Forms that LibreOffice saved, also by way of .ods, and what their column Status says when it calculates.
command -v soffice >/dev/null || { echo "LibreOffice is not installed"; exit 77; }
PYTHONPATH=tests/readers/formcells exec "$PYTHON" tests/readers/forms/forms.py libreoffice
