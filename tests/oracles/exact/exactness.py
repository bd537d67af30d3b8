#!/usr/bin/env python3
"""Checks random scorecards, and decimal operations, against Python's fractions.

    exactness.py PROGRAM CARDS

PROGRAM is the built scorecard.c. Half of the cards come in pairs that tie exactly (one total split
in two ways), and every eighth total lies on a half of its last place. Seeded: each run is the same.
"""
import random
import subprocess
import sys
import threading
from decimal import ROUND_HALF_EVEN, Decimal, getcontext
from fractions import Fraction
from math import gcd

CHUNK = 50_000
LARGEST = 2**127 - 1
getcontext().prec = 80


def rounded(num, den, places, mode):
    """num/den in units of 10^-places (an integer), worked out on whole numbers."""
    negative = num < 0
    whole, rest = divmod(abs(num) * 10**places, den)
    if mode == "u" and 2 * rest >= den:
        whole += 1
    if mode == "e" and (2 * rest > den or (2 * rest == den and whole % 2)):
        whole += 1
    return -whole if negative else whole


def fixed(units, places):
    sign = "-" if units < 0 else ""
    digits = str(abs(units)).rjust(places + 1, "0")
    return sign + (digits[:-places] + "." + digits[-places:] if places else digits)


def hundredths(weight):
    return f"{weight // 100}.{weight % 100:02d}"


def random_parts(rng):
    """[(weight in hundredths, rating numerator, denominator)]"""
    parts = []
    for _ in range(rng.randint(1, 6)):
        den = rng.choice((1, 2, 3, 4, 5, 7, 10, 100, 1000, rng.randint(2, 999_999)))
        parts.append((rng.randint(0, 10_000), rng.randint(0, den), den))
    return parts


def exact_total(parts):
    num, den = 0, 1
    for weight, n, d in parts:
        num, den = num * 100 * d + weight * n * den, den * 100 * d
    common = gcd(num, den)
    return num // common, den // common


def on_a_half(rng, parts, places):
    """Adds a criterion of weight 100 that brings the total to an odd number of half units."""
    num, den = exact_total(parts)
    unit = 2 * 10**places
    target = (num * unit // den) | 1
    target += 2 * rng.randint(1, 50)
    n, d = target * den - num * unit, unit * den * 100
    common = gcd(n, d)
    return parts + [(10_000, n // common, d // common)]


def split(rng, parts):
    """The same total: shuffled, and one criterion in two with ratings that add up to its own."""
    parts = list(parts)
    rng.shuffle(parts)
    weight, n, d = parts.pop()
    k = rng.randint(2, 97)
    # n/d = a/(k d) + (k n - a)/(k d)
    a = rng.randint(0, k * n) if n else 0
    return parts + [(weight, a, k * d), (weight, k * n - a, k * d)]


def cards(rng, count):
    """Lines and what is to come back, by whole numbers; every hundredth also by Fraction."""
    lines, wants = [], []
    before = None
    tie = None
    for i in range(count):
        places, mode = rng.randint(0, 6), rng.choice("uet")
        each = rng.random() < 0.25
        if i % 4 == 1:
            parts, each = split(rng, tie), False
        else:
            parts = random_parts(rng)
            if i % 8 == 2:
                parts, each = on_a_half(rng, parts, places), False
            if i % 4 == 0:
                tie, each = parts, False
        if each:
            units = sum(rounded(w * n, 100 * d, places, mode) for w, n, d in parts)
            num, den = units, 10**places
        else:
            num, den = exact_total(parts)
            units = rounded(num, den, places, mode)
            if i % 8 == 2:
                assert (2 * num * 10**places) % den == 0 and (num * 10**places) % den != 0
            if i % 100 == 0:
                exact = sum(Fraction(w, 100) * Fraction(n, d) for w, n, d in parts)
                assert exact == Fraction(num, den)
        order = "="
        if before is not None:
            left, right = num * before[1], before[0] * den
            order = "<" if left < right else ">" if left > right else "="
        assert i % 4 != 1 or order == "="
        before = (num, den)
        job = " ".join(f"{hundredths(w)} {n}/{d}" for w, n, d in parts)
        lines.append(f"t {places} {mode} {int(each)} {job}")
        wants.append(f"{fixed(units, places)} {order}")
    return lines, wants


def random_decimal(rng):
    bits = rng.choice((3, 10, 31, 62, 63, 64, 65, 100, 126, 127))
    coef = rng.getrandbits(bits) * rng.choice((1, 1, 1, 10, 1000, 10**12))
    coef = min(coef, LARGEST - rng.randint(0, 2))
    return rng.choice((1, -1)) * coef, rng.choice((0, 0, 2, 2, 6, 9, 12, 20, 30))


def shortest(coef, places):
    """The text of coef / 10^places, or ! when it does not fit."""
    while places > 0 and coef % 10 == 0:
        coef, places = coef // 10, places - 1
    if abs(coef) > LARGEST or places > 30:
        return "!"
    return fixed(coef, places)


def wanted(op, a, b):
    (ac, ap), (bc, bp) = a, b
    common = max(ap, bp)
    x, y = ac * 10 ** (common - ap), bc * 10 ** (common - bp)
    if op == "+":
        return shortest(x + y, common)
    if op == "-":
        return shortest(x - y, common)
    if op == "*":
        return shortest(ac * bc, ap + bp)
    if op == "c":
        return str((x > y) - (x < y))
    if op == "l":
        if ac <= 0:
            return "!"
        ln = (Decimal(ac) / Decimal(10) ** ap).ln()
        return shortest(int((ln * 10**12).to_integral_value(ROUND_HALF_EVEN)), 12)
    if bc == 0:
        return "!"
    if op == "%":
        rest = abs(x) % abs(y)
        return shortest(-rest if x < 0 else rest, common)
    quotient = rounded(abs(x), abs(y), 12, "e")
    return shortest(-quotient if (x < 0) != (y < 0) else quotient, 12)


def operations(rng, count):
    lines, wants = [], []
    for i in range(count):
        op = "l" if i % 50 == 0 else "+-*/%c"[i % 6]
        a, b = random_decimal(rng), random_decimal(rng)
        if rng.random() < 0.1:
            b = (a[0] + rng.choice((-1, 0, 1)), a[1])
        if abs(b[0]) > LARGEST:
            b = a
        if op == "/" and rng.random() < 0.2:
            a, b = (a[0] | 1, 12), (rng.choice((2, -2)), 0)  # a half of the 12th place
        second = "" if op == "l" else " " + fixed(*b)
        lines.append(f"{op} {fixed(*a)}{second}")
        wants.append(wanted(op, a, b))
    return lines, wants


class Batch(threading.Thread):
    """One run of the program, while the next batch is made."""

    def __init__(self, program, lines, wants):
        super().__init__()
        self.program, self.lines, self.wants = program, lines, wants
        self.wrong = []

    def run(self):
        out = subprocess.run([self.program], input="\n".join(self.lines) + "\n", text=True,
                             stdout=subprocess.PIPE, check=False)
        got = out.stdout.splitlines()
        if out.returncode != 0 or len(got) != len(self.wants):
            self.wrong.append(f"exit {out.returncode}, {len(got)} of {len(self.wants)} lines")
        for line, have, want in zip(self.lines, got, self.wants):
            if have != want:
                self.wrong.append(f"{line}: got {have}, want {want}")


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    program, left = sys.argv[1], int(sys.argv[2])
    total = left
    rng = random.Random(20261124)
    batches = []
    running = None
    jobs = [(operations, min(60_000, total))]
    while left > 0:
        jobs.append((cards, min(CHUNK, left)))
        left -= CHUNK
    for make, count in jobs:
        batch = Batch(program, *make(rng, count))
        if running is not None:
            running.join()
            batches.append(running)
        batch.start()
        running = batch
    running.join()
    batches.append(running)
    wrong = [w for b in batches for w in b.wrong]
    for w in wrong[:10]:
        print(w)
    print(f"exactness: {total} scorecards and {jobs[0][1]} decimal operations, {len(wrong)} wrong")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
