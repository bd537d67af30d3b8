#!/bin/sh
# Tables of bids: the samples as CSV in several dialects give the result of their JSON bids; a public
# table of contract awards gives the awards that were published.
"${PYTHON:-python3}" tests/readers/tables/formats.py "$BIDGAUGE" || exit 1
exec "${PYTHON:-python3}" tests/readers/tables/tables.py "$BIDGAUGE" "${BIDGAUGE_SHARED:-}"
