"""CPU seconds of programs that do the same work, run in turn on one core: A B C, A B C, ... Each run is
a whole process, its start included. Prints medians and ratios to the first.

usage: ratio.py RUNS UNITS NAME=COMMAND..."""
import os
import resource
import statistics
import subprocess
import sys

runs, units = int(sys.argv[1]), int(sys.argv[2])
commands = [argument.split("=", 1) for argument in sys.argv[3:]]
taken = {name: [] for name, _ in commands}
os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
for _ in range(runs):
    for name, command in commands:
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(["sh", "-c", "exec " + command], check=True, stdout=subprocess.DEVNULL)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        taken[name].append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
first = statistics.median(taken[commands[0][0]])
for name, values in taken.items():
    median = statistics.median(values)
    ratios = [a / b for a, b in zip(taken[commands[0][0]], values)]
    print(f"{name:34} {median:7.3f} s ({min(values):.3f} to {max(values):.3f})  {units / median:9.0f} bids/s"
          f"  {statistics.median(ratios):5.2f} x {commands[0][0]}")
