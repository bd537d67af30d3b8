#!/usr/bin/env python3
"""Evaluates each sample and compares it with tests/oracles/expected/NAME.json, which was worked out from the
words of the ruleset in exact fractions, by tests/oracles/expected/NAME.py, without the engine's code. Also
checks that the kept file is what the working gives.

usage: compare.py BIDGAUGE"""
import json
import pathlib
import subprocess
import sys
from decimal import Decimal

TOP = pathlib.Path(__file__).resolve().parents[3]


def dec(value):
    return None if value is None else Decimal(str(value))


def evaluate(program, sample):
    bids = sorted(str(p) for p in (sample / "bids").glob("*.json"))
    done = subprocess.run([program, "evaluate", str(sample / "ruleset.json"), *bids, "--json", "-"],
                          capture_output=True, text=True, cwd=TOP)
    if done.returncode > 1 or not done.stdout:
        raise SystemExit(f"{sample.name}: exit status {done.returncode}\n{done.stderr}")
    return json.loads(done.stdout)["lots"][0]


def compare_bid(want, got):
    if want["status"] != got["status"]:
        yield f"status {got['status']}, want {want['status']}"
    if (want["rank"] or None) != got["rank"]:  # the working writes 0 for no rank
        yield f"rank {got['rank']}, want {want['rank']}"
    pairs = [("total", want.get("total"), got["total"]),
             ("quality", want.get("quality"), got["quality"]),
             ("reachable", want.get("reachable"), got["reachable"]),
             ("price points", want.get("price_points"), (got["price"] or {}).get("points"))]
    if "evaluated" in want and want["rank"]:  # adjustments are for those that are compared
        pairs.append(("evaluated price", want["evaluated"], (got["price"] or {}).get("evaluated")))
    points = {c["id"]: c["points"] for c in got["criteria"]}
    pairs += [(name, value, points.get(name)) for name, value in want.get("points", {}).items()]
    for name, expected, given in pairs:
        if expected is not None and dec(expected) != dec(given):
            yield f"{name} {given}, want {expected}"
    for name in want.get("failed", []):
        outcome = next(c["outcome"] for c in got["criteria"] if c["id"] == name)
        if outcome != "not_met":
            yield f"{name} is {outcome}, want not_met"
    flags = {f["id"].split(":")[0] for f in got["flags"]}
    if "abnormally_low" in want and want["abnormally_low"] != ("abnormally_low" in flags):
        yield f"flags {sorted(flags)}, want abnormally_low {want['abnormally_low']}"


def compare(program, name):
    want = json.loads((TOP / "tests/oracles/expected" / f"{name}.json").read_text())
    got = evaluate(program, TOP / "samples" / name)
    by_id = {b["bid"]: b for b in got["bids"]}
    faults = []
    order = [b["bid"] for b in got["bids"] if b["rank"] is not None]
    if order != want["order"]:
        faults.append(f"order {order}, want {want['order']}")
    for bid in want["bids"]:
        faults += [f"{bid['bid']}: {fault}" for fault in compare_bid(bid, by_id[bid["bid"]])]
    for bid in got["bids"]:
        for criterion in bid["criteria"]:
            if not 0 < len(criterion["reason"].split()) <= 30:
                faults.append(f"{bid['bid']} {criterion['id']}: reason \"{criterion['reason']}\"")
    return faults


def main(program):
    passed = failed = 0
    for expected in sorted((TOP / "tests/oracles/expected").glob("*.json")):
        working = expected.with_suffix(".py")
        done = subprocess.run([sys.executable, str(working)], capture_output=True, text=True)
        faults = [] if done.stdout == expected.read_text() else ["the kept result is not what "
                                                                 "the working gives"]
        faults += compare(program, expected.stem)
        for fault in faults:
            print(f"{expected.stem}: {fault}")
        failed += bool(faults)
        passed += not faults
    print(f"samples: {passed} passed, {failed} failed")
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
