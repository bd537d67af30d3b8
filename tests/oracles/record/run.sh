#!/bin/sh
# Slow: whole cases, step by step.
# The log of a case: what every kind of tampering, a crash, a full disk and two writers at once come to,
# by hashes worked out here; random edits in memory by a program of its own; the published cases where they are at hand;
# and a case from its start to the award, with the figures of docs/panel.md.
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
case $BUILD in
*asan* | *tsan* | *cover*) echo "record: SKIPPED: random edits in memory: not in this build" ;;
*)
    # shellcheck disable=SC2046 # flags are words
    ${CC:-cc} -O1 -Isrc -o "$work/edits" tests/oracles/record/edits.c "$BIDGAUGE_LIB" -pthread \
        $(pkg-config --libs libpcre2-8 libcrypto libcjson zlib libzip expat mpfr gmp xlsxwriter 2>/dev/null) -lm &&
        export EDITS_PROGRAM="$work/edits"
    ;;
esac
status=0
"${PYTHON:-python3}" tests/oracles/record/record.py || status=1
"${PYTHON:-python3}" tests/oracles/record/award.py || status=1
"${PYTHON:-python3}" tests/oracles/record/officer.py || status=1
"${PYTHON:-python3}" tests/oracles/record/rounds.py || status=1
"${PYTHON:-python3}" tests/oracles/record/lots.py || status=1
if /usr/bin/python3 -c 'import openpyxl' 2>/dev/null; then
    /usr/bin/python3 tests/oracles/record/sheet.py || status=1
else
    echo "SKIPPED: the sheet Record: python3-openpyxl is not installed"
fi
exit $status
