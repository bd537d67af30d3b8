#!/bin/sh
# The log of a case: what every kind of tampering, a crash, a full disk and two writers at once come to,
# by hashes worked out here; the published cases where they are at hand; and a case from its start to the
# award, with the figures of docs/panel.md.
status=0
"${PYTHON:-python3}" tests/oracles/record/record.py || status=1
"${PYTHON:-python3}" tests/oracles/record/award.py || status=1
"${PYTHON:-python3}" tests/oracles/record/officer.py || status=1
exit $status
