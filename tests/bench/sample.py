#!/usr/bin/env python3
"""Runs a command ten times; prints the least and the median wall time, and the peak memory."""
import os
import statistics
import subprocess
import sys
import time

times, peak = [], 0
for _ in range(10):
    start = time.perf_counter()
    process = subprocess.Popen(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    times.append((time.perf_counter() - start) * 1000)
    peak = max(peak, usage.ru_maxrss)
    if os.waitstatus_to_exitcode(status) > 1:
        sys.exit(f"exit status {os.waitstatus_to_exitcode(status)}")
print(f"least {min(times):.1f} ms, median {statistics.median(times):.1f} ms, "
      f"peak {peak / 1024:.1f} MB")
