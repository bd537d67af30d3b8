"""Sweeps of made-up tenders against an oracle that looks at every value.

A wage floor is a pass/fail requirement and the start of a scale, so that it decides who passes and how
many points pay gives; the price counts in proportion to the lowest of those that pass. The oracle works
out every value of the range in steps of the unit, in fractions, and notes each change: so it finds what
halving between grid points should have found. Weights: the break must be where robustness has the
exact end, rounded up to the unit.
"""
import json
import os
import random
import subprocess
import sys
import tempfile
from fractions import Fraction as F

try:
    import openpyxl
except ImportError:
    openpyxl = None

PROGRAM = os.path.abspath(os.environ["BIDGAUGE"])
failures = []
checks = 0


def check(what, got, want):
    global checks
    checks += 1
    if got != want:
        failures.append(f"{what}: {got}, should be {want}")


def run(command, rules, bids, *options, book=None):
    """Its JSON; book is called with the workbook, as openpyxl reads it."""
    with tempfile.TemporaryDirectory() as folder:
        with open(f"{folder}/rules.json", "w") as file:
            json.dump(rules, file)
        with open(f"{folder}/bids.jsonl", "w") as file:
            for bid in bids:
                file.write(json.dumps(bid) + "\n")
        for name, scenario in (("s.json", rules.get("comment")),):
            if scenario:
                with open(f"{folder}/{name}", "w") as file:
                    json.dump(scenario, file)
        done = subprocess.run([PROGRAM, command, "rules.json", "bids.jsonl", "--json=-", *options],
                              capture_output=True, text=True, cwd=folder)
        if done.returncode != 0:
            sys.exit(f"{command} {options} ended with {done.returncode}: {done.stderr}")
        if book:
            book(openpyxl.load_workbook(f"{folder}/book.xlsx")["Sweeps"])
        return json.loads(done.stdout)


def ruleset(values, weights=(40, 20, 40)):
    return {"format": "bidgauge-ruleset/1", "id": "swept", "title": "Swept", "currency": "USD",
            "solicitation": {"title": "Swept", "dates": {"bids_due": "2026-03-13"}},
            "parameters": {"floor": {"title": "wage floor", "unit": "USD/hour", "values": values}},
            "fields": {"price": {"label": "Price", "type": "money", "role": "price"},
                       "wage": {"label": "Lowest wage", "type": "money", "unit": "USD/hour"},
                       "notice": {"label": "Notice", "type": "integer", "unit": "days"}},
            "criteria": {
                "floor": {"title": "Floor", "kind": "pass_fail", "test": {">=": [{"val": "wage"}, {"param": "floor"}]}},
                "pay": {"title": "Pay", "kind": "linear", "weight": weights[0], "value": {"val": "wage"},
                        "from": {"param": "floor"}, "to": 30},
                "notice": {"title": "Notice", "kind": "linear", "weight": weights[1], "value": {"val": "notice"},
                           "from": 0, "to": 20}},
            "price": {"field": "price", "weight": weights[2], "formula": "lowest_proportion"},
            "award": {"method": "highest_score", "ties": [], "decimals": 2, "rank_on": "exact"}}


def random_bids(rng):
    return [{"format": "bidgauge-bid/1", "bid": f"B{i}", "vendor": {"id": f"b{i}", "name": f"B{i} (invented)"},
             "answers": {"price": rng.randint(80, 160) * 1000, "wage": rng.randint(1500, 2600) / 100,
                         "notice": rng.randint(0, 20)}} for i in range(rng.randint(2, 6))]


def state(bids, floor, weights=(40, 20, 40)):
    """Who passes, and who is recommended (None: nobody, or a tie)."""
    wage = [F(str(b["answers"]["wage"])) for b in bids]
    passing = [i for i in range(len(bids)) if wage[i] >= floor]
    if not passing:
        return frozenset(), None
    lowest = min(bids[i]["answers"]["price"] for i in passing)
    total = {i: weights[0] * max(F(0), min(F(1), (wage[i] - floor) / (30 - floor))) +
             weights[1] * min(F(1), F(bids[i]["answers"]["notice"], 20)) +
             weights[2] * F(lowest, bids[i]["answers"]["price"]) for i in passing}
    best = max(total.values())
    first = [i for i in passing if total[i] == best]
    return frozenset(passing), first[0] if len(first) == 1 else None


def every_change(bids, low, high, unit):
    """All changes from one value to the next."""
    out, at = [], low
    passing, first = state(bids, at)
    while at < high:
        at += unit
        now, winner = state(bids, at)
        for i in sorted(passing ^ now):
            out.append((at, "starts_passing" if i in now else "stops_passing", f"B{i}"))
        if winner != first:
            out.append((at, "recommended", None if winner is None else f"B{winner}"))
        passing, first = now, winner
    return out


def breaks_of(sweep):
    for b in sweep["breaks"]:
        check("a unit apart", F(str(b["after"])) - F(str(b["before"])), F(str(sweep["axes"][0]["breaks_to"])))
    return [(F(str(b["after"])), b["what"], b["bid"]) for b in sweep["breaks"]]


def name_of(first):
    return None if first is None else f"B{first}"


def check_floor(rng):
    bids = random_bids(rng)
    sweep = run("model", ruleset({"2025-01-01": 17}), bids, "--sweep=parameters.floor=15:27:0.25")["sweeps"][0]
    changes = every_change(bids, F(15), F(27), F(1, 100))
    check("breaks of the floor", breaks_of(sweep), changes)
    check("values", len(sweep["points"]), 49)
    for point in sweep["points"]:
        passing, first = state(bids, F(str(point["values"][0])))
        lot = point["lots"][0]
        check("passing", lot["passing"], [f"B{i}" for i in sorted(passing)])
        check("recommended", lot["recommended"], name_of(first))
        check("price", lot["price"], None if first is None else bids[first]["answers"]["price"])
    return len(changes)


def check_series_and_stack():
    """Every date of a series is swept, also where the value carries a source; a scenario stays under it."""
    rng = random.Random(5)
    bids = random_bids(rng)
    rules = ruleset({"2024-01-01": {"value": 16, "verified": False}, "2025-01-01": 17, "2027-01-01": 18})
    rules["comment"] = {"format": "bidgauge-scenario/1", "title": "Notice counts double",
                        "ruleset": {"criteria": {"notice": {"weight": 40}}, "parameters": {"floor": {"title": "floor"}}}}
    out = run("model", rules, bids, "--scenario=s.json", "--sweep=parameters.floor=16:22:1")
    check("cases", [s["scenario"] for s in out["sweeps"]], ["today", "s"])
    check("title", [s["axes"][0]["title"] for s in out["sweeps"]], ["wage floor", "floor"])
    check("now", ["now" in s["axes"][0] for s in out["sweeps"]], [False, False])
    for sweep, weights in zip(out["sweeps"], [(40, 20, 40), (30, 40, 30)]):
        for point in sweep["points"]:
            passing, first = state(bids, F(str(point["values"][0])), weights)
            check("stack", (point["lots"][0]["passing"], point["lots"][0]["recommended"]),
                  ([f"B{i}" for i in sorted(passing)], name_of(first)))


def check_two(rng):
    """Two at a time: the floor and the weight of the price, whose neighbours keep their proportions."""
    bids = random_bids(rng)
    sweep = run("model", ruleset({"2025-01-01": 17}), bids, "--sweep=parameters.floor=15:21:1",
                "--sweep=price.weight=10:70:20")["sweeps"][0]
    check("points", len(sweep["points"]), 28)
    for point in sweep["points"]:
        floor, price = (F(str(v)) for v in point["values"])
        weights = (40 * (100 - price) / 60, 20 * (100 - price) / 60, price)
        passing, first = state(bids, floor, weights)
        check("two", (point["lots"][0]["passing"], point["lots"][0]["recommended"]),
              ([f"B{i}" for i in sorted(passing)], name_of(first)))
    check("rows of breaks", {b["other"] for b in sweep["breaks"]} <= {10, 30, 50, 70}, True)


def check_weight(rng):
    """Where the recommendation changes is where robustness has its exact end."""
    bids = random_bids(rng)
    rules = ruleset({"2025-01-01": 15})
    robust = run("robustness", rules, bids, "--samples=1")["lots"][0]
    weight = next(w for w in robust["weights"] if w["weight"] == "price")
    if robust["recommended"] is None or not weight["ahead"]:
        return
    sweep = run("model", rules, bids, "--sweep=price.weight=0:100:4")["sweeps"][0]
    changes = [b for b in sweep["breaks"] if b["what"] == "recommended"]
    for side in ("low", "high"):
        if not weight[side]:
            continue
        end = F(weight[side]["fraction"])
        found = [b for b in changes if F(str(b["before"])) <= end <= F(str(b["after"]))]
        check(f"a break at the {side} end {float(end)}", len(found) > 0, True)


def check_book(rng):
    """The sheet has what the JSON has: breaks, values, and for two figures the grids."""
    if openpyxl is None:
        print("sweep: SKIPPED the workbook: python3-openpyxl is not installed")
        return
    bids, rules, seen = random_bids(rng), ruleset({"2025-01-01": 17}), []
    sweep = run("model", rules, bids, "--sweep=parameters.floor=15:24:0.5", "-obook.xlsx",
                book=lambda sheet: seen.append([[c.value for c in row] for row in sheet.iter_rows()]))["sweeps"][0]
    rows = seen[0]
    texts = [row[0] for row in rows]
    check("breaks in words", sum(str(t).startswith("• from") for t in texts), len(sweep["breaks"]))
    first = texts.index("Value") + 1
    for row, point in zip(rows[first:], sweep["points"]):
        lot = point["lots"][0]
        name = f"{lot['recommended']} (invented)" if lot["recommended"] else "nobody"
        check("row", row[:4], [point["values"][0], len(lot["passing"]), name, lot["price"]])
    sweep = run("model", rules, bids, "--sweep=parameters.floor=15:24:3", "--sweep=price.weight=20:80:30",
                "-obook.xlsx",
                book=lambda sheet: seen.append([[c.value for c in row] for row in sheet.iter_rows()]))["sweeps"][0]
    at = next(i for i, row in enumerate(seen[1]) if str(row[0]).startswith("Who is recommended")) + 2
    check("across", seen[1][at][1:4], [20, 50, 80])
    for i, point in enumerate(sweep["points"]):
        lot = point["lots"][0]
        name = f"{lot['recommended']} (invented)" if lot["recommended"] else "nobody"
        check("grid", seen[1][at + 1 + i % 4][1 + i // 4], name)


def main():
    rng = random.Random(20261126)
    changes = sum(check_floor(rng) for _ in range(12))
    check("a good number of changes was there to be found", changes > 50, True)
    for _ in range(4):
        check_two(rng)
    for _ in range(12):
        check_weight(rng)
    check_series_and_stack()
    check_book(rng)
    for failure in failures[:20]:
        print(failure)
    print(f"sweep: {checks - len(failures)} passed, {len(failures)} failed")
    sys.exit(1 if failures else 0)


main()
