"""A form goes out, is filled in and saved by five programs, and comes back as the same bid. The
programs are run, not imitated; one that is not here is skipped, and said.

usage: forms.py [libreoffice]: LibreOffice alone, which takes long; without it, the others"""
import datetime
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

from form import Form, number, text, truth

BG = os.environ["BIDGAUGE"]
NODE = os.environ.get("NODE_PATH", "")
HERE = tempfile.TemporaryDirectory()  # it ends with this program
FOLDER = HERE.name
EXCEL = "xlsx:Calc MS Excel 2007 XML"  # LibreOffice's name of the format
# What programs say of themselves; nothing else may differ from the bid that was filled in.
CASES = [("tests/readers/formcells/ruleset.json", None), ("samples/janitorial/ruleset.json",
                                                  "samples/janitorial/bids"),
         ("samples/school-construction/ruleset.json", "samples/school-construction/bids")]
OWN = {"format": "bidgauge-bid/1", "bid": "A", "vendor": {"id": "V-1", "name": "Ål & Söhne <invented>"},
       "submitted": "2026-03-12",
       "answers": {"price": 52000.55, "findings": 3, "rate": 17.17, "share": 15, "covered": True,
                   "channel": "committee", "start": "2026-07-01",
                   "policy": "=1+1 is text; \"quoted\" & <marked>,\nin two lines",
                   "staff": [{"job": "Cleaner", "people": 4, "wage": 18.25, "full": True},
                             {"job": "Lead", "people": 1, "wage": 0.1, "full": False}]}}


def cells_of(form, rules, bid):
    """The cells to fill in, from the marks of the form."""
    cells = []

    def add(sheet, address, field, value):
        kind = {"boolean": "truth", "date": "date", "text": "text", "choice": "text"}.get(
            field["type"], "number")
        if field["type"] == "choice":
            labels = list(field["choices"].values())
            value = field["choices"][value] if labels.count(field["choices"][value]) == 1 else \
                f"{field['choices'][value]} ({value})"
        if field["type"] == "boolean" and len(cells) % 2:
            kind, value = "text", "Yes" if value else "No"
        if field["type"] == "percent" and len(cells) % 3:
            kind = "percent"
        cells.append({"sheet": sheet, "address": address, "kind": kind, "value": value})

    for key, value in (("vendor_name", bid["vendor"]["name"]), ("vendor_id", bid["vendor"]["id"]),
                       ("bid_id", bid["bid"]), ("submitted", bid["submitted"])):
        kind = {"type": "date" if key == "submitted" and len(value) == 10 else "text"}
        add("Bidder", form.address("Bidder", key), kind, value)
    for name, field in rules["fields"].items():
        if name not in bid["answers"]:
            continue
        if field["type"] != "table":
            add("Questions", form.address("Questions", name), field, bid["answers"][name])
            continue
        sheet = next(s for s in form.sheets if f"table:{name}" in form.marks(s))
        for i, row in enumerate(bid["answers"][name]):
            for column, value in row.items():
                add(sheet, form.address(sheet, (column, i)), field["columns"][column], value)
    return cells


def serial(value):
    return (datetime.date.fromisoformat(value) - datetime.date(1899, 12, 30)).days


def by_hand(source, cells, target):
    """What the other programs then load and save."""
    form = Form(source)
    percent = form.add_format("0.00%")
    for c in cells:
        value = c["value"]
        form.put(c["sheet"], c["address"], {
            "text": lambda: text(value), "number": lambda: number(value),
            "truth": lambda: truth(int(value)), "date": lambda: number(serial(value)),
            "percent": lambda: number(value / 100, percent)}[c["kind"]]())
    form.save(target)


def run(*command, **more):
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, timeout=180,
                   **more)


def soffice(profile, kind, out, files):
    """All files in one run of LibreOffice; gives where they are."""
    shutil.rmtree(f"{FOLDER}/{out}", ignore_errors=True)
    run("soffice", f"-env:UserInstallation=file://{FOLDER}/{profile}", "--headless", "--convert-to", kind,
        "--outdir", f"{FOLDER}/{out}", *files)
    made = [f"{FOLDER}/{out}/{pathlib.Path(name).stem}.{kind.split(':')[0]}" for name in files]
    missing = [name for name in made if not os.path.exists(name)]
    assert not missing, f"LibreOffice did not convert to {missing}"
    return made


# Each program fills in and saves a list of jobs: (blank form, cells, target).

def libreoffice(jobs, through_ods=False):
    """All jobs in one run or two, as a start costs more than a form."""
    steps = []
    for i, (source, cells, _) in enumerate(jobs):
        steps.append(f"{FOLDER}/step{i}.xlsx")
        by_hand(source, cells, steps[-1])
    if through_ods:
        steps = soffice("profile", "ods", "ods", steps)
    for (_, _, target), name in zip(jobs, soffice("profile", EXCEL, "saved", steps)):
        shutil.copy(name, target)


def node(way):
    def fill(jobs):
        with open(FOLDER + "/jobs.json", "w", encoding="utf-8") as out:
            json.dump([{"source": s, "cells": c, "target": t} for s, c, t in jobs], out)
        run("node", "tests/readers/forms/fill.js", way, FOLDER + "/jobs.json",
            env=dict(os.environ, NODE_PATH=NODE, TZ="UTC"))
    return fill


def each(fill):
    """A program that is run for each form."""
    def fill_all(jobs):
        for job in jobs:
            fill(*job)
    return fill_all


def gnumeric(source, cells, target, kind="Gnumeric_Excel:xlsx"):
    by_hand(source, cells, FOLDER + "/step.xlsx")
    run("ssconvert", "-T", kind, FOLDER + "/step.xlsx", target)


def through_gnumeric(source, cells, target):
    by_hand(source, cells, FOLDER + "/step.xlsx")
    run("ssconvert", FOLDER + "/step.xlsx", FOLDER + "/step.gnumeric")
    run("ssconvert", "-T", "Gnumeric_Excel:xlsx", FOLDER + "/step.gnumeric", target)


def with_openpyxl(source, cells, target):
    import warnings

    import openpyxl
    warnings.simplefilter("ignore")
    book = openpyxl.load_workbook(source)
    for c in cells:
        cell = book[c["sheet"]][c["address"]]
        value = c["value"]
        if c["kind"] == "date":
            value = datetime.date.fromisoformat(value)
        if c["kind"] == "percent":
            value, cell.number_format = value / 100, "0.00%"
        cell.value = value
        if c["kind"] == "text":
            cell.data_type = "s"  # "=1+1" too
    book.save(target)


RECALCULATE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry"><item
 oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse">
<value>0</value></prop></item></oor:items>"""


def recalculated(forms):
    """The forms as LibreOffice calculates them anew."""
    os.makedirs(FOLDER + "/recalc/user")
    with open(FOLDER + "/recalc/user/registrymodifications.xcu", "w", encoding="utf-8") as out:
        out.write(RECALCULATE)
    names = [form.save(f"{FOLDER}/status{i}.xlsx") for i, form in enumerate(forms)]
    return [Form(name) for name in soffice("recalc", EXCEL, "done", names)]


def check_status():
    """What the column Status says of answers, when a program other than ours calculates it."""
    rules = "tests/readers/formcells/ruleset.json"
    run(BG, "form", rules, "-o", FOLDER + "/blank.xlsx")
    wrong = {"price": (text("abc"), "Check: an amount in USD, at least 1"),
             "findings": (number(2.5), "Check: a whole number from 0 to 1,000"),
             "rate": (text("12 apples"), "Check: a number"),
             "share": (number("0.15"), "OK, if less than 1 % is meant"),
             "covered": (text("maybe"), "Check: choose Yes or No"),
             "channel": (text("Union"), "Check: choose from the list"),
             "start": (text("soon"), "Check: a date from 1900-01-02 on, such as 2026-11-24"),
             "policy": (text("  "), "Not answered")}
    right = {"price": number(52000), "findings": number(1000), "rate": number("-1.5"),
             "share": number(15), "covered": truth(0), "channel": text('Committee, elected "by all"'),
             "start": number(46204), "policy": text("yes")}
    blank, bad, good = (Form(FOLDER + "/blank.xlsx") for _ in range(3))
    for key, (cell, _) in wrong.items():
        bad.answer(key, cell)
    bad.put("Staff", bad.address("Staff", ("job", 0)), text("Cleaner"))
    bad.put("Staff", bad.address("Staff", ("job", 1)), text("Lead"))
    bad.put("Staff", bad.address("Staff", ("people", 1)), text("two"))
    for key, cell in right.items():
        good.answer(key, cell)
    good.put("Staff", good.address("Staff", ("job", 0)), text("Cleaner"))
    good.put("Staff", good.address("Staff", ("people", 0)), number(3))
    for key, cell in (("vendor_name", text("V")), ("contact", text("C")), ("submitted", number(46093))):
        good.answer(key, cell, "Bidder")
    good.put("Evidence", "B6", text("policy.pdf"))
    want = {"blank": {k: "Missing" if k == "price" else "Not answered" for k in wrong},
            "bad": {k: v[1] for k, v in wrong.items()}, "good": {k: "OK" for k in wrong}}
    staff = {"blank": ["", ""], "bad": ["Missing: People", "Check: People"], "good": ["OK", ""]}
    total = {"blank": "Not complete yet", "bad": "Not complete yet", "good": "Complete"}
    failed = 0
    for name, done in zip(("blank", "bad", "good"), recalculated((blank, bad, good))):
        got = {k: done.value("Questions", "F" + done.address("Questions", k)[1:]) for k in wrong}
        rows = [done.value("Staff", f"F{7 + i}") for i in range(2)]
        end = done.value("Instructions", "A" + done.find("Instructions", "Evidence", 1))
        if (got, rows, end) != (want[name], staff[name], total[name]):
            failed += 1
            print(f"status of the {name} form: {got}, {rows}, {end}")
    return failed


def have(module):
    return subprocess.run([sys.executable, "-c", f"import {module}"], capture_output=True,
                          check=False).returncode == 0


def has_node(package):
    return bool(shutil.which("node")) and os.path.isdir(f"{NODE}/{package}")


SSCONVERT = shutil.which("ssconvert")
LIBREOFFICE = [
    ("LibreOffice", True, libreoffice),
    ("LibreOffice through .ods", True, lambda jobs: libreoffice(jobs, through_ods=True)),
]
OTHERS = [
    ("by hand", True, each(by_hand)),
    ("Gnumeric", SSCONVERT, each(gnumeric)),
    ("Gnumeric, strict", SSCONVERT, each(lambda *job: gnumeric(*job, kind="Gnumeric_Excel:xlsx2"))),
    ("Gnumeric through its own format", SSCONVERT, each(through_gnumeric)),
    ("openpyxl", have("openpyxl"), each(with_openpyxl)),
    ("exceljs", has_node("exceljs"), node("exceljs")),
    ("exceljs, rich and inline texts", has_node("exceljs"), node("exceljs-rich")),
    ("SheetJS", has_node("xlsx"), node("sheetjs")),
    ("SheetJS, ISO dates, inline texts", has_node("xlsx"), node("sheetjs-iso")),
]


def read(rules, path):
    out = FOLDER + "/out"
    shutil.rmtree(out, ignore_errors=True)
    got = subprocess.run([BG, "import", path, "-o", out, "--ruleset", rules], capture_output=True,
                         text=True, check=False)
    names = os.listdir(out + "/tender/bids") if os.path.isdir(out + "/tender/bids") else []
    if len(names) != 1:
        return None, got.stdout + got.stderr
    with open(f"{out}/tender/bids/{names[0]}", encoding="utf-8") as file:
        return json.load(file), got.stdout + got.stderr


def scored(rules, paths):
    """The result without what names the files; warnings are no part of it."""
    got = subprocess.run([BG, "evaluate", rules, *paths, "--json", "-"], capture_output=True, text=True,
                         check=False)
    result = json.loads(got.stdout)
    return result["lots"]


def bids_of(folder):
    if not folder:
        return [OWN]
    bids = []
    for name in sorted(os.listdir(folder)):
        with open(f"{folder}/{name}", encoding="utf-8") as file:
            bid = json.load(file)
        if "clarifications" in bid or bid.get("status", "active") != "active":
            continue
        bids.append(bid)
    return bids


def compare(name, want, got, said):
    wrong = [f"{key}: {got and got.get(key)!r}, filled in {want.get(key)!r}"
             for key in ("bid", "vendor", "submitted", "answers") if not got or got.get(key) != want.get(key)]
    if wrong:
        print(f"{name}: " + "; ".join(wrong)[:600] + f"\n  said: {said[:400]}")
    return not wrong


class Case:
    """A ruleset with its blank form and the bids that are filled in."""

    def __init__(self, path, folder, number):
        self.path, self.published = path, bool(folder)
        with open(path, encoding="utf-8") as file:
            self.rules = json.load(file)
        self.blank = f"{FOLDER}/blank{number}.xlsx"
        run(BG, "form", path, "-o", self.blank)
        self.bids = bids_of(folder)

    def jobs(self, name):
        """(bid, job of a program) for every bid; LibreOffice is slow and gets the first."""
        bids = self.bids[:1] if name.startswith("LibreOffice") else self.bids
        return [(bid, (self.blank, cells_of(Form(self.blank), self.rules, bid),
                       self.blank.replace("blank", f"filled{i}-"))) for i, bid in enumerate(bids)]

    def same_scores(self, forms):
        originals = []
        for i, bid in enumerate(self.bids):
            originals.append(f"{FOLDER}/{i}.json")
            with open(originals[-1], "w", encoding="utf-8") as out:
                json.dump(bid, out)
        same = scored(self.path, forms) == scored(self.path, originals)
        if not same:
            print(f"{self.path}: the forms are scored differently from the bids")
        return same


def filled_by(name, fill, cases):
    """Whether each form came back as the bid that was filled in."""
    jobs = [case.jobs(name) for case in cases]
    fill([job for of_case in jobs for _, job in of_case])
    for case, of_case in zip(cases, jobs):
        forms = [target for _, (_, _, target) in of_case]
        for (bid, _), form in zip(of_case, forms):
            yield compare(f"{name}, {case.path}, bid {bid['bid']}", bid, *read(case.path, form))
        if case.published and name == "openpyxl":
            yield case.same_scores(forms)
        for form in forms:  # none may pass for the form of the next program
            os.remove(form)


def main(libreoffice_alone):
    passed = failed = 0
    programs = LIBREOFFICE if libreoffice_alone else OTHERS
    skipped = [name for name, here, _ in programs if not here]
    for name in skipped:
        print(f"SKIPPED: {name} is not here")
    cases = [Case(path, folder, i) for i, (path, folder) in enumerate(CASES)]
    for name, here, fill in programs:
        for ok in filled_by(name, fill, cases) if here else []:
            passed, failed = passed + ok, failed + (not ok)
    if libreoffice_alone:
        wrong = check_status()
        passed, failed = passed + 3 - wrong, failed + wrong
    print(f"forms of other programs: {passed} passed, {failed} failed, {len(skipped)} programs skipped")
    return failed > 0 or not passed


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:] == ["libreoffice"]))
