#!/bin/sh
# Faulty inputs with the whole of what must be said about them. CASE.json is checked as a ruleset, in this
# folder; CASE.cmd, where there is one, is the command line instead (run by sh, from the project's top, with
# $BG as the program and $TMP as an empty folder). CASE.err is standard error, CASE.out (optional)
# standard output, and the first line of CASE.status (optional, default 1) the exit status. A CASE.cmd
# that ends with 77 cannot be tried on this machine: it is skipped, and said.
# BLESS=1 rewrites the expectations and shows what changed. CASES="a b" runs these alone.
exec "${PYTHON:-python3}" tests/cases/bad/bad.py
