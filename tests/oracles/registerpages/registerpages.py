#!/usr/bin/env python3
"""Reads the key figures of a register out of every output and holds them against each other. The exact
ones of the JSON are the measure; what people read is those, rounded half-up by the kind of the figure.

usage: registerpages.py BIDGAUGE"""
import csv
import html.parser
import json
import pathlib
import re
import subprocess
import sys
import tempfile
from fractions import Fraction as F

import openpyxl

TOP = pathlib.Path(__file__).resolve().parents[3]
SAMPLE = TOP / "samples" / "register"
PUBLISHED = SAMPLE / "published"
PROGRAM = str(pathlib.Path(sys.argv[1]).resolve())
SIDES = ("today", "proposed", "difference", "least", "most")
passed, faults = 0, []


def ask(what, good):
    global passed
    passed += bool(good)
    if not good:
        faults.append(f"registerpages: {what}")


def run(*args):
    return subprocess.run([PROGRAM, *map(str, args)], capture_output=True, text=True, check=False)


def rounded(value, places):
    scaled = abs(value) * 10 ** places
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    return F(whole if value >= 0 else -whole, 10 ** places)


def exact(value):
    return None if value is None else F(str(value))


def as_read(figure, value):
    """What a person reads: people and money whole, shares in percent with one place."""
    if value is None:
        return None
    return rounded(value * 100, 1) if figure["unit"] == "share" else rounded(value, 0)


def number(text):
    """A number as it is printed; None: an empty cell."""
    digits = re.sub(r"[\\+,%\s]", "", text).replace("−", "-")
    return None if digits in ("", "-") else F(digits)


class Tables(html.parser.HTMLParser):
    """Rows of every table, each a list of texts."""

    def __init__(self, text):
        super().__init__()
        self.rows, self.cell = [], None
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        if tag == "tr":
            self.rows.append([])
        if tag in ("td", "th"):
            self.cell = []

    def handle_endtag(self, tag):
        if tag in ("td", "th") and self.cell is not None:
            self.rows[-1].append(" ".join("".join(self.cell).split()))
            self.cell = None

    def handle_data(self, data):
        if self.cell is not None:
            self.cell.append(data)


def of_page(text):
    return [row for row in Tables(text).rows if len(row) >= 6]


def of_markdown(text):
    rows = [[c.strip() for c in line.strip("|").split(" | ")] for line in text.splitlines() if line.startswith("| ")]
    return [[c.replace("\\", "") for c in row] for row in rows]


def of_terminal(text):
    return [re.split(r"\s{2,}", line.strip()) for line in text.splitlines()]


def row_of(rows, figure, suffix=""):
    """The row that the figure's title and unit begin; the first one."""
    title = figure["title"]
    for row in rows:
        head = row[0].lstrip("–- ").strip() if row else ""
        if head == title or head.startswith((f"{title}, ", f"{title} *")):
            return row
    return None


def printed(name, rows, figures):
    """A page or a terminal: cells in the order of SIDES; an empty one may be left out at the end."""
    for f in figures:
        row = row_of(rows, f)
        ask(f"{name}: {f['figure']} is there", row is not None)
        if row is None:
            continue
        for i, side in enumerate(SIDES):
            want = as_read(f, exact(f[side]))
            got = number(row[i + 1]) if i + 1 < len(row) else None
            ask(f"{name}: {f['figure']} {side}: want {want}, got {got}", want == got)


def in_csv(rows, case, figures):
    own = {r["measure"]: r for r in rows if r["scenario"] == case["scenario"]}
    for f in figures:
        for side in SIDES[:3]:
            got = own[f"headline.{f['figure']}.{side}"]
            ask(f"csv: {f['figure']} {side}", exact(f[side]) == (F(got["value"]) if got["value"] else None))
        got = own[f"headline.{f['figure']}.difference"]
        for side, column in (("least", "low"), ("most", "high")):
            ask(f"csv: {f['figure']} {side}", exact(f[side]) == (F(got[column]) if got[column] else None))


def in_workbook(path, figures):
    sheet = openpyxl.load_workbook(path, data_only=True)["First page"]
    rows = list(sheet.iter_rows(values_only=True))
    begins = next(i for i, r in enumerate(rows) if "at the least" in r)
    head, rows = rows[begins], rows[begins + 1:]
    at = [head.index(t) for t in ("Difference", "at the least", "at the most")]
    at = [at[0] - 2, at[0] - 1, *at]
    for f in figures:
        row = next((r for r in rows if isinstance(r[0], str) and r[0].strip().startswith((f["title"] + ",", f["title"] + " *"))),
                   None)
        ask(f"workbook: {f['figure']} is there", row is not None)
        for side, column in zip(SIDES, at if row else ()):
            want, cell = exact(f[side]), row[column]
            got = None if cell in (None, "") else F(str(cell))
            ask(f"workbook: {f['figure']} {side}: want {want}, got {got}",
                want == got or (want is not None and got is not None and abs(want - got) < F(1, 10 ** 6)))


def swept(name, page, markdown, model):
    """The values of the sweep in the numbers under the pictures."""
    for sweep in model["sweeps"][:1]:
        text = " ".join(" ".join(r) for r in page), " ".join(" ".join(r) for r in markdown)
        for point in sweep["points"]:
            for name_of in ("workers_gain", "wage_bill", "buyer_cost"):
                more = point["figures"][name_of]["difference"]
                if more is None:
                    continue
                words = f"{int(rounded(exact(more), 0)):,}"
                ask(f"{name}: HTML has {name_of} {words}", words in text[0])
                ask(f"{name}: Markdown has {name_of} {words}", words in text[1])


def one(name, folder, *args):
    files = {k: folder / f"{name}.{k}" for k in ("json", "csv", "xlsx", "html", "md")}
    made = run("model", *args, "--json", files["json"], "--csv", files["csv"], "-o", files["xlsx"])
    ask(f"{name}: {made.stderr}", files["xlsx"].exists())
    run("model", *args, "-o", files["html"])
    run("model", *args, "-o", files["md"])
    terminal = of_terminal(run("model", *args).stdout)
    model = json.loads(files["json"].read_text())
    case = model["cases"][min(1, len(model["cases"]) - 1)]
    figures = [f for f in case["headline"]["figures"] if f["first_page"]]
    ask(f"{name}: some figures", len(figures) > 5)
    page, markdown = files["html"].read_text(), files["md"].read_text()
    printed(f"{name}, HTML", of_page(page), figures)
    printed(f"{name}, Markdown", of_markdown(markdown), figures)
    printed(f"{name}, terminal", terminal, figures)
    in_csv(list(csv.DictReader(files["csv"].open())), case, figures)
    in_workbook(files["xlsx"], figures)
    if model.get("sweeps"):
        swept(name, Tables(page).rows, of_markdown(markdown), model)


def main():
    with tempfile.TemporaryDirectory() as home:
        folder = pathlib.Path(home)
        sample = (SAMPLE / "ruleset.json", "--register", SAMPLE / "contracts.csv", "--wages", SAMPLE / "wages.csv")
        one("sample", folder, *sample, "-s", SAMPLE / "floor20.json")
        one("sweep", folder, *sample, "-s", SAMPLE / "floor20.json", "--sweep", "parameters.living_wage=18:20:1")
        (folder / "map.csv").write_text(run("import", PUBLISHED / "contracts.csv", "--suggest-map", "--as", "register").stdout)
        one("published", folder, TOP / "rules/us/us-pa-philadelphia-wage-standard.json", "--register",
            PUBLISHED / "contracts.csv", "--register-map", folder / "map.csv", "--wages",
            PUBLISHED / "oews-national-2019.xlsx", "--sweep", "parameters.phl_wage=15:18:0.50")
    print(*faults[:30], sep="\n", end="\n" if faults else "")
    print(f"registerpages: {passed} passed, {len(faults)} failed")
    return bool(faults) or not passed


if __name__ == "__main__":
    sys.exit(main())
