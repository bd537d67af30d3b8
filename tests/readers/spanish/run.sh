#!/bin/sh
# The comparison workbook and the vendor's form in Spanish beside the English ones: the same figures, none of
# our own texts left in English, and a Spanish form that is read back as the English one is.
cd "$(dirname "$0")/../../.." || exit 2
PYTHONPATH=tests/readers/formcells exec "${PYTHON:-python3}" -B tests/readers/spanish/spanish.py
