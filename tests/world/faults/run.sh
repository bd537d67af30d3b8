#!/bin/sh
# Slow: makes thousands of calls fail.
# A fault of the machine is never a bid's: memory and files that fail while a command runs end it with
# exit 3 and every output as it was, or change nothing. The order of the input changes nothing. FAULTS=all: every point, not a sample (more than an hour).
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
case $BUILD in *asan* | *tsan*) echo "the sanitizers have allocators of their own"; exit 77 ;; esac
[ "$(uname -s)" = Linux ] || { echo "allocations are made to fail with glibc"; exit 77; }
here=tests/world/faults
${CC:-cc} -O1 -shared -fPIC -o "$work/fail.so" $here/fail.c || { echo "there is no C compiler"; exit 77; }
mkdir "$work/memory" "$work/files" "$work/order" "$work/kill" "$work/tmp"
# What is killed while the library for .xlsx opens a temporary file cannot remove it.
TMPDIR=$work/tmp
export TMPDIR
PYTHONPATH=$here "${PYTHON:-python3}" -B $here/memory.py "$work/memory" "$work/fail.so"
memory=$?
PYTHONPATH=$here "${PYTHON:-python3}" -B $here/files.py "$work/files"
files=$?
PYTHONPATH=$here "${PYTHON:-python3}" -B $here/order.py "$work/order"
order=$?
PYTHONPATH=$here "${PYTHON:-python3}" -B $here/kill.py "$work/kill"
killed=$?
mkdir "$work/case" && PYTHONPATH=$here "${PYTHON:-python3}" -B $here/casekill.py "$work/case"
[ $? -eq 0 ] && [ $killed -eq 0 ] && [ $order -eq 0 ] && [ $files -eq 0 ] && [ $memory -eq 0 ]
