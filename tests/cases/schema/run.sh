#!/bin/sh
# The schemas in docs/schema, by python3-jsonschema; the ruleset that has everything must load too.
"$PYTHON" -c 'import jsonschema' 2>/dev/null || { echo "python3-jsonschema is missing"; exit 1; }
"$BIDGAUGE" check tests/cases/schema/whole.json || exit 1
"$PYTHON" tests/cases/schema/schema.py
