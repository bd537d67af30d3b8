"""Tidy CSV as other readers see it, scenario sheets, and the scenario workbook as openpyxl reads it."""
import datetime
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

import openpyxl

from common import (F, check, faults, model, number, rows_of, run, sample_bids, sample_files, stack)
import common

PROGRAM = sys.argv[1]
COLUMNS = ["lot", "bid", "vendor", "scenario", "scenario_title", "measure", "measure_title", "element",
           "unit", "value", "low", "high", "estimated", "status", "sweep_value", "sweep_value_2", "from", "until"]


# -- CSV -------------------------------------------------------------------------------------------

def tidy():
    arguments = (*sample_files(), "-s", stack("floor20", "vendors-raise"))
    data = run(PROGRAM, *arguments, "--csv", "-").stdout
    d = model(PROGRAM, *arguments)
    rows = rows_of(data)
    check("columns", list(rows[0]), COLUMNS)
    check("CRLF, and no bare line feed", data.count(b"\n") == data.count(b"\r\n") == len(rows) + 1,
          True)
    keys = [(r["lot"], r["bid"], r["scenario"], r["measure"], r["from"]) for r in rows]
    check("a row a bid, scenario and measure", len(set(keys)), len(keys))
    check("every bid under every scenario", len({k[:3] for k in keys if k[1]}), 12)
    for case in d["cases"]:
        for figure in case["headline"]["figures"]:
            row = next(r for r in rows if r["bid"] == "" and r["scenario"] == case["scenario"] and
                       r["measure"] == f"headline.{figure['figure']}.difference")
            for column, side in (("value", "difference"), ("low", "least"), ("high", "most")):
                check(f"csv headline {figure['figure']} {side}", F(row[column]) if row[column] else None,
                      None if figure[side] is None else number(figure[side]))
    values = {(r["bid"], r["scenario"], r["measure"]): r for r in rows}
    for case in d["cases"]:
        for bid in case["lots"][0]["bids"]:
            for key, figure in bid["measures"].items():
                row = values[bid["bid"], case["scenario"], key]
                for end in ("value", "low", "high"):
                    want = figure.get(end)
                    got = F(row[end]) if row[end] else None
                    check(f"csv {bid['bid']} {key} {end}", got,
                          None if want is None else number(want))
            row = values[bid["bid"], case["scenario"], "total_points"]
            check(f"csv {bid['bid']} points", row["value"] and F(row["value"]),
                  bid.get("total", ""))
    check("estimate flags", {r["estimated"] for r in rows}, {"true", "false"})
    check("the cost is an estimate", values["B-01", "today", "buyer_cost"]["estimated"], "true")
    check("its unit", values["B-01", "today", "buyer_cost"]["unit"], "USD/year")
    return data


def labels(folder):
    """Two cases of one name stay two."""
    (folder / "today.json").write_text((common.SCENARIOS / "floor20.json").read_text())
    path = stack("floor20")
    d = model(PROGRAM, *sample_files(), "-s", path, "-s", path, "-s", folder / "today.json", "-s", path)
    check("labels", [c["scenario"] for c in d["cases"]],
          ["today", "floor20", "floor20 (2)", "today (2)", "floor20 (3)"])


def injection(folder):
    rules, bids = common.ROOT / "tests/cases/bad/model/rules.json", folder / "bids.jsonl"
    names = ['=HYPERLINK("http://x","y")', "+1", "-1", "@SUM(A1)", 'Quote "and" comma, here', "plain"]
    bids.write_text("".join(json.dumps({
        "format": "bidgauge-bid/1", "bid": f"B{i}", "vendor": {"id": f"v{i}", "name": name},
        "answers": {"price": 100 + i}}) + "\n" for i, name in enumerate(names)))
    data = run(PROGRAM, rules, bids, "--csv", "-").stdout
    seen = list(dict.fromkeys(r["vendor"] for r in rows_of(data) if r["bid"]))
    check("vendors that look like formulas", seen, ["'" + n for n in names[:4]] + names[4:])
    for line in data.decode().splitlines():
        check("no field starts a formula", bool(re.search(r'(^|,)"?[=+@]', line)), False)


def other_readers(folder, data):
    (folder / "m.csv").write_bytes(data)
    rows = rows_of(data)
    total = sum(F(r["value"]) for r in rows if r["measure"] == "workers_below" and
                r["scenario"] != "today")
    try:
        import pandas
    except ImportError:
        print("models: SKIPPED reading with pandas: python3-pandas is not installed")
    else:
        frame = pandas.read_csv(folder / "m.csv")
        check("pandas: columns", list(frame.columns), COLUMNS)
        check("pandas: types", (frame["value"].dtype.kind, frame["estimated"].dtype.kind), ("f", "b"))
        check("pandas: a sum", frame[(frame.measure == "workers_below") &
                                     (frame.scenario != "today")].value.sum(), float(total))
    if not shutil.which("Rscript"):
        print("models: SKIPPED reading with R: r-base-core is not installed")
        return
    script = (f'd <- read.csv("{folder / "m.csv"}"); '
              'cat(class(d$value), nrow(d), '
              'sum(d$value[d$measure == "workers_below" & d$scenario != "today"]))')
    out = subprocess.run(["Rscript", "-e", script], capture_output=True, text=True).stdout.split()
    check("R: numeric, rows, a sum", out, ["numeric", str(len(rows)), str(total)])


# -- scenario sheets -------------------------------------------------------------------------------

def sheet(folder):
    """The same changes in a sheet and in JSON give the same model."""
    book = openpyxl.Workbook()
    one, two = book.active, book.create_sheet("Weights")
    one.title = "Floor 20"
    for row in (["name", "what", "date", "value"],
                ["What it is", "title", None, "A wage floor of 20.00"],
                ["The floor", "Maryland living wage (tier_1)", datetime.date(2025, 9, 29), 20],
                ["Not law", "parameters.living_wage.valid_until", None, datetime.date(2029, 1, 1)],
                [None, None, None, None]):
        one.append(row)
    for row in (["A remark above the headings"], ["Value", "What"], [26, "weight of Pay"]):
        two.append(row)
    book.create_sheet("Notes").append(["nothing to read here"])
    book.save(folder / "s.xlsx")
    (folder / "s.json").write_text(json.dumps({
        "format": "bidgauge-scenario/1", "title": "A wage floor of 20.00",
        "ruleset": {"parameters": {"living_wage": {
            "valid_until": "2029-01-01", "table": {"tier_1": {"2025-09-29": 20}}}}}}))
    from_sheet = model(PROGRAM, *sample_files(), "-s", folder / "s.xlsx")
    from_json = model(PROGRAM, *sample_files(), "-s", folder / "s.json", "-s",
                      stack("more-for-wages"))
    check("sheets are scenarios", [c["scenario"] for c in from_sheet["cases"]],
          ["today", "Floor 20", "Weights"])
    check("title of a sheet", from_sheet["cases"][1]["title"], "A wage floor of 20.00")
    for a, b in zip(from_sheet["cases"], from_json["cases"]):
        check("sheet and JSON agree", a["lots"], b["lots"])
    one_of = model(PROGRAM, *sample_files(), "-s", f"{folder / 's.xlsx'}#Weights")
    check("one sheet", [c["scenario"] for c in one_of["cases"]], ["today", "Weights"])
    copied = folder / "no-extension"
    shutil.copy(folder / "s.xlsx", copied)
    check("told by its bytes", len(model(PROGRAM, *sample_files(), "-s", copied)["cases"]), 3)


# -- the workbook ----------------------------------------------------------------------------------

def cells(sheet):
    return [str(c.value) for row in sheet.iter_rows() for c in row if c.value is not None]


def workbook(folder):
    path = folder / "m.xlsx"
    arguments = (*sample_files(), "-s", stack("floor20", "vendors-raise"), "-s",
                 stack("floor20", "vendors-mixed"), "-s", stack("steps"))
    run(PROGRAM, *arguments, "-o", path)
    d = model(PROGRAM, *arguments)
    values, formulas = (openpyxl.load_workbook(path, data_only=flag) for flag in (True, False))
    first = values["First page"]
    words = printed_words(first)
    check("words of the first page, on one printed page", words <= 420, True)
    check("the first page is the first sheet", values.sheetnames[0], "First page")
    setup = formulas["First page"]
    check("it is printed on one page", (setup.sheet_properties.pageSetUpPr.fitToPage,
                                        setup.page_setup.fitToWidth or 1,
                                        setup.page_setup.fitToHeight or 1), (True, 1, 1))
    text = " ".join(cells(first))
    for needed in ("Workers whose pay must rise", "Pay of the contract's jobs", "Price that the buyer",
                   "passed on", "award moved", "In force", "To cite", "SHA-256", "Preamble Center"):
        check(f"the first page says {needed!r}", needed in text, True)
    rows = {str(row[0].value).strip(): [c.value for c in row[1:6]] for row in first.iter_rows()}
    for figure in d["cases"][1]["headline"]["figures"]:
        if not figure["first_page"]:
            continue
        row = next((v for t, v in rows.items() if t.startswith(figure["title"])), None)
        check(f"first page: {figure['figure']} is there", row is not None, True)
        for at, side in enumerate(("today", "proposed", "difference")):
            if row is None or figure[side] is None:
                continue
            check(f"first page: {figure['figure']} {side}", round(float(row[at]), 6),
                  float(round(number(figure[side]), 6)))
    check("its differences are formulas", sum(1 for row in formulas["First page"].iter_rows()
                                              for c in row if str(c.value).startswith("=")) >= 4, True)
    sums_tie(values, formulas, d)
    check("same bytes", same_bytes(folder, arguments, path), True)


def printed_words(sheet):
    """Of what is printed: the numbers behind the pictures lie to the right of that."""
    return sum(len(str(c.value).split()) for row in sheet.iter_rows(max_col=7) for c in row
               if c.value is not None)


def first_page(folder, *scenarios):
    path = folder / "first.xlsx"
    run(PROGRAM, *sample_files(), "-s", stack(*scenarios), "-o", path)
    return cells(openpyxl.load_workbook(path, data_only=True)["First page"])


def nobody_and_later(folder):
    """Where nobody is recommended, today's recommended bid stands in, raised to the standard; steps to
    come are told. Cedar: 22 workers below 20.00, whose raise is 19,987.50 a year by
    tests/oracles/model/model.py; half of it with payroll tax is 10,758.27 in the price."""
    page = first_page(folder, "floor20")
    for needed in ("Proposed: nobody", "22", "19987.5", "10758.27"):
        check(f"nobody: the first page says {needed!r}", needed in page, True)
    check("nobody: is said", any("recommends nobody: its column is today's bid" in t for t in page), True)
    page = first_page(folder, "steps")
    check("later steps", any(t.startswith("By 2028-07-01: ") and "Year by year" in t for t in page), True)
    (folder / "rail.json").write_text(json.dumps({
        "format": "bidgauge-scenario/1", "title": "30 points for the technical offer",
        "ruleset": {"criteria": {"technical": {"weight": 30}}}}))
    rail, made = common.ROOT / "samples" / "rail-cars", folder / "rail.xlsx"
    rules = json.loads((rail / "ruleset.json").read_text())
    rules.pop("measures", None)
    (folder / "rail-rules.json").write_text(json.dumps(rules))
    run(PROGRAM, folder / "rail-rules.json", *sorted((rail / "bids").glob("*.json")), "-s",
        folder / "rail.json", "-o", made)
    page = cells(openpyxl.load_workbook(made, data_only=True)["First page"])
    price = json.loads((rail / "bids" / "R-01-meridian.json").read_text())["answers"]["price"]
    at = max(i for i, t in enumerate(page) if t.startswith("Price that the buyer pays"))
    check("a ruleset without measures: the price", page[at + 1:at + 4], [str(price), str(price), "0"])
    page = first_page(folder, "floor20", "vendors-raise")
    check("no later steps", any("Year by year" in text for text in page), False)


def long_texts(folder):
    """One page whatever the names and titles."""
    many = "word " * 40
    rules = json.loads((common.ROOT / "tests/cases/bad/model/rules.json").read_text())
    rules["title"] = many
    for key, headline in (("below", "people"), ("raise", "raise"), ("cost", "money"),
                          ("per_dollar", "share")):
        rules["measures"][key].update(title=many, headline=headline)
    rules["parameters"]["pass_on"]["source"] = "law"
    rules["sources"]["law"]["title"] = many
    (folder / "long.json").write_text(json.dumps(rules))
    bids = [json.loads(line) for line in
            (common.ROOT / "tests/cases/bad/model/bids.jsonl").read_text().splitlines()]
    for bid in bids:
        bid["vendor"]["name"] = bid["bid"] + " " + many
    (folder / "long.jsonl").write_text("".join(json.dumps(b) + "\n" for b in bids))
    (folder / "long-s.json").write_text(json.dumps({
        "format": "bidgauge-scenario/1", "title": many, "ruleset": {"parameters": {"floor": {
            "values": {"2025-07-01": 18.2, "2027-07-01": 18.2}}}},
        "bids": [{"title": many, "where": {"==": [{"val": "price"}, 41000]}, "raise_pay": {
            "to": {"param": "floor"}, "pass_on": {"param": "pass_on"}}}]}))
    run(PROGRAM, folder / "long.json", folder / "long.jsonl", "-s", folder / "long-s.json", "-s",
        folder / "long-s.json", "-o", folder / "long.xlsx")
    first = openpyxl.load_workbook(folder / "long.xlsx", data_only=True)["First page"]
    words = printed_words(first)
    check("long texts are cut", 60 < words <= 420, True)


def sums_tie(values, formulas, d):
    """Sums on Workers and cost: formulas over Figures, whose rows tie to the bids line by line."""
    figures, measures = values["Figures"], values["Workers and cost"]
    head = [c.value for c in figures[5]]
    rows = [[c.value for c in row] for row in figures.iter_rows(min_row=6) if row[0].value]
    check("a row a scenario and bid", len(rows), 6 * len(d["cases"]))
    order = [(c, b) for c in d["cases"] for b in c["lots"][0]["bids"]]
    titles = {m["id"]: m["title"] for m in d["measures"]}
    for row, (case, bid) in zip(rows, order):
        check("figures: scenario and bid", (row[0], row[2]), (case["scenario"], bid["bid"]))
        for key, figure in bid["measures"].items():
            column = next(i for i, h in enumerate(head) if h and h.split(",")[0].rstrip(" *") ==
                          titles[key].split(",")[0] and (titles[key] in h))
            got = row[column]
            want = figure["value"]
            check(f"figures: {bid['bid']} {key}", got is None and want is None or
                  abs(F(str(got)) - number(want)) < F(1, 10**5), True)
    label = {row[0].value: row for row in measures.iter_rows() if row[0].value}
    raw = {row[0].value: row for row in formulas["Workers and cost"].iter_rows() if row[0].value}
    for key in ("raise", "employer_cost", "workers_below"):
        row = label[titles[key]]
        for i, case in enumerate(d["cases"]):
            column = 2 + (0 if i == 0 else 1 + (i - 1) * 2)
            lot = case["lots"][0]
            if lot["recommended"] is None:
                check(f"{key}: nobody", row[column].value, "–")
                continue
            want = number(lot["awarded"][key]["value"])
            check(f"award's {key}", abs(F(str(row[column].value)) - want) < F(1, 10**5), True)
            check(f"award's {key} is live", str(raw[titles[key]][column].value).startswith("=IF("), True)
    check("no figure is a sum over rivals",
          any("Over all bids" in str(c.value) for row in measures.iter_rows() for c in row), False)
    today = d["cases"][0]["lots"][0]["recommended"]
    classes = values["By job class"]
    totals = [row for row in classes.iter_rows() if row[0].value == "All classes"]
    check("by job class: first block ties", [c.value for c in totals[0][1:1 + len(d["cases"])]],
          [float(number(next(b for b in c["lots"][0]["bids"]
                             if b["bid"] == (c["lots"][0]["recommended"] or today))
                        ["measures"]["workers_below"]["value"])) for c in d["cases"]])


def same_bytes(folder, arguments, path):
    again = folder / "again.xlsx"
    run(PROGRAM, *arguments, "-o", again)
    return again.read_bytes() == path.read_bytes()


with tempfile.TemporaryDirectory() as name:
    here = pathlib.Path(name)
    other_readers(here, tidy())
    injection(here)
    labels(here)
    sheet(here)
    workbook(here)
    nobody_and_later(here)
    long_texts(here)
for fault in faults:
    print(fault)
print(f"tables of models: {common.checks} checks, {len(faults)} failed")
sys.exit(1 if faults or common.checks < 200 else 0)
