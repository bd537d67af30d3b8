#!/usr/bin/env python3
"""The sheets of a register: every formula as LibreOffice recalculates it, as written and after edits.

The edits are made twice: in the yellow cells of the workbook, and in the files that the program reads.
Every formula cell must come out the same. Two registers: the sample, and one whose wages have ties,
gaps and floors on, below and above the published percentiles."""
import csv
import json
import math
import pathlib
import random
import subprocess
import sys
import tempfile

TOP = pathlib.Path(__file__).resolve().parents[3]
sys.path.insert(0, str(TOP / "tests" / "readers" / "workbook"))
import book  # noqa: E402

SAMPLE = TOP / "samples" / "register"


def same(want, got):
    if isinstance(want, str) or isinstance(got, str) or want is None or got is None:
        return (want or "") == (got or "")
    return math.isclose(want, got, rel_tol=1e-9, abs_tol=1e-9)


def write(ruleset, contracts, wages, scenario, to):
    run = subprocess.run([book.program(), "model", str(ruleset), "--register", str(contracts), "--wages",
                          str(wages), "--scenario", str(scenario), "-o", str(to), "-q"],
                         capture_output=True, text=True, timeout=120)
    if run.returncode:
        raise SystemExit(f"exit status {run.returncode}\n{run.stderr}")
    return str(to)


def columns(cells, row=5):
    """Title of the header row -> column letters."""
    out = {}
    for place, cell in cells.items():
        letters = place.rstrip("0123456789")
        if place == f"{letters}{row}" and cell.value:
            out[cell.value] = letters
    return out


def save(path, rows):
    with open(path, "w", newline="") as file:
        writer = csv.DictWriter(file, rows[0].keys())
        writer.writeheader()
        writer.writerows(rows)


def changed_twice(folder, name, ruleset, contracts, wages, floor):
    """The workbook with edited cells, and the workbook of edited files; both over the same register."""
    scenario = json.loads((SAMPLE / "floor20.json").read_text())
    scenario["ruleset"]["parameters"]["living_wage"]["values"] = {"2026-07-01": floor}
    rows = list(csv.DictReader(open(contracts)))
    table = list(csv.DictReader(open(wages)))
    for row in rows[::3]:
        if row["headcount"]:
            row["headcount"] = str(int(row["headcount"]) + 7)
    # the bound of a wage that is only known to be high is the engine's, typed: no edit moves it
    for row in table:
        row.update({column: "" for column, cell in row.items() if cell == "#"})
    save(folder / "w1.csv", table)
    for row in table[::4]:
        if row["p50"] not in ("", "*"):
            row["p75"], row["mean"] = row["p50"], row["mean"]
    save(folder / "c2.csv", rows)
    save(folder / "w2.csv", table)
    (folder / "s2.json").write_text(json.dumps(scenario))
    before = write(ruleset, contracts, wages, SAMPLE / "floor20.json", folder / f"{name}-before.xlsx")
    plain = write(ruleset, contracts, folder / "w1.csv", SAMPLE / "floor20.json", folder / f"{name}-plain.xlsx")
    want = write(ruleset, folder / "c2.csv", folder / "w2.csv", folder / "s2.json",
                 folder / f"{name}-want.xlsx")
    a, b = book.Book(plain).cells("Lines"), book.Book(want).cells("Lines")
    heads, edits = columns(a), {}
    typed = [heads[t] for t in heads if t.startswith("p") and t.endswith("published")]
    typed += [heads["Workers"], heads["Wage floor an hour"]]
    for place, cell in b.items():
        letters = place.rstrip("0123456789")
        if letters in typed and int(place[len(letters):]) > 5 and cell.formula is None \
                and a[place].value != cell.value:
            edits["Lines", place] = cell.value
    to = folder / f"{name}-edited.xlsx"
    book.edit(plain, to, edits)
    return before, want, to, len(edits)


def made_files(folder):
    """Wages with ties and gaps around the floors of both cases."""
    rng = random.Random(5)
    table, rows = [], []
    for i in range(60):
        levels = sorted(rng.choice([13.5, 15, 16, 17.4, 18, 19.25, 20, 20.5, 22, 27]) for _ in range(5))
        cells = [str(v) for v in levels]
        if i % 5 == 0:
            cells[rng.choice([0, 2, 4])] = rng.choice(["#", "*", ""])
        table.append(dict(zip(("p10", "p25", "p50", "p75", "p90"), cells), area="Harbor County",
                          occupation=f"O-{i}", title="", mean="", source="made up", year="2025",
                          url="https://example.org"))
        rows.append(dict(contract=f"K-{i}", vendor="V", service=rng.choice(["a", "b", ">1", "*"]),
                         area="Harbor County", amount=rng.choice(["60000", "200000", ""]),
                         start="2026-07-01", end="2027-06-30", exempt=rng.choice(["", "", "yes"]),
                         collective_agreement="", occupation=f"O-{i if i % 9 else 99}",
                         headcount=rng.choice(["", "12", "3"]), hours=rng.choice(["", "1800"])))
    save(folder / "made.csv", rows)
    save(folder / "made-wages.csv", table)
    ruleset = json.loads((SAMPLE / "ruleset.json").read_text())
    for key in ("wage_growth", "labour_share", "hours_per_year"):
        del ruleset["register"][key]
    (folder / "made.json").write_text(json.dumps(ruleset))
    return folder / "made.json", folder / "made.csv", folder / "made-wages.csv"


def compare(name, want, got, skip=()):
    faults = cells = 0
    for place, cell in want.items():
        if place[0] in skip or place in skip:
            continue
        cells += 1
        there = got.get(place)
        if there is None or there.kind == "e" or not same(cell.value, there.value):
            faults += 1
            if faults < 8:
                print(f"{name}: {place}: want {cell.value!r}, got {there and there.value!r}")
    return cells, faults


def pay_proposed(path):
    """The first page's cell of the pay of these workers under the proposal."""
    for place, cell in book.Book(path).cells("First page").items():
        if place.startswith("A") and str(cell.value).startswith("Pay of these workers"):
            return "First page", "C" + place[1:]
    raise SystemExit("the first page has no line of the pay of these workers")


def main():
    cells = faults = 0
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        sample = (SAMPLE / "ruleset.json", SAMPLE / "contracts.csv", SAMPLE / "wages.csv")
        files, poisoned = [], []
        for label, inputs, floor in (("sample", sample, 21.5), ("made", made_files(folder), 18)):
            before, want, edited, n = changed_twice(folder, label, *inputs, floor)
            if n < 20:
                faults += 1
                print(f"{label}: only {n} cells were changed")
            book.poison(before, folder / f"{label}-poisoned.xlsx")
            files.append((label, before, want, edited))
            poisoned += [folder / f"{label}-poisoned.xlsx", edited]
        done = book.Office(poisoned, folder / "out", True).done()
        for label, before, want, edited in files:
            n, wrong = compare(f"{label} recalculated", book.Book(before).formulas(),
                               done[f"{label}-poisoned.xlsx"].formulas())
            cells, faults = cells + n, faults + wrong
            # the assumptions are runs of the engine: their sheet cannot follow an edit; and what is paid
            # today is no column of Lines, so the pay that is proposed (of the run, and the raise) cannot
            n, wrong = compare(f"{label} edited", book.Book(want).formulas(),
                               done[pathlib.Path(edited).name].formulas(),
                               ("Which assumption matters", pay_proposed(want)))
            cells, faults = cells + n, faults + wrong
    print(f"register workbook: {cells - faults} cells passed, {faults} failed")
    return faults > 0 or cells < 4000


if __name__ == "__main__":
    sys.exit(main())
