"""Memory that runs out: allocations of each writing command are made to fail, once and from then on.
Tens of thousands of them are made in few places: of each place (by the calls that led to it) the first,
the last and one between are points. Quick: a sample of the points that is the same each time. FAULTS=all: all.
    memory.py WORK FAIL.so [COMMAND...]"""
import os
import random
import struct
import sys

import machine

work, preload = sys.argv[1], sys.argv[2]
FULL = os.environ.get("FAULTS") == "all"
SAMPLE = int(os.environ.get("POINTS", "5"))
COUNT, LOG = work + "/count", work + "/log"
random.seed(16)


def injected(command, at, onwards):
    env = {"LD_PRELOAD": preload, "FAIL_COUNT": COUNT, "FAIL_AT": str(at)}
    if onwards:
        env["FAIL_FROM"] = "1"
    return command.run(env=env)


def points(command):
    """How many allocations there are, and those that are made to fail."""
    command.run(env={"LD_PRELOAD": preload, "FAIL_COUNT": COUNT, "FAIL_LOG": LOG})
    with open(LOG, "rb") as file:
        places = [place for (place,) in struct.iter_unpack("L", file.read())]
    at = {}
    for number, place in enumerate(places, 1):
        at.setdefault(place, []).append(number)
    chosen = sorted({n for numbers in at.values()
                     for n in (numbers[0], numbers[-1], random.choice(numbers))})
    print(f"{command.name}: {len(places)} allocations in {len(at)} places, {len(chosen)} points")
    return chosen if FULL or len(chosen) <= SAMPLE else sorted(random.sample(chosen, SAMPLE))


failures = 0
for command in machine.commands(work):
    if sys.argv[3:] and command.name not in sys.argv[3:]:
        continue
    command.learn()
    tried, wrong, harmless = 0, 0, 0
    chosen = points(command)
    for onwards in (False, True):
        for at in chosen:
            result = injected(command, at, onwards)
            why = command.wrong(result)
            tried += 1
            harmless += result[0] != 3
            if why:
                wrong += 1
                if wrong <= 10:
                    print(f"FAIL {command.name}: allocation {at}"
                          f"{' and all later' if onwards else ''}: {why}")
    failures += wrong
    print(f"{command.name}: {tried} failures, once and from then on: {wrong} wrong, {harmless} without "
          "effect")
sys.exit(1 if failures else 0)
