#!/bin/sh
# The schemas in docs/schema, by python3-jsonschema; the ruleset that has everything must load too.
"$BIDGAUGE" check tests/cases/schema/whole.json || exit 1
"$PYTHON" tests/cases/schema/documented.py || exit 1
"$PYTHON" -c 'import jsonschema' 2>/dev/null || { echo "python3-jsonschema is not installed"; exit 77; }
"$PYTHON" tests/cases/schema/schema.py
