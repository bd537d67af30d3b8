#!/bin/sh
# Slow: hundreds of runs.
# samples/case/play.sh from its start to its end: all that is printed, that each command ends with its next step, that
# what is listed is there, the same bytes again, and the same without Python.
exec "${PYTHON:-python3}" tests/cases/play/play.py
