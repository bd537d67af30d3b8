#!/bin/sh
# Slow: hundreds of accounts, each worked out again.
# Accounts (business-case and the like) against workings of their own in exact fractions, bad input with
# its whole message, and the same bytes twice. A file here is a command.
status=0
for file in tests/oracles/accounts/*_test.py; do
    "${PYTHON:-python3}" -B "$file" || status=1
done
exit $status
