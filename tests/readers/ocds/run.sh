#!/bin/sh
# Slow: hundreds of published tenders.
# OCDS and Prozorro: whole small cases with what must come of them, requirements against a second
# implementation, and (where it is there) every document of the public test data, with all of its
# bids, answers and requirements counted independently.
status=0
"${PYTHON:-python3}" tests/readers/ocds/cases.py "$BIDGAUGE" || status=1
"${PYTHON:-python3}" tests/readers/ocds/published.py "$BIDGAUGE" || status=1
"${PYTHON:-python3}" tests/readers/ocds/requirements.py "$BIDGAUGE" || status=1
if [ -d "$BIDGAUGE_SHARED/data" ]; then
    "${PYTHON:-python3}" tests/readers/ocds/everything.py "$BIDGAUGE" "$BIDGAUGE_SHARED/data" || status=1
else
    echo "SKIPPED: every document of the public test data (set BIDGAUGE_SHARED)"
fi
exit $status
