#!/bin/sh
# Examples of the README and of the tutorials print what the pages say.
exec "${PYTHON:-python3}" tests/cases/readme/readme.py "$BIDGAUGE" README.md docs/first-*.md docs/decisions.md docs/record.md docs/panel.md docs/business-case.md docs/advising.md docs/portfolio.md docs/ownership.md docs/evidence.md docs/promises.md
