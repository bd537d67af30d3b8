#!/usr/bin/env python3
"""Workbooks as three other spreadsheet programs work them out: LibreOffice, Gnumeric (ssconvert --recalc)
and HyperFormula (npm). No two of them read a formula alike in every corner, so that a form on which all
three agree is a form that any program can be trusted with.

1. Every cached value of a copy is made wrong; what comes back must be what the program had written.
2. Weights, answers, prices, facts and limits are changed in the yellow cells; what comes back must be what
   the program makes of a ruleset and bids that are changed in the same way.

A program that is not here is skipped aloud. usage: engines.py [EDITS of each sample, 2]
ENGINES: which of them, default all; CASES: samples, variants, models, default all of them."""
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

TOP = pathlib.Path(__file__).resolve().parents[3]
sys.path.insert(0, str(TOP / "tests" / "readers" / "workbook"))
import book  # noqa: E402
import live  # noqa: E402
import variants  # noqa: E402

SAMPLES, SCENARIOS = TOP / "samples", TOP / "samples" / "scenarios"
REGISTER = SAMPLES / "register"


class Computed:
    """What an engine gives for a cell, as live.Tally reads cells."""

    def __init__(self, value):
        self.kind = "e" if isinstance(value, str) and value.startswith(("error ", "#")) else "n"
        self.value = float(value) if isinstance(value, (int, float)) and not isinstance(value, bool) else value
        self.formula = "?"
        if isinstance(value, bool):
            self.value = str(value).upper()


# -- engines: (paths of workbooks, folder) -> {path: {place: cell}} -----------------------------------

def libreoffice(paths, folder):
    done = book.Office(paths, folder / "libreoffice", recalculate=True).done(600)
    return {path: done[pathlib.Path(path).name].formulas() for path in paths}


def gnumeric(paths, folder):
    (folder / "gnumeric").mkdir()
    out = {}
    for path in paths:
        to = folder / "gnumeric" / pathlib.Path(path).name
        subprocess.run(["ssconvert", "--recalc", str(path), str(to)], check=True, capture_output=True,
                       timeout=300)
        out[path] = book.Book(to).formulas()
    return out


def content(cell):
    return {"f": cell.formula} if cell.formula is not None else {"v": cell.value}


def hyperformula(paths, _):
    books = [book.Book(path) for path in paths]
    asked = [{sheet: {ref: content(c) for ref, c in b.cells(sheet).items()
                      if c.formula is not None or c.value is not None} for sheet in b.sheets} for b in books]
    run = subprocess.run(["node", "--max-old-space-size=1500", str(TOP / "tests/readers/slow-engines/hyper.js")],
                         input=json.dumps(asked), capture_output=True, text=True, timeout=600)
    if run.returncode:
        raise SystemExit(f"HyperFormula failed: {run.stderr[-2000:]}")
    return {path: {(sheet, ref): Computed(value) for sheet, cells in sheets.items()
                   for ref, value in cells.items()}
            for path, sheets in zip(paths, json.loads(run.stdout))}


def has_hyperformula():
    return shutil.which("node") and subprocess.run(["node", "-e", "require('hyperformula')"],
                                                   capture_output=True).returncode == 0


ENGINES = {"LibreOffice": (lambda: shutil.which("soffice"), libreoffice),
           "Gnumeric": (lambda: shutil.which("ssconvert"), gnumeric),
           "HyperFormula": (has_hyperformula, hyperformula)}


# -- workbooks ------------------------------------------------------------------------------------------

class Made:
    """A workbook of another command, and its poisoned copy."""

    def __init__(self, name, arguments, folder):
        self.name, self.path = name, str(folder / f"{name}.xlsx")
        run = subprocess.run([book.program(), *map(str, arguments), "-o", self.path, "-q"],
                             capture_output=True, text=True, timeout=120)
        if run.returncode:
            raise SystemExit(f"{name}: exit status {run.returncode}\n{run.stderr}")
        self.poisoned = str(folder / f"{name}-poisoned.xlsx")
        self.count = book.poison(self.path, self.poisoned)
        self.formulas = book.Book(self.path).formulas()


def stack(*names):
    return "+".join(str(SCENARIOS / f"{name}.json") for name in names)


def models(folder):
    sample = SAMPLES / "janitorial"
    yield Made("scenarios", ["model", sample / "ruleset.json", *book.bids_of(sample),
                             "-s", stack("floor20", "vendors-raise"), "-s", stack("floor20", "vendors-mixed"),
                             "-s", stack("steps")], folder)
    yield Made("register", ["model", REGISTER / "ruleset.json", "--register", REGISTER / "contracts.csv",
                            "--wages", REGISTER / "wages.csv", "--scenario", REGISTER / "floor20.json"], folder)
    yield Made("form", ["form", sample / "ruleset.json"], folder)
    yield Made("rules", ["ruleset", "export", sample / "ruleset.json"], folder)


def make_cases(folder, wanted):
    cases = []
    if "samples" in wanted:
        cases += [live.Case(s.name, s / "ruleset.json", book.bids_of(s), folder) for s in book.samples()]
    if "variants" in wanted:
        cases += [live.Case(v, *live.write_case(folder / v, *made), folder) for v, made in variants.all_of()]
    if "models" in wanted:
        cases += models(folder)
    return cases


def check(tally, name, cases, edited, books):
    for case in cases:
        tally.compare(f"{name}, {case.name}", case.formulas, books[case.poisoned])
    for one in edited:
        tally.compare(f"{name}, {one.name}", one.want.formulas(), books[one.path],
                      lambda place, _, one=one: place[0] in live.OF_THE_ORIGINAL or place in one.kept)


def main(rounds):
    wanted = os.environ.get("CASES", "samples variants models").split()
    asked = os.environ.get("ENGINES", " ".join(ENGINES)).split()
    here = [name for name in ENGINES if name in asked and ENGINES[name][0]()]
    for name in ENGINES:
        if name not in here:
            print(f"SKIPPED: {name}: " + ("not installed" if name in asked else "not asked for"))
    if not here:
        return 77
    faults = 0
    with tempfile.TemporaryDirectory() as made:
        folder = pathlib.Path(made)
        cases = make_cases(folder, wanted)
        edited = [live.Edited(case, seed, folder) for case in cases if case.name in
                  {s.name for s in book.samples()} for seed in range(rounds)]
        paths = [c.poisoned for c in cases] + [e.path for e in edited]
        for name in here:
            tally = live.Tally()
            check(tally, name, cases, edited, ENGINES[name][1](paths, folder))
            for fault in tally.faults[:live.SHOWN]:
                print(f"engines: {fault}")
            print(f"engines: {name}: {tally.cells} formula cells of {len(cases)} poisoned and {len(edited)} "
                  f"edited workbooks: {tally.differences} differences")
            faults += tally.differences
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 2))
