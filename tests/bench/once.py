#!/usr/bin/env python3
"""Runs a command once; prints its CPU time, that of its children with it, and the peak memory of the
largest of its processes."""
import resource
import subprocess
import sys

status = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode
used = resource.getrusage(resource.RUSAGE_CHILDREN)
if status > 1:
    sys.exit(f"exit status {status}")
print(f"{used.ru_utime + used.ru_stime:.2f} s CPU; peak {used.ru_maxrss / 1024:.0f} MB")
