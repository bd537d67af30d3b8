#!/usr/bin/env python3
"""Exports every ruleset as a workbook and reads it back. Unchanged, the file must come back byte for
byte. After an edit with openpyxl, the documents must differ in exactly the values that were edited,
with the digits and the order of keys of everything else kept.

usage: sheets.py BIDGAUGE [libreoffice]"""
import datetime
import json
import pathlib
import subprocess
import sys
import tempfile

import openpyxl


KEPT = "(cannot be shown in a cell; it is kept as it is)"


def digits(text):
    return ("number", text)


def load(path):
    """With the digits of numbers and the order of keys."""
    return json.loads(path.read_text(), parse_float=digits, parse_int=digits,
                      object_pairs_hook=lambda pairs: ("object", pairs))


def differences(a, b, path=""):
    """Pointers at which two loaded documents differ."""
    if isinstance(a, tuple) and isinstance(b, tuple) and a[0] == b[0] == "object":
        if [k for k, _ in a[1]] != [k for k, _ in b[1]]:
            left, right = [k for k, _ in a[1]], [k for k, _ in b[1]]
            if [k for k in left if k in right] != [k for k in right if k in left]:
                yield f"{path}: another order"
            yield from (f"{path}/{k}: gone" for k in left if k not in right)
            yield from (f"{path}/{k}: new" for k in right if k not in left)
        right = dict(b[1])
        for k, v in a[1]:
            if k in right:
                yield from differences(v, right[k], f"{path}/{k}")
    elif isinstance(a, list) and isinstance(b, list):
        for i, (x, y) in enumerate(zip(a, b)):
            yield from differences(x, y, f"{path}/{i}")
        if len(a) != len(b):
            yield f"{path}: {len(a)} entries, {len(b)}"
    elif a != b:
        yield path


class Sheets:
    """A workbook by pointers and headings; edits remember what must differ."""

    def __init__(self, path):
        self.path = path
        self.book = openpyxl.load_workbook(path)

    def sheet(self, name):
        return self.book[name]

    def column(self, name, heading):
        sheet = self.sheet(name)
        return next(c.column for c in sheet[6] if c.value == heading)

    def rows(self, name):
        sheet = self.sheet(name)
        return {sheet.cell(r, 1).value: r for r in range(7, sheet.max_row + 1)
                if sheet.cell(r, 1).value}

    def cell(self, name, pointer, heading):
        return self.sheet(name).cell(self.rows(name)[pointer], self.column(name, heading))

    def add(self, name, **values):
        """Fills in the first empty row; headings with _ for a blank."""
        sheet = self.sheet(name)
        row = next(r for r in range(7, sheet.max_row + 1)
                   if not any(sheet.cell(r, c).value for c in range(1, 4)))
        for heading, value in values.items():
            sheet.cell(row, self.column(name, heading.replace("_", " "))).value = value
        return row

    def save(self, to=None):
        self.book.save(to or self.path)


class Run:
    def __init__(self, program, folder):
        self.program, self.folder = program, folder
        self.book, self.back = folder / "rules.xlsx", folder / "back.json"

    def call(self, *arguments):
        return subprocess.run([self.program, "ruleset", *map(str, arguments)], capture_output=True,
                              text=True)

    def write(self, ruleset, to):
        done = self.call("export", ruleset, "-o", to, "-q", "--force")
        assert done.returncode == 0, done.stderr

    def export(self, ruleset):
        self.write(ruleset, self.book)
        return Sheets(self.book)

    def read(self, book=None):
        self.back.unlink(missing_ok=True)
        return self.call("import", book or self.book, "-o", self.back, "--force")


def rulesets():
    # What a ruleset includes is written out by an export, so that only whole ones come back alike.
    library = [path for path in pathlib.Path("rules").glob("??/*.json")
               if not {"include", "definitions"} & json.loads(path.read_text()).keys()]
    return sorted([*library, *pathlib.Path("samples").glob("*/ruleset.json")])


def name_of(path):
    return path.parent.name if path.name == "ruleset.json" else path.stem


# A part that LibreOffice takes part in gives its workbooks and a function that looks at them; between the
# two LibreOffice saves them all, in one run.

def unchanged(run):
    books = {path: run.folder / f"unchanged-{name_of(path)}.xlsx" for path in rulesets()}
    for path, book in books.items():
        run.write(path, book)

    def check():
        for path, book in books.items():
            done = run.read(book)
            ok = done.returncode == 0 and done.stdout == "nothing was changed\n"
            yield f"{name_of(path)}: unchanged", ok, done.stdout[:800] + done.stderr[:800]
            if run.back.exists():
                yield f"{name_of(path)}: the same bytes", \
                    run.back.read_text().strip() == path.read_text().strip(), "the files differ"
    return list(books.values()), check


def one_weight(run, only=None):
    """Each weight of the smaller files, the first and last of the others."""
    cases = []  # ruleset, pointer, its new weight, workbook
    for path in rulesets() if only is None else only:
        book = run.export(path)
        pointers = [p for p in book.rows("Criteria")
                    if book.cell("Criteria", p, "Weight").value is not None]
        for pointer in dict.fromkeys([*pointers[:2], *pointers[-2:]]):
            cell = book.cell("Criteria", pointer, "Weight")
            old = cell.value
            cell.value = old + 0.25
            cases.append((path, pointer, cell.value, run.folder / f"weight-{len(cases)}.xlsx"))
            book.save(cases[-1][3])
            cell.value = old

    def check():
        for path, pointer, new, book in cases:
            done = run.read(book)
            if not run.back.exists():
                yield f"{name_of(path)}{pointer}: one weight", False, done.stderr
                continue
            before, after = load(path), load(run.back)
            found = list(differences(before, after))
            yield f"{name_of(path)}{pointer}: one weight", found == [f"{pointer}/weight"], str(found)
            node = after
            for key in f"{pointer}/weight".split("/")[1:]:
                node = dict(node[1])[key.replace("~1", "/").replace("~0", "~")]
            yield f"{name_of(path)}{pointer}: its digits", node == ("number", f"{new:g}"), str(node)
            # a sum that no longer holds is an error with a cell as its place
            wrong = "error E30" in done.stderr
            yield f"{name_of(path)}{pointer}: by cell", \
                not wrong or f"{book.name}: " in done.stderr, done.stderr
    return [case[3] for case in cases], check


def edits(run):
    """Entries added, removed, renamed; kinds of cells. Each with what must differ."""
    sample = pathlib.Path("samples/janitorial/ruleset.json")
    date = datetime.datetime

    def case(title, change, want, status=0):
        book = run.export(sample)
        change(book)
        book.save()
        done = run.read()
        found = list(differences(load(sample), load(run.back))) if run.back.exists() else None
        yield title, sorted(found or ["nothing was written"]) == sorted(want), \
            f"{found}\n{done.stderr[:600]}"
        yield f"{title}: exit status", done.returncode == status, done.stderr[:600]

    def put(book, sheet, pointer, heading, value):
        book.cell(sheet, pointer, heading).value = value

    yield from case("a text", lambda b: put(b, "Criteria", "/criteria/pay", "Title", "Wages é"),
                    ["/criteria/pay/title"])
    yield from case("a word", lambda b: put(b, "Criteria", "/criteria/experience", "Element",
                                            "small_business"), ["/criteria/experience/element"])
    yield from case("a date", lambda b: put(b, "Solicitation", "/solicitation/dates/bids_due",
                                            "Value", date(2026, 3, 16)),
                    ["/solicitation/dates/bids_due"])
    yield from case("a rule in words", lambda b: put(b, "Criteria", "/criteria/experience", "Test",
                                                     "field similar_contracts is at least 3"),
                    ["/criteria/experience/test/>=/1"])
    yield from case("a rule as JSON", lambda b: put(
        b, "Criteria", "/criteria/experience", "Test",
        '{">": [{"val": "similar_contracts"}, 1]}'),
        ["/criteria/experience/test/>=: gone", "/criteria/experience/test/>: new"])
    yield from case("a new figure", lambda b: b.add(
        "Figures", Parameter="living_wage", For="tier_1", From=date(2026, 9, 28), Value=17.6),
        ["/parameters/living_wage/table/tier_1/2026-09-28: new"])
    yield from case("a source for a figure", lambda b: put(
        b, "Figures", "/parameters/living_wage/table/tier_1/2025-09-29", "Source", "md_poster"),
        ["/parameters/living_wage/table/tier_1/2025-09-29"])
    yield from case("a new source", lambda b: b.add("Sources", Id="new_law", Title="A law",
                                                    Url="https://example.org/", Verified="no"),
                    ["/sources/new_law: new"])
    yield from case("a new question", lambda b: b.add("Questions", Id="remarks", Label="Remarks",
                                                      Type="text"), ["/fields/remarks: new"])
    yield from case("a new requirement", lambda b: b.add(
        "Criteria", Id="notice_given", Title="Notice", Kind="pass_fail",
        Test="field notice_days is at least 7"), ["/criteria/notice_given: new"])
    yield from case("a new part of a group without its weight", lambda b: b.add(
        "Criteria", Id="extra", In_group="pay", Title="Extra", Kind="yes_no", Weight=5,
        Test="not field debarred"), ["/criteria/pay/criteria/extra: new"], status=1)
    yield from case("a band that is removed", lambda b: put(
        b, "Bands", "/criteria/safety/criteria/incident_rate/bands/2", "Criteria", None),
        ["/criteria/safety/criteria/incident_rate/bands: 3 entries, 2"])
    yield from case("a band that is added", lambda b: b.add(
        "Bands", Criteria="incident_rate", At_most=6, Points=5),
        ["/criteria/safety/criteria/incident_rate/bands: 3 entries, 4"])
    yield from case("a field renamed", lambda b: put(
        b, "Questions", "/fields/osha10_share", "Id", "osha_share"),
        ["/fields/osha10_share: gone", "/fields/osha_share: new"],
        status=1)
    yield from case("a key that is new", lambda b: put(b, "Award", "/award/rank_on", "Value",
                                                       "exact"),
                    ["/award/rank_on: new"])
    yield from case("a key that goes", lambda b: put(b, "Criteria", "/criteria/pay", "Title", None),
                    ["/criteria/pay/title: gone"], status=1)
    yield from case("a list", lambda b: put(b, "Solicitation", "/notes", "Value", "One.\nTwo."),
                    ["/notes/0", "/notes/1", "/notes: 3 entries, 2"])


TEXTS = {"Title": "title", "Label": "label", "Help": "help", "Why": "why", "Citation": "citation",
         "Description": "description", "Caution": "caution", "Cure": "cure", "Comment": "comment",
         "Definition": "definition"}
NUMBERS = {"Weight": "weight", "Points": "points", "Out of": "out_of", "Min": "min", "Max": "max"}


def every_cell(run):
    """All texts and numbers of every sheet are edited at once: these values differ and no others."""
    for path in rulesets():
        book = run.export(path)
        want = []
        for name in book.book.sheetnames:
            if name in ("Read me", "Lists", "Document", "Other", "Solicitation", "Price", "Award"):
                continue
            heads = {c.value: c.column for c in book.sheet(name)[6]}
            for pointer, row in book.rows(name).items():
                for heading, column in heads.items():
                    cell = book.sheet(name).cell(row, column)
                    key = TEXTS.get(heading) or NUMBERS.get(heading)
                    if key is None or cell.value is None or cell.value == KEPT:
                        continue
                    if heading in TEXTS and isinstance(cell.value, str):
                        cell.value += " (edited)"
                    elif heading in NUMBERS and isinstance(cell.value, (int, float)):
                        cell.value += 1
                    else:
                        continue
                    alone = name == "Choice points" or (name == "Choices" and heading == "Label")
                    want.append(pointer if alone else f"{pointer}/{key}")
        book.save()
        done = run.read()
        found = list(differences(load(path), load(run.back))) if run.back.exists() else []
        yield f"{name_of(path)}: {len(want)} cells", sorted(found) == sorted(want) and len(want) > 20, \
            f"{sorted(set(found) ^ set(want))[:10]} {done.stderr[:400]}"


def other_keys(run):
    """A ruleset with keys and forms that no sheet has a cell for."""
    path = run.folder / "odd.json"
    path.write_text(
        '{"format": "bidgauge-ruleset/1", "id": "odd", "title": "Odd \\u00e9 \\u202e \U0001F600 _x0041_",\n'
        ' "currency": "USD", "solicitation": {"dates": {"bids_due": "2026-03-13"}},\r\n'
        '\t"fields": {"price": {"type": "money", "role": "price", "max": 1e6}, "n": {"type": "number"},\n'
        '  "pick": {"type": "choice", "choices": {"10": "Ten", "a/b~c": "Slashes"}}},\n'
        ' "facts": {"f": {"type": "text", "value": "12"}, "g": {"type": "boolean", "value": true}},\n'
        ' "parameters": {"p": {"by": [{"fact": "f"}, {"fact": "f"}],\n'
        '   "table": {"12": {"*": {"2020-01-01": 1.50, "2021-01-01": {"value": 0.10}}}}}},\n'
        ' "criteria": {"c": {"title": "C", "kind": "yes_no", "weight": 60.00, "comment": "kept",\n'
        '   "test": {"and": [{">": [{"val": "n"}, 1.10]}, {"<": [{"val": "n"}, {"param": "p"}]}]}}},\n'
        ' "price": {"field": "price", "weight": 40.0, "formula": "lowest_proportion"},\n'
        ' "award": {"method": "highest_score", "ties": ["lowest_price", {"criterion": "c"}]},\n'
        ' "lots": {"l": {"title": "L", "facts": {"f": "12"}, "patch": {"title": "Lot"}}}}\n',
        newline="")
    run.export(path)
    done = run.read()
    yield "odd: unchanged", done.returncode == 0 and done.stdout == "nothing was changed\n", \
        done.stdout + done.stderr
    yield "odd: the same values", list(differences(load(path), load(run.back))) == [], \
        str(list(differences(load(path), load(run.back))))
    book = run.export(path)
    book.cell("Other", "/lots", "Value (JSON)").value = None
    book.cell("Criteria", "/criteria/c", "Test").value = "field n is more than 1.10"
    book.cell("Questions", "/fields/price", "Max").value = 2000000
    book.save()
    done = run.read()
    found = sorted(differences(load(path), load(run.back))) if run.back.exists() else done.stderr
    yield "odd: edited", found == ["/criteria/c/test/>: new", "/criteria/c/test/and: gone",
                                   "/fields/price/max", "/lots: gone"], str(found)


def through_libreoffice(books):
    folder = books[0].parent
    subprocess.run(["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless",
                    "--convert-to", "xlsx", "--outdir", str(folder / "saved"), *map(str, books)],
                   check=True, capture_output=True, timeout=300)
    for book in books:
        (folder / "saved" / book.name).replace(book)


def live_sums(run):
    """The sums follow what is typed: LibreOffice works the formulas out (openpyxl keeps no results)."""
    book = run.export(pathlib.Path("samples/janitorial/ruleset.json"))
    book.cell("Criteria", "/criteria/pay", "Weight").value = 16.25
    book.cell("Criteria", "/criteria/pay/criteria/mean_wage", "Weight").value = 20
    book.add("Criteria", Id="extra", In_group="safety", Title="Extra", Kind="yes_no", Weight=5)
    live = run.folder / "live.xlsx"
    book.save(live)

    def check():
        sheet = openpyxl.load_workbook(live, data_only=True)["Criteria"]
        heads = {c.value: c.column for c in sheet[6]}
        sums = {sheet.cell(r, 2).value: sheet.cell(r, heads["Adds up"]).value
                for r in range(7, sheet.max_row + 1)}
        line = sheet.cell(4, 2).value
        yield "sums: the top level", line == "Weights of the top level and of the price: 100.25 of 100: " \
            "CORRECT IT", str(line)
        yield "sums: a group", sums["pay"] == "95 of 100: CORRECT IT", str(sums["pay"])
        yield "sums: a new row", sums["safety"] == "105 of 100: CORRECT IT", str(sums["safety"])
        yield "sums: a group that holds", sums["benefits"] == "100 of 100: adds up", str(sums["benefits"])
        yield "sums: no group", not sums["wage_floor"], str(sums["wage_floor"])
    return [live], check


def all_checks(run, libreoffice):
    if libreoffice:
        two = [pathlib.Path("samples/janitorial/ruleset.json"),
               pathlib.Path("samples/security-guards/ruleset.json")]
        parts = [unchanged(run), one_weight(run, two), live_sums(run)]
        through_libreoffice([book for books, _ in parts for book in books])
    else:
        parts = [unchanged(run), one_weight(run)]
    for _, check in parts:
        yield from check()
    if not libreoffice:
        for part in (edits, every_cell, other_keys):
            yield from part(run)


def main(program, mode=""):
    passed = failed = 0
    with tempfile.TemporaryDirectory() as name:
        for what, ok, why in all_checks(Run(program, pathlib.Path(name)), mode == "libreoffice"):
            passed += bool(ok)
            failed += not ok
            if not ok:
                print(f"{what}: {why}")
    print(f"ruleset sheets: {passed} passed, {failed} failed")
    return failed > 0 or passed == 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
