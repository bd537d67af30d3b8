#!/bin/sh
# Slow: the whole library of rulesets.
# The rules library. rules.py: what it looks for, it finds. library.py walks every ruleset with its trial,
# worked examples, model, form and title page. cases.py: bids that a ruleset once judged against the
# law's own text. BLESS=1 rewrites the title pages and shows what changed.
"$PYTHON" tests/oracles/rules/rules.py || exit 1
"$PYTHON" tests/oracles/rules/library.py || exit 1
exec "$PYTHON" tests/oracles/rules/cases.py
