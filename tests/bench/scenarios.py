"""What further scenarios and a second thread are worth: CPU seconds of one core under 0 and under 10
scenarios, and wall seconds of one thread and of two, least of several runs in turn.

usage: scenarios.py BIDGAUGE FOLDER BIDS"""
import json
import os
import pathlib
import resource
import subprocess
import sys
import time

program, folder, n = sys.argv[1], pathlib.Path(sys.argv[2]), int(sys.argv[3])
RUNS, SCENARIOS = 7, 10
names = []
for i in range(SCENARIOS):
    names.append(folder / f"scenario-{i}.json")
    patch = {"criteria": {"t1": {"test": {"<=": [{"val": "price_total"}, 1000000 + 100000 * i]}}}}
    names[-1].write_text(json.dumps({"format": "bidgauge-scenario/1", "title": f"Price {i}",
                                     "ruleset": patch}))


def run(threads, scenarios):
    """CPU and wall seconds."""
    command = [program, "model", folder / "ruleset.json", "--corpus", folder / "bids.jsonl", "--quiet",
               "--threads", str(threads), "--partial", folder / "part"]
    for name in names[:scenarios]:
        command += ["-s", name]
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    subprocess.run(command, check=True)
    after, wall = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic() - start
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, wall


few, many, one, two = [], [], [], []
for _ in range(RUNS):
    few.append(run(1, 0)[0])
    many.append(run(1, SCENARIOS)[0])
    one.append(run(1, 0)[1])
    two.append(run(2, 0)[1])
each = (min(many) - min(few)) / SCENARIOS
print(f"each further scenario: {each / n * 1e6:.2f} us a bid, {each / min(few) * 100:.1f} % of the first "
      "(ceiling: 10 %)")
if len(os.sched_getaffinity(0)) < 2:
    print("two threads: SKIPPED, there is one processor")
else:
    print(f"two threads: {min(one) / min(two):.2f} x one, by wall clock: {min(one):.3f} s and "
          f"{min(two):.3f} s (floor: 1.9 x on a machine that does nothing else)")
