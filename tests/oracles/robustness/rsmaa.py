"""The counting of draws against R's package smaa (gertvv/rsmaa, commit 2ce6bbd), on its own data.

Its samples of weights and measurements and what it makes of them are in its repository, under the
GPL, and so not here: BIDGAUGE_RSMAA names a checkout of it. What is printed in
smaa/tests/Examples/smaa-Ex.Rout.save (thrombo) and stored in itest/ (hansen) is what we must get:
every share of a rank, confidence factor and central weight.

usage: rsmaa.py PROGRAM CHECKOUT
"""
import gzip
import re
import subprocess
import sys

PROGRAM, CHECKOUT = sys.argv[1:]
passed, failures = 0, []


def numbers(path):
    """The first vector of R's structure(c(...), .Dim = ...), column by column."""
    text = (gzip.open if path.endswith(".gz") else open)(f"{CHECKOUT}/{path}", "rt").read()
    return [[float(x) for x in part.split(",")] for part in re.findall(r"structure\(c\(([^)]*)\)", text)]


def count(weights, measures, n, m):
    """weights(draw, k), measures(draw, bid, k) as R's columns. Gives counts and sums."""
    draws = len(measures) // (n * m)
    lines = [f"{n} {m} {draws}"]
    for d in range(draws):
        lines.append(" ".join(str(round(weights(d, k) * 2 ** 32)) for k in range(m)))
        lines.append(" ".join(str(round(measures[d + draws * (b + n * k)] * 10 ** 12))
                              for b in range(n) for k in range(m)))
    out = subprocess.run([PROGRAM], input="\n".join(lines), capture_output=True, text=True,
                         check=True).stdout.split("\n")
    rows = [[int(x) for x in line.split()] for line in out if line]
    return draws, rows[0::2], rows[1::2]


def check(what, got, want, error):
    global passed
    if abs(got - want) <= error:
        passed += 1
    else:
        failures.append(f"{what}: {got}, should be {want}")


def check_all(name, measures, weights, n, m, shares, confidence, central):
    draws, ranks, sums = count(lambda d, k: weights[d + len(weights) // m * k], measures, n, m)
    for b in range(n):
        for r in range(n):
            check(f"{name} bid {b} rank {r}", ranks[b][r] / draws, shares[b + n * r], 1e-12)
        own = [sums[b][k] / ranks[b][0] / 2 ** 32 for k in range(m)]
        for k in range(m):
            check(f"{name} bid {b} central {k}", own[k], central[b + n * k], 5e-8)
        _, again, _ = count(lambda d, k: own[k], measures, n, m)
        check(f"{name} bid {b} confidence", again[b][0] / draws, confidence[b], 1e-12)


check_all("thrombo", numbers("smaa/inst/extdata/thrombo-meas.txt.gz")[0],
          numbers("smaa/inst/extdata/thrombo-weights-nopref.txt.gz")[0], 2, 3,
          [0.3504, 0.6496, 0.6496, 0.3504], [0.6682, 0.8956],
          [0.1865097, 0.4073100, 0.2772205, 0.3641477, 0.5362698, 0.2285423])
confidence, central = numbers("itest/hansen-cf-ord.txt")
check_all("hansen", numbers("itest/hansen-meas.txt.gz")[0], numbers("itest/hansen-weights-ord.txt.gz")[0],
          5, 6, numbers("itest/hansen-ra-ord.txt")[0], confidence, central)
for failure in failures[:20]:
    print(failure)
print(f"rsmaa: {passed} passed, {len(failures)} failed")
sys.exit(1 if failures else 0)
