#!/bin/sh
# Slow: files that are as large as they may be.
# Hostile forms: each is refused with its reason in under a second and 64 MB, and the bid stays in the
# comparison as unreadable.
cd "$(dirname "$0")/../../.." || exit 2
PYTHONPATH=tests/readers/formcells exec "${PYTHON:-python3}" -B tests/world/hostile/hostile.py
