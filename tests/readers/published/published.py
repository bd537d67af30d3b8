"""Registers and tables of wages as they are published. What is read is worked out here from the files
themselves, with csv and openpyxl, in fractions; the map of columns is done again in Python.

usage: published.py BIDGAUGE"""
import csv
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
from datetime import date
from fractions import Fraction as F

import openpyxl

TOP = pathlib.Path(__file__).resolve().parents[3]
SAMPLE = TOP / "samples" / "register" / "published"
RULES = TOP / "rules/us/us-pa-philadelphia-wage-standard.json"
PROGRAM = str(pathlib.Path(sys.argv[1]).resolve())
SHARED = os.environ.get("BIDGAUGE_SHARED")
checks, failures = 0, []


def check(name, got, want):
    global checks
    checks += 1
    if got != want:
        failures.append(f"{name}: got {got!r}, want {want!r}")


def run(*arguments, status=0):
    done = subprocess.run([PROGRAM, *map(str, arguments)], capture_output=True, text=True)
    if done.returncode != status:
        raise SystemExit(f"{' '.join(map(str, arguments))}: exit {done.returncode}\n{done.stderr[:3000]}")
    return done


def suggested(path, kind, folder):
    done = run("import", path, "--suggest-map", "--as", kind)
    out = folder / f"{path.stem}-{kind}.csv"
    out.write_text(done.stdout)
    return out, done.stderr


def model(folder, *arguments, rules=RULES, status=0):
    out = folder / "model.json"
    done = run("model", rules, *arguments, "--json", out, status=status)
    return json.loads(out.read_text(), parse_float=F, parse_int=F), done.stderr


def lines_of(data):
    return {x["contract"]: x for x in data["register"]["cases"][0]["lines"]}


def put(folder, name, text, encoding="utf-8"):
    path = folder / name
    path.write_text(text, encoding=encoding)
    return path


# -- the map, done again ---------------------------------------------------------------------------

def begins_a_word(text, words):
    return any(re.search(r"(?<![^\W_])" + re.escape(w.strip()), text, re.IGNORECASE)
               for w in words.split(";") if w.strip())


def by_map(rows, mapping):
    """What each row's columns are, by the rules of the map."""
    out = []
    for row in rows:
        own = {}
        for rule in mapping:
            cell = row.get(rule["column"], "").strip()
            if rule["what"] in own or (rule["holds"] and not begins_a_word(cell, rule["holds"])):
                continue
            value = rule["value"] or cell
            if value:
                own[rule["what"]] = value
        out.append(own)
    return out


def whole_months(start, end):
    """Months from start up to the day behind end; None: it is no whole number of them."""
    after = date.fromordinal(end.toordinal() + 1)
    months = (after.year - start.year) * 12 + after.month - start.month
    return months if after.day == start.day else None


def rounded(value, places=2):
    scale = 10 ** places
    return F(int(value * scale + F(1, 2)), scale)


# -- the sample ------------------------------------------------------------------------------------

def wages_of_sample():
    sheet = openpyxl.load_workbook(SAMPLE / "oews-national-2019.xlsx")["national_M2019_dl"]
    rows = list(sheet.iter_rows(values_only=True))
    return {r["OCC_CODE"]: r for r in (dict(zip(rows[0], row)) for row in rows[1:])}


def mean_wage(points, least):
    """Straight between the percentiles, flat outside, nobody below least."""
    cuts = sorted({F(0), F(100)} | {F(p) for p, _ in points} | {
        a + (b - a) * (least - x) / (y - x) for (a, x), (b, y) in zip(points, points[1:]) if x < least < y})

    def wage(p):
        if p <= points[0][0]:
            return points[0][1]
        for (a, x), (b, y) in zip(points, points[1:]):
            if p <= b:
                return x + (y - x) * (p - a) / (b - a)
        return points[-1][1]
    return sum((b - a) * (max(wage(a), least) + max(wage(b), least)) / 2
               for a, b in zip(cuts, cuts[1:])) / 100


def sample(folder):
    """The commands of docs/registers.md."""
    register_map, said = suggested(SAMPLE / "contracts.csv", "register", folder)
    check("sample: services are named", "N884" in said and "named in 7 rows" in said, True)
    files = ("--register", SAMPLE / "contracts.csv", "--register-map", register_map,
             "--wages", SAMPLE / "oews-national-2019.xlsx")
    book = folder / "page.xlsx"
    data, said = model(folder, *files, "-s", SAMPLE / "proposals.xlsx", "-o", book)
    check("sample: no error", "error" in said, False)
    check("sample: a workbook", openpyxl.load_workbook(book).sheetnames[0], "First page")
    rows = list(csv.DictReader(open(SAMPLE / "contracts.csv", newline="")))
    mapping = [r for r in csv.DictReader(register_map.open(newline=""))
               if r["what"] not in ("dates", "sheet", "header_row")]
    check("sample: cases", [c["scenario"] for c in data["register"]["cases"]],
          ["today", "17 an hour", "18 an hour"])
    check("sample: rows", (data["register"]["rows_read"], data["register"]["refused"]), (9, []))
    lines, wages = lines_of(data), wages_of_sample()
    for own in by_map(rows, mapping):
        line, name = lines[own["contract"]], own["contract"]
        amount = F(own["amount"].replace("$", "").replace(",", ""))
        check(f"{name}: amount", line["amount"], amount)
        check(f"{name}: vendor", line["vendor"], own["vendor"])
        check(f"{name}: occupation", line["occupation"], own.get("occupation"))
        start = date.fromisoformat(f"{own['start'][:4]}-{own['start'][4:6]}-{own['start'][6:]}")
        check(f"{name}: start", line["start"], start.isoformat())
        if "end" not in own:
            check(f"{name}: without an end it is not known whether it is covered", line["coverage"], "not_known")
            continue
        end = date.fromisoformat(f"{own['end'][:4]}-{own['end'][4:6]}-{own['end'][6:]}")
        year = rounded(amount * 12 / whole_months(start, end))
        check(f"{name}: a year", line["amount_per_year"], year)
        covered = year >= 10000
        check(f"{name}: coverage", line["coverage"], "covered" if covered else "below_threshold")
        if not covered or "occupation" not in own:
            continue
        published = wages[own["occupation"]]
        points = [(F(p), rounded(F(str(published["H_MEDIAN" if p == 50 else f"H_PCT{p}"])) * F("0.93"), 6))
                  for p in (10, 25, 50, 75, 90)]
        mean = rounded(mean_wage(points, F(15)), 6)
        check(f"{name}: workers", line["workers"]["value"], rounded(year * F("0.478") / (mean * 2080)))
        check(f"{name}: year of the wages", line["wages"]["year"], 2019)
        check(f"{name}: source", "BLS" in line["wages"]["source"], True)


# -- workbooks -------------------------------------------------------------------------------------

def as_a_workbook(folder):
    """The register as a workbook: numbers with a format, days as dates, a title above, another sheet first."""
    rows = list(csv.reader(open(SAMPLE / "contracts.csv", newline="")))
    book = openpyxl.Workbook()
    book.active.append(["About this file"])
    sheet = book.create_sheet("Contracts 2022")
    sheet.append(["Contracts of the City (invented)"])
    sheet.append([])
    sheet.append(rows[0])
    for row in rows[1:]:
        cells = list(row)
        cells[1] = int(row[1])
        for i in (3, 4):
            cells[i] = date(int(row[i][:4]), int(row[i][4:6]), int(row[i][6:])) if row[i] else None
        cells[8] = float(row[8].replace("$", "").replace(",", ""))
        sheet.append(cells)
        sheet.cell(sheet.max_row, 9).number_format = '"$"#,##0.00'
    book.save(folder / "register.xlsx")
    mapping, _ = suggested(folder / "register.xlsx", "register", folder)
    text = mapping.read_text()
    check("workbook: sheet and header are in the map", ("Contracts 2022" in text, "header_row,,,3," in text),
          (True, True))
    wages = ("--wages", SAMPLE / "oews-national-2019.xlsx")
    ours, _ = model(folder, "--register", folder / "register.xlsx", "--register-map", mapping, *wages)
    own_map, _ = suggested(SAMPLE / "contracts.csv", "register", folder)
    theirs, _ = model(folder, "--register", SAMPLE / "contracts.csv", "--register-map", own_map, *wages)
    a, b = lines_of(ours), lines_of(theirs)
    for name in b:
        for key in b[name]:
            if key != "row":
                check(f"workbook: {name} {key}", a[name].get(key), b[name][key])
    sheet.cell(5, 9).number_format = '#,##0.00 "EUR"'
    book.save(folder / "euro.xlsx")
    _, said = model(folder, "--register", folder / "euro.xlsx", "--register-map", mapping, *wages, status=1)
    check("workbook: another currency is refused", said.count("E925"), 1)
    sheet.cell(5, 9).number_format = "0%"
    book.save(folder / "percent.xlsx")
    _, said = model(folder, "--register", folder / "percent.xlsx", "--register-map", mapping, *wages, status=1)
    check("workbook: a percentage is refused", "shows it as something else" in said, True)


# -- maps ------------------------------------------------------------------------------------------

HEAD = "what,column,holds,value\n"
BASE = HEAD + ("contract,No,,\nvendor,Firm,,\namount,Sum,,\nstart,From,,\nend,To,,\nservice,About,,\n"
               "occupation,,,37-2011\nheadcount,,,10\nhours,,,2080\n")


def maps(folder):
    wages = ("--wages", SAMPLE / "oews-national-2019.xlsx")

    def read(table, mapping, status=0, name="t.csv", encoding="utf-8"):
        data, said = model(folder, "--register", put(folder, name, table, encoding), "--register-map",
                           put(folder, "m.csv", mapping), *wages, status=status)
        return lines_of(data), said
    table = ("No,Firm,Sum,From,To,About,Kind\n1,A,100000,2022-01-01,2022-12-31,Street lighting,SSE\n"
             "2,B,100000,2022-01-01,2022-12-31,Big TREES pruned,SSE\n3,C,100000,2022-01-01,2022-12-31,Works,PW\n"
             "4,D,100000,2022-01-01,2022-12-31,,SSE\n")
    with_tree = BASE.replace("occupation,,,37-2011", "occupation,About,tree; shrub,37-3013\noccupation,,,37-2011")
    lines, _ = read(table, with_tree)
    check("a word begins a word", {n: x["occupation"] for n, x in lines.items()},
          {"1": "37-2011", "2": "37-3013", "3": "37-2011", "4": "37-2011"})
    lines, said = read(table, BASE + "skip,Kind,pw,\n")
    check("skip", (sorted(lines), "N882: 1 row is left out, 3 read" in said), (["1", "2", "4"], True))
    lines, _ = read(table, BASE + "only,About,street; works,\n")
    check("only", sorted(lines), ["1", "3"])
    lines, _ = read(table, BASE + "exempt,About,(empty),no description\n")
    check("an empty cell", {n: x["coverage"] for n, x in lines.items()}["4"], "exempt")
    german = ("No;Firm;Sum;From;To;About\n1;Ä;1.234.567,89;01.02.2022;31.01.2023;n/a\n")
    lines, _ = read(german, BASE + "dates,,,DD.MM.YYYY\ndecimal,,,\",\"\nthousands,,,.\nmissing,,,n/a\n"
                    "encoding,,,windows-1252\n", encoding="cp1252")
    check("marks, dates, encoding, texts that say nothing",
          [lines["1"].get(k) for k in ("amount", "start", "end", "vendor", "service")],
          [F("1234567.89"), "2022-02-01", "2023-01-31", "Ä", None])
    lines, _ = read(table, BASE.replace("start,From,,", "area,Kind,sse,Philadelphia\nstart,From,,"))
    check("an area by a word", (lines["1"]["area"], lines["3"].get("area")), ("Philadelphia", None))


def wages(folder):
    """Marks, rows that repeat each other, industries and what a table does not say."""
    contracts = put(folder, "c.csv", "contract,vendor,amount,occupation,industry,headcount,hours,start,end\n" + "".join(
        f"{n},V,100000,{o},{i},10,2080,2022-01-01,2022-12-31\n" for n, o, i in (
            (1, "37-2011", ""), (2, "25-1011", ""), (3, "29-1216", ""), (4, "31-1120", ""), (5, "37-2011", "561720"))))
    proposal = put(folder, "p.json", json.dumps({"format": "bidgauge-scenario/1", "title": "99", "ruleset": {
        "parameters": {"phl_wage": {"values": {"2022-07-01": 98}}, "contract_wage_ratio": {"low": None, "high": None,
                                               "values": {"2004-01-01": {"value": 1}}}}}}))
    data, said = model(folder, "--register", contracts, "--wages", SAMPLE / "oews-national-2019.xlsx", "-s", proposal)
    lines = {x["contract"]: x for x in data["register"]["cases"][1]["lines"]}
    check("*: nothing is published", "no hourly wages are published" in lines["2"]["not_known"], True)
    check("#: at the most those below it", [lines["3"]["share_below_floor"][k] for k in ("low", "high")], [50, 75])
    check("a row twice is one row", lines["4"]["wages"]["year"], 2019)
    head = "area,occupation,industry,title,p10,p25,p50,p75,p90,source,year,url\n"
    own = ",37-2011,{0},J,{1},{1},{1},{1},{1},S,2022,https://example.org\n"
    for code, want in (("561720", 3), ("561700", 3), ("561000", 3), ("56", 3), ("812300", 2)):
        table = put(folder, "w.csv", head + own.format("000000", 14) + own.format(code, 12))
        data, _ = model(folder, "--register", contracts, "--wages", table)
        check(f"industry {code}", lines_of(data)["5"]["wages"]["row"], want)
    bare = put(folder, "bare.csv", "occupation,p10,p25,p50,p75,p90\n37-2011,10,11,12,13,14\n")
    done = run("model", RULES, "--register", contracts, "--wages", bare, status=1)
    check("without a source", "--wages-source" in done.stderr, True)
    data, _ = model(folder, "--register", contracts, "--wages", bare, "--wages-source", "State survey",
                    "--wages-year", "2021", "--wages-url", "https://example.org/s")
    check("said on the command line", [lines_of(data)["1"]["wages"][k] for k in ("source", "year", "url")],
          ["State survey", 2021, "https://example.org/s"])
    named = put(folder, "named.csv", "SOC,Job,10th percentile,Median,90th percentile\n37-2011,J,10,12,14\n")
    mapping, _ = suggested(named, "wages", folder)
    data, _ = model(folder, "--register", contracts, "--wages", named, "--wages-map", mapping, "--wages-source", "S",
                    "--wages-year", "2021")
    check("a map of wages", (data["register"]["wages"]["refused"], lines_of(data)["1"]["wages"]["source"]), ([], "S"))


# -- published files -------------------------------------------------------------------------------

def philadelphia(folder):
    home = pathlib.Path(SHARED, "cases/model/philadelphia")
    raw = home / "raw-head.csv"
    mapping, _ = suggested(raw, "register", folder)
    data, said = model(folder, "--register", raw, "--register-map", mapping, "--wages",
                       SAMPLE / "oews-national-2019.xlsx", rules=RULES)
    rows = list(csv.DictReader(raw.open(newline="", encoding="utf-8-sig")))
    register = data["register"]
    check("Philadelphia: every row is read", (register["rows_read"], register["refused"]), (len(rows), []))
    lines = {}
    for line in register["cases"][0]["lines"]:
        lines.setdefault(line["contract"], line)
    for row in rows:
        text = row["Contract_Amount"].replace("$", "").replace(",", "").strip()
        check(f"Philadelphia: {row['Contract_Number']}", lines[row["Contract_Number"]].get("amount"),
              F(text) if text else None)
    data, _ = model(folder, "--register", home / "r3.csv", "--wages", home / "wages.csv", "-s", home / "p15.json",
                    rules=home / "phl.json")
    check("Philadelphia with occupations: 25 rows, none refused",
          (data["register"]["rows_read"], data["register"]["refused"]), (25, []))


def main():
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        for test in (sample, as_a_workbook, maps, wages):
            test(folder)
        if SHARED and pathlib.Path(SHARED, "cases/model/philadelphia").is_dir():
            philadelphia(folder)
        else:
            print("published: SKIPPED: Philadelphia's file (set BIDGAUGE_SHARED to the test data)")
    for failure in failures[:40]:
        print(failure)
    print(f"published: {checks - len(failures)} passed, {len(failures)} failed")
    return bool(failures)


if __name__ == "__main__":
    sys.exit(main())
