#!/bin/sh
# Slow: searches every part of dozens of copies.
# Copies for the public: what is withheld stands in no part of them, in no notation; what gives it away is
# withheld with it; a text that repeats it stops the copy. Unpacked and searched here by other code.
status=0
python=/usr/bin/python3
"$python" -c 'import openpyxl' 2>/dev/null || { echo "python3-openpyxl is not installed"; exit 77; }
"$python" tests/oracles/public/public.py || status=1
"$python" tests/oracles/public/leaks.py || status=1
"$python" tests/oracles/public/same.py || status=1
"$python" tests/oracles/public/release.py || status=1
"$python" tests/oracles/public/districts.py || status=1
exit $status
