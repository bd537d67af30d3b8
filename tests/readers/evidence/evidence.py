#!/usr/bin/env python3
"""A clarified answer is scored, and the one that was handed in stands beside it: on the bid's sheet, in
Audit, in the result and in the explanation. What counts as claimed, evidenced and verified is counted
here from the bid files.

usage: evidence.py"""
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import warnings

import openpyxl

warnings.simplefilter("ignore")  # openpyxl knows fewer parts than there are

PROGRAM = os.environ["BIDGAUGE"]
SAMPLE = pathlib.Path("samples/janitorial")
RULESET = SAMPLE / "ruleset.json"


def run(*arguments):
    return subprocess.run([PROGRAM, *map(str, arguments)], capture_output=True, text=True, check=False)


def changed(folder):
    """Harbor's bid with two more clarifications: a cell of a table, and a second one of one answer."""
    bid = json.loads((SAMPLE / "bids" / "B-02-harbor.json").read_text())
    table = json.loads(json.dumps(bid["answers"]["workforce"]))
    table[2]["hourly_wage"] = 18.25
    bid["clarifications"] += [
        {"date": "2026-03-19", "field": "workforce", "now": table, "document": "payroll"},
        {"field": "hours_worked", "was": 1260000, "now": 1250000},
    ]
    path = folder / "harbor.json"
    path.write_text(json.dumps(bid))
    return path


def rows(sheet):
    return [[c.value for c in row] for row in sheet.iter_rows()]


def row_with(found, text):
    for row in found:
        if any(isinstance(c, str) and text in c for c in row):
            return row
    return [None] * 20


def check_book(path, paths):
    book = openpyxl.load_workbook(path)
    bid, audit = rows(book["Harbor Building Care"]), rows(book["Audit"])
    hours = next((r for r in bid if str(r[0]).startswith("Hours worked by all employees")), [None] * 9)
    if hours[3:5] != [1250000, "126000"]:
        yield f"hours on the bid's sheet: {hours[3:5]}"
    if "letter" in str(hours[5]):
        yield "the last clarification has no letter"
    if not any("2026-03-19, payroll; before: row 3, " in str(c) and ": 17.75" in str(c)
               for c in row_with(bid, "before: row 3")):
        yield "the table's title does not tell what was before"
    told = [row[1:4] for row in audit if row[0] and "Harbor Building Care: " in str(row[0])]
    want = [["126000", "1260000", "2026-03-18, letter of 17 March 2026"], ["1260000", "1250000", None]]
    if [r for r in told if r[0] in ("126000", "1260000")] != want:
        yield f"hours in Audit: {told}"
    if not any(r[0] and r[0].startswith("row 3, ") and r[0].endswith(": 17.75") and r[1].endswith(": 18.25")
               for r in told):
        yield f"the table in Audit: {told}"
    for i, one in enumerate(paths):
        data = json.loads(one.read_text())
        shown = data.get("evidence", {})
        answered = {k for k, v in data["answers"].items() if v not in (None, "", [])}
        verified = {k for k in answered if any(e.get("verified_by") for e in shown.get(k, []))}
        evidenced = {k for k in answered - verified if shown.get(k)}
        line = (f"{len(answered - verified - evidenced)} claimed, {len(evidenced)} evidenced by a document, "
                f"{len(verified)} verified")
        name = data["vendor"]["name"]
        if not any(str(r[0]) == name and r[1] == line for r in audit):
            yield f"Audit: no line of {name} says {line!r}"


def check_result(path):
    bids = json.loads(path.read_text())["lots"][0]["bids"]
    harbor = next(b for b in bids if b["bid"] == "B-02")
    hours = [c for c in harbor["clarifications"] if c["field"] == "hours_worked"]
    if [(c["was"], c["now"]) for c in hours] != [(126000, 1260000), (1260000, 1250000)]:
        yield f"clarifications in the result: {hours}"
    read = {r["field"]: r for c in harbor["criteria"] for r in c["read"] if "field" in r}
    for field, want in (("insurance_limit", "verified"), ("recordables", "evidenced"),
                        ("turnover", "claimed")):
        if read[field]["evidence"] != want:
            yield f"{field} is {read[field]['evidence']} in the result, want {want}"
    if read["hours_worked"]["value"] != 1250000:
        yield "the last clarified answer is not the one that was read"


def main():
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        paths = [changed(folder) if "harbor" in p.name else p for p in sorted((SAMPLE / "bids").glob("*.json"))]
        book, result = folder / "c.xlsx", folder / "c.json"
        done = run("evaluate", RULESET, *paths, "-o", book, "--json", result)
        if done.returncode:
            print(f"evidence: exit status {done.returncode}: {done.stderr}")
            return 1
        faults = [*check_book(book, paths), *check_result(result)]
        told = run("explain", RULESET, *paths, "--bid", "B-02").stdout
        for want in ("(before: 126000)", "= 1500000 USD, verified", ", clarified 2026-03-19, payroll (before: row 3, "):
            if want not in told:
                faults.append(f"explain does not say {want!r}")
    for fault in faults:
        print(f"evidence: {fault}")
    print(f"evidence: {len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
