#!/bin/sh
# Slow: a large register.
# A register that is too large to be kept in its outputs: memory stays bounded, and CSV, JSON and workbook
# say the same of every contract.
case $BUILD in
*asan* | *cover*) echo "a build for tests takes memory of its own" && exit 77 ;;
esac
[ -z "$WRAP" ] || { echo "a wrapper takes memory of its own" && exit 77; }
exec "${PYTHON:-python3}" tests/world/registermemory/memory.py "$BIDGAUGE"
