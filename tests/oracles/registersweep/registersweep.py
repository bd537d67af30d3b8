"""Sweeps and years of a register against models that are run one by one: the point of a sweep at 19.00 is a
scenario that sets 19.00, a period is a model of that date. tests/oracles/register works the figures of a
model out in fractions. CSV and workbook are held against the JSON.

usage: registersweep.py BIDGAUGE"""
import csv
import io
import json
import pathlib
import subprocess
import sys
import tempfile
from fractions import Fraction as F

import openpyxl

TOP = pathlib.Path(__file__).resolve().parents[3]
SAMPLE = TOP / "samples" / "register"
PROGRAM = str(pathlib.Path(sys.argv[1]).resolve())
FILES = ("--register", SAMPLE / "contracts.csv", "--wages", SAMPLE / "wages.csv")
SIDES = ("today", "proposed", "difference")
checks, failures = 0, []


def check(name, got, want):
    global checks
    checks += 1
    if got != want:
        failures.append(f"{name}: got {got!r}, want {want!r}")


RULES = []


def without_ranges(folder):
    """The sample's rules: what each figure is at the ends of the ranges is not asked here, and takes long."""
    rules = json.loads((SAMPLE / "ruleset.json").read_text())
    for parameter in rules["parameters"].values():
        parameter.pop("low", None)
        parameter.pop("high", None)
    RULES[:] = [folder / "rules.json"]
    RULES[0].write_text(json.dumps(rules))


def run(*arguments):
    done = subprocess.run([PROGRAM, "model", RULES[0], *map(str, FILES), *map(str, arguments)],
                          capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(f"{arguments}: exit {done.returncode}\n{done.stderr[:3000]}")
    return done.stdout


def model(*arguments):
    return json.loads(run(*arguments, "--json", "-"), parse_float=F, parse_int=F)


def scenario(folder, name, patch):
    path = folder / f"{name}.json"
    path.write_text(json.dumps({"format": "bidgauge-scenario/1", "title": name, "ruleset": patch}))
    return path


def figures(case):
    return {f["figure"]: {s: f[s] for s in SIDES} for f in case["headline"]["figures"]}


def same(name, point, case):
    for figure, sides in figures(case).items():
        check(f"{name}: {figure}", {s: point[figure][s] for s in SIDES}, sides)


def floor(value):
    return {"parameters": {"living_wage": {"values": {"2025-07-01": value, "2026-07-01": value}}}}


def sweep(folder):
    """Under today's rules and under a scenario that changes something else too."""
    other = scenario(folder, "passed-on", {"parameters": {"threshold": {"values": {"2025-07-01": 50000}}}})
    arguments = ("-s", other, "--sweep", "parameters.living_wage=17.5:20:0.5")
    data = model(*arguments)
    check("sweep: both cases", [s["scenario"] for s in data["sweeps"]], ["today", "passed-on"])
    rows = list(csv.DictReader(io.StringIO(run(*arguments, "--csv", "-"), newline="")))
    for own in data["sweeps"]:
        check("sweep: points", [p["values"] for p in own["points"]], [[F(175 + 5 * k, 10)] for k in range(6)])
        for point in own["points"]:
            value = float(point["values"][0])
            alone = scenario(folder, "alone", floor(value))
            stack = f"{other}+{alone}" if own["scenario"] == "passed-on" else str(alone)
            same(f"sweep: {own['scenario']} at {value}", point["figures"], model("-s", stack)["cases"][1])
            for figure, sides in point["figures"].items():
                found = [r for r in rows if r["scenario"] == own["scenario"] and r["measure"] == f"sweep.{figure}"
                         and r["sweep_value"] and F(r["sweep_value"]) == point["values"][0]]
                check(f"sweep: csv {figure} at {value}", [F(r["value"]) if r["value"] else None for r in found],
                      [sides["difference"]])
    check("csv: other rows have no value of a sweep",
          {r["sweep_value"] for r in rows if not r["measure"].startswith("sweep.")}, {""})
    run(*arguments, "-o", folder / "x.xlsx")
    sheet = openpyxl.load_workbook(folder / "x.xlsx", data_only=True)["Sweeps"]
    costs = [p["figures"]["buyer_cost"]["difference"] for s in data["sweeps"] for p in s["points"]]
    shown = [F(str(c.value)) for row in sheet.iter_rows() for c in row if isinstance(c.value, (int, float))]
    for cost in costs:
        check(f"sheet: {float(cost)}", any(abs(x - cost) < F(1, 10**6) for x in shown), True)
    text = run(*arguments)
    check("terminal: both", text.count("what each value adds to the baseline"), 2)


def two(folder):
    data = model("--sweep", "parameters.living_wage=18:19:1", "--sweep", "parameters.pass_on=0:1:0.5")
    points = data["sweeps"][0]["points"]
    check("two figures: points", len(points), 6)
    for point in points:
        wage, part = map(float, point["values"])
        patch = floor(wage)
        own = json.loads((SAMPLE / "ruleset.json").read_text())["parameters"]["pass_on"]["values"]
        patch["parameters"]["pass_on"] = {"values": {date: part for date in own}}
        same(f"two figures: {wage}, {part}", point["figures"],
             model("-s", scenario(folder, "both", patch))["cases"][1])


def years(folder):
    """20.00 now, 21.00 from 2027-07-01: each period as a model of its first day."""
    steps = scenario(folder, "steps", {"parameters": {"living_wage": {"values": {
        "2025-07-01": 20, "2026-07-01": 20, "2027-07-01": 21}}}})
    data = model("-s", steps)
    own = data["cases"][1]["years"]
    starts = [y["from"] for y in own]
    check("years: the step begins a period", "2027-07-01" in starts, True)
    check("years: periods are of every case", [[y["from"] for y in c["years"]] for c in data["cases"]],
          [starts, starts])
    rows = list(csv.DictReader(io.StringIO(run("-s", steps, "--csv", "-"), newline="")))
    for k, year in enumerate(own):
        alone = model("-s", steps, "--as-of", year["from"])
        for c in (0, 1):
            same(f"years: {year['from']}, case {c}", data["cases"][c]["years"][k]["figures"], alone["cases"][c])
        for figure, sides in year["figures"].items():
            found = [r for r in rows if r["scenario"] == "steps" and r["measure"] == f"path.{figure}" and
                     r["from"] == year["from"]]
            check(f"years: csv {figure}", [F(r["value"]) if r["value"] else None for r in found],
                  [sides["difference"]])
    run("-s", steps, "-o", folder / "y.xlsx")
    check("years: a sheet", "Year by year" in openpyxl.load_workbook(folder / "y.xlsx").sheetnames, True)
    check("years: none where nothing steps", "years" in model("--as-of", "2030-01-01")["cases"][0], False)


def main():
    with tempfile.TemporaryDirectory() as name:
        without_ranges(pathlib.Path(name))
        for test in (sweep, two, years):
            test(pathlib.Path(name))
    for failure in failures[:40]:
        print(failure)
    print(f"registersweep: {checks - len(failures)} passed, {len(failures)} failed")
    return bool(failures)


if __name__ == "__main__":
    sys.exit(main())
