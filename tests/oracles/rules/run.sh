#!/bin/sh
# The rules library: every ruleset loads clean, every figure in it has a source and a date, and
# docs/rules/NAME.md is what `bidgauge check --page` makes of rules/NAME.json.
# adopt.py fills in the header of each and judges made-up bids by it.
# BLESS=1 rewrites the pages and shows what changed.
"$PYTHON" tests/oracles/rules/rules.py --self-test || exit 1
"$PYTHON" tests/oracles/rules/adopt.py || exit 1
"$PYTHON" tests/oracles/rules/rules.py || exit 1
exec "$PYTHON" tests/oracles/rules/library.py
