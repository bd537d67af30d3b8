"""The way of somebody who does not program: from a city's file and the statistics' workbook to a first page, with one
map of columns and one ruleset of the library. Then what such a person does wrong: another file, another sheet, columns
that are missing, cells that are no numbers or dates. Each time the message names the place and what to do.

usage: newcomer.py BIDGAUGE"""
import csv
import pathlib
import re
import subprocess
import sys
import tempfile
import zipfile

import openpyxl

TOP = pathlib.Path(__file__).resolve().parents[3]
SAMPLE = TOP / "samples" / "register" / "published"
RULES = TOP / "rules/us/us-pa-philadelphia-wage-standard.json"
PROGRAM = str(pathlib.Path(sys.argv[1]).resolve())
checks, failures = 0, []

# The columns of BLS's workbooks since May 2019, in their order.
OEWS = ("AREA AREA_TITLE AREA_TYPE PRIM_STATE NAICS NAICS_TITLE I_GROUP OWN_CODE OCC_CODE OCC_TITLE O_GROUP TOT_EMP EMP_PRSE "
        "JOBS_1000 LOC_QUOTIENT PCT_TOTAL PCT_RPT H_MEAN A_MEAN MEAN_PRSE H_PCT10 H_PCT25 H_MEDIAN H_PCT75 H_PCT90 A_PCT10 "
        "A_PCT25 A_MEDIAN A_PCT75 A_PCT90 ANNUAL HOURLY").split()
JANITORS = {"AREA": "99", "AREA_TITLE": "U.S.", "NAICS": "000000", "OWN_CODE": "1235", "OCC_CODE": "37-2011",
            "O_GROUP": "detailed", "H_MEAN": 14.43, "H_PCT10": 9.43, "H_PCT25": 11.08, "H_MEDIAN": 13.19, "H_PCT75": 16.8,
            "H_PCT90": 21.58}
PHL = "Philadelphia-Camden-Wilmington, PA-NJ-DE-MD"


def check(name, got, want=True):
    global checks
    checks += 1
    if got != want:
        failures.append(f"{name}: got {str(got)[:400]!r}, want {want!r}")


def run(*arguments):
    done = subprocess.run([PROGRAM, *map(str, arguments)], capture_output=True, text=True)
    return done.returncode, done.stdout, done.stderr


def workbook(path, rows, sheet="national_M2024_dl", columns=OEWS):
    book = openpyxl.Workbook()
    book.active.title = sheet
    book.active.append(columns)
    for row in rows:
        book.active.append([{**JANITORS, **row}.get(c) for c in columns])
    notes = book.create_sheet("Field Descriptions")
    notes.append(["Field", "Field Description"])
    notes.append(["occ_code", "The 6-digit Standard Occupational Classification (SOC) code"])
    book.save(path)
    return path


class Way:
    def __init__(self, folder):
        self.folder = folder
        self.contracts = SAMPLE / "contracts.csv"
        status, out, said = run("import", self.contracts, "--suggest-map", "--as", "register")
        check("a map is suggested", status, 0)
        self.map = folder / "map.csv"
        self.map.write_text(out)
        self.wages = workbook(folder / "national_M2024_dl.xlsx", [{}, {"OCC_CODE": "37-3011"}, {"OCC_CODE": "37-3013"},
                                                                  {"OCC_CODE": "37-2021"}])

    def model(self, register=None, register_map=None, wages=None, more=()):
        return run("model", RULES, "--register", register or self.contracts, "--register-map", register_map or self.map,
                   "--wages", wages or self.wages, *more)

    def refused(self, name, want, **files):
        """Exit 1, no page, and these words among the errors; nothing is said twice."""
        page = self.folder / "refused.html"
        status, out, said = self.model(**files, more=("-o", page))
        check(f"{name}: exit", status, 1)
        check(f"{name}: no page", page.exists(), False)
        for text in want:
            check(f"{name}: {text}", text in said or said)
        errors = [l for l in said.splitlines() if " error " in l]
        check(f"{name}: each fault once", len(errors), len(set(errors)))
        check(f"{name}: no (null)", "(null)" in said, False)


def walked(way):
    """Page, sheet and Markdown of today's rules and of two proposals in a sheet."""
    for end in ("html", "md", "xlsx"):
        path = way.folder / f"page.{end}"
        status, _, said = way.model(more=("-s", SAMPLE / "proposals.xlsx", "-o", path))
        check(f"{end}: written", (status, path.exists()), (0, True))
    text = (way.folder / "page.html").read_text()
    check("the page names the standard, not what is to be filled in",
          ("21st Century Minimum Wage and Benefits Standard" in text, "Fill in" in text), (True, False))
    check("the page says who is not in it, once", text.count("lines not known, in:") in (1, 2))
    status, out, _ = way.model()
    check("the terminal names the standard", out.splitlines()[0].startswith("Philadelphia: 21st Century"))
    check("what is missing is said once for all figures that lack it",
          len([l for l in out.splitlines() if re.search(r"of \d+ lines not known", l) and " in: " in l]), 1)


def wrong_files(way):
    folder = way.folder
    packed = folder / "oesm24nat.zip"
    with zipfile.ZipFile(packed, "w") as z:
        z.write(way.wages, "oesm24nat/national_M2024_dl.xlsx")
    old = folder / "wages.xls"
    old.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000))
    page = folder / "wages.csv"
    page.write_text("<!DOCTYPE html>\n<html><body>Access Denied</body></html>\n")
    for kind, code in (("wages", "E926"), ("register", "E924")):
        way.refused(f"{kind}: packed", [code, "zip file with \"oesm24nat/national_m2024_dl.xlsx\" in it; unpack it first"],
                    **{kind: packed})
        way.refused(f"{kind}: an old workbook", [code, "old .xls", "save it as .xlsx"], **{kind: old})
        way.refused(f"{kind}: a web page", [code, "it is a web page"], **{kind: page})
    for name, path in (("packed", packed), ("old", old), ("page", page)):
        status, out, said = run("import", path, "--suggest-map", "--as", "register")
        check(f"no map of {name}", (status, out, "E883" in said), (1, "", True))
    way.refused("the register for wages", ['there are no columns "occupation", "p10", "p25", "p50", "p75", "p90"'],
                wages=way.contracts)
    way.refused("wages for the register", ["E881", 'the table has no column "Contract_Description"'], register=way.wages)
    way.refused("a map that is none", ["E881", "no row with the headings what, column, holds and value"],
                register_map=way.contracts)
    way.refused("a map that is none, as a workbook", ["E881", "no row with the headings what, column, holds and value"],
                register_map=way.wages)
    status, _, said = run("model", RULES, "--register", way.contracts, "--wages", way.wages)
    check("without a map the command that makes one is named",
          (status, "--suggest-map --as register" in said, said.count("E924")), (1, True, 1))
    status, _, said = way.model(wages=folder / "nothing.xlsx")
    check("no such file", (status, "there is no such file" in said), (3, True))


def wrong_sheets(way):
    folder = way.folder
    book = openpyxl.load_workbook(way.wages)
    book.remove(book["national_M2024_dl"])
    book.save(folder / "notes.xlsx")
    way.refused("the sheet of notes alone", ["E926", "there are no columns"], wages=folder / "notes.xlsx")
    named = folder / "sheet.csv"
    named.write_text(way.map.read_text() + "sheet,,,Contracts 2019,\n")
    rows = openpyxl.Workbook()
    for row in csv.reader(way.contracts.open(newline="")):
        rows.active.append(row)
    rows.save(folder / "register.xlsx")
    way.refused("a sheet that is not there", ['there is no sheet "Contracts 2019"'], register=folder / "register.xlsx",
                register_map=named)


def wrong_columns(way):
    folder = way.folder
    workbook(folder / "a.xlsx", [{}], columns=[c for c in OEWS if c != "OCC_CODE"])
    way.refused("wages without occupations", ['there are no columns "occupation"'], wages=folder / "a.xlsx")
    workbook(folder / "b.xlsx", [{}], columns=[c for c in OEWS if not c.startswith("H_")])
    way.refused("wages by the year alone", ['"p10", "p25", "p50", "p75", "p90"'], wages=folder / "b.xlsx")
    renamed = folder / "renamed.csv"
    renamed.write_text(way.contracts.read_text().replace("Contract_Amount", "Awarded_Sum", 1))
    way.refused("a column that was renamed", ['the table has no column "Contract_Amount"'], register=renamed)
    status, _, said = run("import", renamed, "--suggest-map", "--as", "register")
    check("the map says what it lacks, beside services", ("amount: note N884" in said, "known services" in said), (True, True))


def wrong_cells(way):
    folder = way.folder
    rows = list(csv.reader(way.contracts.open(newline="")))
    at = {name: i for i, name in enumerate(rows[0])}
    wrong = (("Start_Date", "20141341"), ("Start_Date", "2013-02-30"), ("Start_Date", "99999999"), ("Start_Date", "soon"),
             ("Contract_Amount", "about 4.5m"), ("Contract_Amount", "($5.00)"), ("Contract_Amount", "1.234.5"),
             ("Vendor_Name", ""))
    for i, (column, text) in enumerate(wrong):
        rows[i + 1][at[column]] = text
    bad = folder / "bad.csv"
    with bad.open("w", newline="") as out:
        csv.writer(out).writerows(rows)
    status, out, said = way.model(register=bad)
    check("wrong cells: exit", status, 1)
    for i, (column, text) in enumerate(wrong):
        check(f"wrong cells: {column} {text}", f'bad.csv: row {i + 2}, column "{column}": error E925' in said)
    check("wrong cells: rows add up", "(9 read, 8 refused)" in out)
    cells = ("about 9", "9,43", -9, "#N/A", "1e2", True)
    workbook(folder / "c.xlsx", [{"OCC_CODE": f"37-{3000 + i}", "H_PCT10": c} for i, c in enumerate(cells)] +
             [{"H_PCT10": 22}])
    status, _, said = way.model(wages=folder / "c.xlsx")
    check("wages: exit", status, 1)
    for i, c in enumerate(cells):
        check(f"wages: {c!r}", f'row {i + 2}, column "H_PCT10": error E927' in said)
    check("wages: percentiles that fall", "the 25th percentile is below the 10th" in said)


def other_tables(way):
    """Of areas, of owners, of everything: what the Bureau publishes beside the national table."""
    folder = way.folder
    areas = workbook(folder / "MSA_M2024_dl.xlsx", [{"AREA": "37980", "AREA_TITLE": PHL, "OCC_CODE": o}
                                                     for o in ("37-2011", "37-3011")] +
                     [{"AREA": "38300", "AREA_TITLE": "Pittsburgh, PA", "OCC_CODE": "37-2011"}], "MSA_M2024_dl")
    status, _, said = way.model(wages=areas)
    check("areas: the table has them for others", 'the table has 2 rows of it, such as for "' in said)
    near = folder / "near.csv"
    near.write_text(way.map.read_text() + "area,,,Philadelphia,\n")
    status, _, said = way.model(wages=areas, register_map=near)
    check("areas: the nearest name", f'such as for "{PHL}": give the area' in said)
    named = folder / "named.csv"
    named.write_text(way.map.read_text() + f'area,,,"{PHL}",\n')
    status, out, said = way.model(wages=areas, register_map=named)
    check("areas: named as the table does", ("for 37-2011" in said, status), (False, 0))
    status, out, _ = run("import", areas, "--suggest-map", "--as", "wages")
    check("areas: the map takes the title, not the number", "area,AREA_TITLE,,," in out)
    everything = workbook(folder / "all_data_M_2024.xlsx", [{}], "All May 2024 data")
    status, _, said = way.model(wages=everything)
    check("all data: the year by the sheet", (status, "E926" in said), (0, False))
    owners = workbook(folder / "owner.xlsx", [{"OWN_CODE": "5"}, {"OWN_CODE": "3", "H_PCT10": 10}])
    status, _, said = way.model(wages=owners)
    check("owners: what parts them", ("OWN_CODE, 5 (private)" in said, status), (True, 1))
    only = folder / "only.csv"
    status, out, said = run("import", owners, "--suggest-map", "--as", "wages")
    check("owners: nothing is missing in the map", said, "")
    only.write_text(out + "only,OWN_CODE,5,,\n")
    status, _, said = way.model(wages=owners, more=("--wages-map", only))
    check("owners: one kind", ("E927" in said, status), (False, 0))


def large(way):
    """A table of areas has more cells than a bid may have."""
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("state_M2024_dl")
    sheet.append(OEWS)
    for i in range(7000):
        row = {**JANITORS, "AREA_TITLE": f"Area {i}", **{c: 1 for c in OEWS if c not in JANITORS}}
        sheet.append([row.get(c) for c in OEWS])
    path = way.folder / "large.xlsx"
    book.save(path)
    mapped = way.folder / "area.csv"
    mapped.write_text(way.map.read_text() + "area,,,Area 6999,\n")
    status, out, said = way.model(wages=path, register_map=mapped)
    check("224,000 cells of wages are read", (status, "E926" in said, "for occupation 37-2011" in said), (0, False, False))


def main():
    with tempfile.TemporaryDirectory() as name:
        way = Way(pathlib.Path(name))
        for test in (walked, wrong_files, wrong_sheets, wrong_columns, wrong_cells, other_tables, large):
            test(way)
    for failure in failures[:40]:
        print("newcomer:", failure)
    print(f"newcomer: {checks - len(failures)} passed, {len(failures)} failed")
    return bool(failures)


if __name__ == "__main__":
    sys.exit(main())
