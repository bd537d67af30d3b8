#!/bin/sh
# Slow: hundreds of tables.
# Bid tabulations: invented ones with the quirks that published ones have, each read with the mapping
# that is suggested for it, as CSV and as a workbook; and (where they are there) tabulations that a port
# published, with the totals and the order that it published.
status=0
"${PYTHON:-python3}" tests/readers/tabulations/shapes.py "$BIDGAUGE" || status=1
"${PYTHON:-python3}" tests/readers/tabulations/cities.py "$BIDGAUGE" || status=1
if [ -d "$BIDGAUGE_SHARED/data/bid-tabulations/portland" ]; then
    "${PYTHON:-python3}" tests/readers/tabulations/portland.py "$BIDGAUGE" \
        "$BIDGAUGE_SHARED/data/bid-tabulations/portland" || status=1
else
    echo "SKIPPED: the tabulations that the Port of Portland published (set BIDGAUGE_SHARED)"
fi
exit $status
