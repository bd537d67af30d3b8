"""Patterns that are known to be attacked, each with its attack cut to what a pattern may search: every
search ends within 10 ms, decided or undecided.
    redos.py PROGRAM FOLDER (of yetingli/ReDoS-Benchmarks)"""
import json
import os
import pathlib
import re
import struct
import subprocess
import sys

MOST, MILLISECONDS = 1024, 10.0
PART = re.compile(r'AttackString:("(?:.*?)"\+".*?"\*\d+\+".*")\s*$')
PIECES = re.compile(r'^"(.*?)"\+"(.*?)"\*(\d+)\+"(.*)"$', re.S)


def unescaped(text):
    try:
        return text.encode("latin-1", "backslashreplace").decode("unicode_escape")
    except UnicodeDecodeError:
        return text


def pairs(folder):
    """Each pattern with its attacks, from the comments at the head of the scripts."""
    found = set()
    for path in sorted(pathlib.Path(folder).glob("**/javascript_test_file/*.js")):
        lines = path.read_text(errors="replace").split("\n")
        if len(lines) < 3 or not lines[1].startswith(" * "):
            continue
        pattern = lines[1][3:].strip("\r")
        for line in lines[2:]:
            m = PART.search(line.strip("\r"))
            pieces = m and PIECES.match(m.group(1))
            if pieces:
                found.add((pattern, *map(unescaped, (pieces[1], pieces[2], pieces[4]))))
    return sorted(found)


def attack(before, run, after):
    """As many runs as there is room for."""
    fixed = len((before + after).encode("utf-8", "replace"))
    one = len(run.encode("utf-8", "replace")) or 1
    text = before + run * max(1, (MOST - fixed) // one) + after
    return text.encode("utf-8", "replace")[:MOST].decode("utf-8", "ignore").encode()


program, folder = sys.argv[1:3]
asked = [(p, attack(*rest), whole) for p, *rest in pairs(folder) for whole in (0, 1)]
own = json.load(open("tests/world/redos/own.json"))
asked += [(p, attack(*rest), 0) for p, *rest in own]
data = b"".join(struct.pack("III", len(p.encode()), len(t), w) + p.encode() + t for p, t, w in asked)
done = subprocess.run([program], input=data, capture_output=True, check=True)
results = [tuple(map(float, line.split())) for line in done.stdout.decode().splitlines()]
assert len(results) == len(asked), (len(results), len(asked))
slow = [(us, p, w) for (_, us, _), (p, _, w) in zip(results, asked) if us > 1000 * MILLISECONDS]
names = {-1: "do not compile", 0: "no match", 1: "match", 2: "undecided", 3: "too long", 4: "memory"}
counts = {name: sum(o == number for o, _, _ in results) for number, name in names.items()}
print(f"redos: {len(asked)} searches:", ", ".join(f"{n} {name}" for name, n in counts.items() if n))
print(f"redos: the longest took {max(us for _, us, _ in results) / 1000:.1f} ms")
for us, pattern, whole in sorted(slow, reverse=True)[:10]:
    print(f"FAIL {us / 1000:.1f} ms ({'whole' if whole else 'search'}): {pattern[:150]}")
given_up = [warned for outcome, _, warned in results if outcome == 2]
print(f"redos: {sum(given_up):.0f} of {len(given_up)} patterns that give up are warned of when they are loaded")
if sum(given_up) < 0.6 * len(given_up):
    print("FAIL: fewer than six in ten are warned of")
    slow.append(None)
again = subprocess.run([program], input=data, capture_output=True, check=True).stdout.decode()
if [line.split()[0] for line in again.splitlines()] != [str(int(o)) for o, _, _ in results]:
    print("FAIL: a second run ends otherwise")
    slow.append(None)
sys.exit(1 if slow else 0)
