#!/usr/bin/env python3
"""A register of 8,000 invented contracts under two cases: more lines than a workbook shows with live sums, so
that rows are written as they are made. Before that was so, a run with a workbook took 432 MB, one with CSV 130
and one with JSON 103.

usage: memory.py BIDGAUGE"""
import csv
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import zipfile
import xml.etree.ElementTree as ElementTree

CONTRACTS, SHOWN, MOST_MB = 8000, 5000, 90
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def run(program, folder, *more):
    """The most memory that it or its child took, in MB."""
    process = subprocess.Popen([program, "model", "samples/register/ruleset.json", "--register", folder / "contracts.csv",
                                "--wages", folder / "wages.csv", "-s", "samples/register/floor20.json", "-q", *more])
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0, process.returncode
    return usage.ru_maxrss / 1024


def sheet(book, name):
    """The rows of a sheet, each a dict of its cells by column letters."""
    names = re.findall(r'<sheet name="([^"]*)"', book.read("xl/workbook.xml").decode())
    strings = ["".join(t.text or "" for t in entry.iter(MAIN + "t"))
               for entry in ElementTree.fromstring(book.read("xl/sharedStrings.xml"))]
    with book.open(f"xl/worksheets/sheet{names.index(name) + 1}.xml") as part:
        for _, row in ElementTree.iterparse(part):
            if row.tag != MAIN + "row":
                continue
            cells = {}
            for cell in row:
                value = cell.find(MAIN + "v")
                text = value.text if value is not None else "".join(t.text or "" for t in cell.iter(MAIN + "t"))
                column = cell.get("r").rstrip("0123456789")
                cells[column] = strings[int(text)] if cell.get("t") == "s" else text
            yield int(row.get("r")), cells
            row.clear()


def main():
    program, faults = sys.argv[1], []
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        subprocess.run([sys.executable, "tests/tools/make_register.py", str(CONTRACTS), folder], check=True)
        for output, option in (("out.csv", "--csv"), ("out.json", "--json"), ("out.xlsx", "-o")):
            most = run(program, folder, option, folder / output)
            print(f"{output}: {most:.0f} MB")
            if most > MOST_MB:
                faults.append(f"{output} takes {most:.0f} MB, more than {MOST_MB}")
        given = list(csv.DictReader(open(folder / "contracts.csv")))
        rows = {}
        for row in csv.DictReader(open(folder / "out.csv", newline="")):
            if row["contract"]:
                rows[row["scenario"], row["contract"], row["measure"]] = row
        cases = json.load(open(folder / "out.json"))["register"]["cases"]
        for case in cases:
            if [line["contract"] for line in case["lines"]] != [c["contract"] for c in given]:
                faults.append("JSON: other contracts than those of the register")
            for line in case["lines"]:
                said = rows[case["scenario"], line["contract"], "raise_per_year"]["value"]
                if line.get("raise_per_year") and line["raise_per_year"]["value"] is not None and \
                        float(said) != line["raise_per_year"]["value"]:
                    faults.append(f"{line['contract']}: {said} in CSV, {line['raise_per_year']} in JSON")
        with zipfile.ZipFile(folder / "out.xlsx") as book:
            shown = [cells for number, cells in sheet(book, "Contracts") if number > 5]
            if [(c["A"], c["B"]) for c in shown] != [(c["contract"], c["vendor"]) for c in given]:
                faults.append("Contracts: other contracts than those of the register")
            lines = [cells for number, cells in sheet(book, "Lines") if number > 5]
        want = [(case["scenario"], c["contract"]) for case in cases for c in given[:SHOWN]]
        if [(cells["B"], cells["D"]) for cells in lines] != want:
            faults.append("Lines: other lines than the first of each case")
        for cells, (scenario, contract) in zip(lines, want):
            said = rows[scenario, contract, "buyer_cost"]
            if said["value"] and float(cells["W"]) != float(said["value"]):  # Cost to the buyer: estimate
                faults.append(f"{contract}: {said['value']} in CSV, {cells['W']} on Lines")
    print("\n".join(faults[:10]))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
