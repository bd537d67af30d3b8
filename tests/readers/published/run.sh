#!/bin/sh
# Registers of contracts and tables of wages as they are published: the commands of docs/registers.md over the
# sample, maps of columns over tables that are made here, and the published files of $BIDGAUGE_SHARED; then what
# a newcomer does right and wrong.
python=${PYTHON:-python3}
"$python" tests/readers/published/published.py "$BIDGAUGE" || exit 1
"$python" tests/tools/register_rules.py check || exit 1
exec "$python" tests/readers/published/newcomer.py "$BIDGAUGE"
