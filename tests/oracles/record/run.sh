#!/bin/sh
# The log of a case: what every kind of tampering, a crash, a full disk and two writers at once come to,
# by hashes worked out here; and the published cases where they are at hand.
exec "${PYTHON:-python3}" tests/oracles/record/record.py
