#!/usr/bin/env python3
"""Workbooks on paper. Every workbook that people print is written, told to be on Letter and on A4, printed
by LibreOffice with Carlito (Calibri's widths), and its pages are measured:

- no letter under 8 points, no "###" in place of a number, every page of the paper's size;
- of a comparison, the print set only: Summary, Comparison, Pass-fail, Price, a page a bid;
- headings on every page of a table, no total alone on a page, header texts cut between words.

LibreOffice prints one paper size in a file, so the size is written into copies."""
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import warnings
import zipfile

import openpyxl

import pdf

TOP = pathlib.Path(__file__).resolve().parents[3]
SAMPLES = [folder for folder in sorted((TOP / "samples").iterdir()) if (folder / "bids").is_dir()]
PAPERS = {"letter": (612, 792, b'1'), "a4": (595.3, 841.9, b'9')}
LEAST = 8.0 - 0.005  # points
SET = ("Summary", "Comparison", "Pass-fail", "Price", "Price lines")
NOT_SET = ("Workforce", "Rules", "Formula check", "Issued values", "Audit")
LONG = "The Consolidated Building Maintenance and Grounds Cooperative of the Eastern Shore, Incorporated No. "


class Work:
    def __init__(self, program, folder):
        self.program, self.folder = program, folder
        self.books = {}  # name: what is to be said of it
        self.passed = self.failed = 0

    def check(self, what, holds, found=""):
        self.passed += bool(holds)
        self.failed += not holds
        if not holds:
            print(f"{what}: {found}")

    def run(self, *arguments):
        done = subprocess.run([self.program, *map(str, arguments)], capture_output=True, text=True)
        if done.returncode > 1:
            raise SystemExit(f"{' '.join(map(str, arguments))}\n{done.stderr}")

    def book(self, name, kind, *arguments):
        self.run(*arguments, "-o", self.folder / f"{name}.xlsx")
        self.books[name] = kind


def on_paper(book, number, out):
    """A copy whose sheets say which paper they are for."""
    with zipfile.ZipFile(book) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for item in old.infolist():
            content = old.read(item)
            if item.filename.startswith("xl/worksheets/sheet"):
                content = content.replace(b"<pageSetup ", b'<pageSetup paperSize="%s" ' % number)
            new.writestr(item, content)


def print_all(work):
    copies = []
    for name in work.books:
        for paper, (_, _, number) in PAPERS.items():
            copies.append(work.folder / f"{name}-{paper}.xlsx")
            on_paper(work.folder / f"{name}.xlsx", number, copies[-1])
    subprocess.run(["soffice", f"-env:UserInstallation=file://{work.folder}/profile", "--headless",
                    "--convert-to", "pdf", "--outdir", str(work.folder), *map(str, copies)],
                   check=True, capture_output=True, timeout=900)


# -- workbooks -------------------------------------------------------------------------------------

def samples(work):
    for folder in SAMPLES:
        rules, bids = folder / "ruleset.json", folder / "bids"
        work.book(f"{folder.name}", "comparison", "evaluate", rules, bids)
        work.book(f"{folder.name}-form", "form", "form", rules)
        work.book(f"{folder.name}-rules", "ruleset", "ruleset", "export", rules)
    folder = TOP / "samples/janitorial"
    work.book("all", "all", "evaluate", folder / "ruleset.json", folder / "bids", "--print=all")


def wide(work, bids_n, name, price=True):
    """Long legal names, amounts of eleven digits, as many bids as asked."""
    fields = {"price": {"label": "Price", "type": "money", "role": "price"},
              "wage": {"label": "Lowest hourly wage", "type": "money", "unit": "USD/hour"},
              "crew": {"label": "Crew", "type": "table", "columns": {
                  "job": {"label": "Job", "type": "text"},
                  "cost": {"label": "Cost a year", "type": "money"},
                  "reserve": {"label": "Reserve", "type": "money"}}}}
    rules = {"format": "bidgauge-ruleset/1", "id": name, "title": "A wide one", "currency": "USD",
             "solicitation": {"title": "Rail, " * 12 + "signals and power", "reference": "RFP-2026-0042",
                              "dates": {"bids_due": "2026-03-13"}},
             "fields": fields,
             "criteria": {"pay": {"title": "Pay", "kind": "linear", "weight": 60 if price else 100,
                                  "value": {"val": "wage"}, "from": 10, "to": 40}},
             "award": {"method": "highest_score", "ties": []}}
    if price:
        rules["price"] = {"field": "price", "weight": 40, "formula": "lowest_proportion"}
    path = work.folder / f"{name}.json"
    path.write_text(json.dumps(rules))
    bids = work.folder / f"{name}.jsonl"
    bids.write_text("\n".join(json.dumps(
        {"format": "bidgauge-bid/1", "bid": f"B{i}", "vendor": {"id": f"v{i}", "name": LONG + str(i)},
         "answers": {"price": 98765432109.87 - i, "wage": 20 + i,
                     "crew": [{"job": "Operator", "cost": 12345678901.23, "reserve": 1234567.89}]}})
        for i in range(bids_n)))
    work.book(name, "wide", "evaluate", path, bids)


def long_list(work, criteria_n):
    """So many criteria that the totals come where a page may end."""
    criteria = {f"c{i}": {"title": f"Criterion {i}", "kind": "yes_no", "weight": 1,
                          "test": {"val": "answer"}} for i in range(criteria_n)}
    name = f"long-{criteria_n}"
    path = work.folder / f"{name}.json"
    path.write_text(json.dumps(
        {"format": "bidgauge-ruleset/1", "id": name, "title": name, "currency": "USD",
         "solicitation": {"title": name, "dates": {"bids_due": "2026-03-13"}},
         "fields": {"price": {"label": "Price", "type": "money", "role": "price"},
                    "answer": {"label": "Answer", "type": "boolean"}},
         "criteria": criteria,
         "price": {"field": "price", "weight": 100 - criteria_n, "formula": "lowest_proportion"},
         "award": {"method": "highest_score", "ties": []}}))
    bids = work.folder / f"{name}.jsonl"
    bids.write_text("\n".join(json.dumps(
        {"format": "bidgauge-bid/1", "bid": v, "vendor": {"id": v, "name": f"Vendor {v}"},
         "answers": {"price": 1000 + i, "answer": True}}) for i, v in enumerate("ab")))
    work.book(name, "long", "evaluate", path, bids)


# -- what must hold --------------------------------------------------------------------------------

def sheet_of(page, names):
    """The sheet that a page is of: the right part of the header is its name."""
    return next((n for n in sorted(names, key=len, reverse=True) if page.lines[0].rstrip().endswith(n)),
                None)


def check_letters(work, name, paper, pages):
    width, height, _ = PAPERS[paper]
    sizes = sorted(size for page in pages for size in page.sizes)
    work.check(f"{name} on {paper}: letters", sizes and sizes[0] >= LEAST, sizes[:1])
    work.check(f"{name} on {paper}: numbers", not any("###" in p.text for p in pages),
               [line for p in pages for line in p.lines if "###" in line][:3])
    work.check(f"{name} on {paper}: the paper", all(
        sorted((round(p.width), round(p.height))) == sorted((round(width), round(height)))
        for p in pages), [(p.width, p.height) for p in pages][:3])


def words(text):
    return set(re.findall(r"\w+", str(text)))


def check_headings(work, name, paper, pages, book):
    """Every further page of a sheet begins with the rows that repeat; no page begins with a total."""
    seen = {}
    for page in pages:
        sheet = sheet_of(page, book.sheetnames)
        seen[sheet] = seen.get(sheet, 0) + 1
        body = page.lines[1:]
        if seen[sheet] > 1 and sheet and book[sheet].print_title_rows:
            first, last = (int(n) for n in re.findall(r"\d+", book[sheet].print_title_rows))
            heads = [set.union(*(words(c.value) for c in row if isinstance(c.value, str)), set())
                     for row in book[sheet].iter_rows(first, last)]
            top = words(" ".join(body[:5]))
            work.check(f"{name} on {paper}: headings of {sheet}, page {seen[sheet]}",
                       any(head & top for head in heads), body[:5])
        if seen[sheet] > 1:
            first = next((line for line in body if re.search(r"\d\.\d|✓|✗", line)), "")
            work.check(f"{name} on {paper}: total of {sheet}, page {seen[sheet]}",
                       not re.match(r"\s*(Total|All requirements)\b", first), first)


def check_header(work, name, pages):
    """What stands at the left of every page: a whole text, or whole words of it."""
    for page in pages[:1]:
        left = re.split(r"\s{3,}", page.lines[0].strip())[0]
        title = work.titles.get(name)
        if title and left.endswith("…"):
            kept = left[:-1]
            work.check(f"{name}: header", title.startswith(kept) and title[len(kept)] in " ,", left)


def check_set(work, name, paper, pages, book, asked):
    names = [sheet_of(page, book.sheetnames) for page in pages]
    proof = [n for n in names if n in NOT_SET]
    work.check(f"{name} on {paper}: sheets", bool(proof) == asked and None not in names, names)
    bids = [n for n in book.sheetnames if n not in SET + NOT_SET]
    if asked:
        work.check(f"{name} on {paper}: all of them", set(names) == set(book.sheetnames),
                   set(book.sheetnames) - set(names))
        return
    work.check(f"{name} on {paper}: a page a bid", all(names.count(b) == 1 for b in bids), names)
    work.check(f"{name} on {paper}: pages", len(names) <= len(bids) + 5, names)
    for sheet in ("Summary", "Comparison", "Price"):
        work.check(f"{name} on {paper}: {sheet} on one page", names.count(sheet) == 1, names)


def check_names(work, name, paper, pages, book):
    """Legal names are whole: wrapped, never cut."""
    text = " ".join(" ".join(page.text.split()) for page in pages)
    work.check(f"{name} on {paper}: a name in one piece", LONG.strip() in text, text[:200])
    summary = words(" ".join(page.text for page in pages if sheet_of(page, ["Summary"])))
    work.check(f"{name} on {paper}: its words on Summary", words(LONG) <= summary,
               words(LONG) - summary)


def look(work, name, paper, kind):
    pages = pdf.pages(work.folder / f"{name}-{paper}.pdf")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # marks that openpyxl does not know
        book = openpyxl.load_workbook(work.folder / f"{name}.xlsx")
    check_letters(work, name, paper, pages)
    check_headings(work, name, paper, pages, book)
    check_header(work, name, pages)
    if kind in ("comparison", "all"):
        check_set(work, name, paper, pages, book, kind == "all")
    if kind == "wide":
        check_names(work, name, paper, pages, book)


def main():
    with tempfile.TemporaryDirectory() as folder:
        work = Work(sys.argv[1], pathlib.Path(folder))
        samples(work)
        wide(work, 6, "six-wide")
        wide(work, 12, "twelve-wide")
        wide(work, 3, "no-price", price=False)
        for criteria_n in range(47, 54):
            long_list(work, criteria_n)
        work.titles = {f.name: "{reference} {title}".format(
            **json.loads((f / "ruleset.json").read_text())["solicitation"]) for f in SAMPLES}
        print_all(work)
        for name, kind in work.books.items():
            for paper in PAPERS:
                look(work, name, paper, kind)
    print(f"paper: {work.passed} passed, {work.failed} failed")
    return 1 if work.failed or not work.passed else 0


if __name__ == "__main__":
    sys.exit(main())
