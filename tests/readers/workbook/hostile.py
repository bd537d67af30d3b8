#!/usr/bin/env python3
"""Vendors who write what breaks spreadsheets: formulas, control and direction characters, escapes, texts
beyond Excel's limit. Every such text must arrive as text, the same as it was meant, and nowhere in a
formula, a link, a header or a validation, but for the name of a bid's sheet, of which only letters,
digits and a few harmless signs are left. Opened with openpyxl, another's reader.

usage: hostile.py"""
import copy
import json
import pathlib
import re
import sys
import tempfile
import warnings

import openpyxl

import book
import variants

warnings.simplefilter("ignore")  # openpyxl knows fewer parts than there are

MARK = "ZQX"  # stands in every vendor's text, so that it can be found anywhere
LIMIT = 32767  # UTF-16 units of a cell
NAMES = ["=cmd|' /C calc'!A0", "+1+1", "-2+3", "@SUM(1,2)", "=HYPERLINK(\"https://x.invalid\",\"click\")",
         "\tTAB", "two\nlines", "CR\r\nLF\rCR", "\u202egnp.exe\u202c", "a\u200bb\ufeffc", "_x0041_",
         "_x005F_x0041_", "_xZZZZ_ _x00", "A" * 40000, "\U0001F600" * 20000, "B" * (LIMIT - 4) + "\U0001F600\U0001F600",
         "O'Neil & <Sons> \"Ltd\" &amp; &#65;", "{=1+1}", "'=1+1", "#REF!", "TRUE", "12345", "1e5", "2026-01-01",
         "%s%n{0}$A$1", "\uff1d1+1", "Cafe\u0301 \u5317\u4eac \u05d0\u05d1", "[1]Sheet!A1", "../../etc/passwd", "]]>", "--><!--"]
REFUSED = ["\u0001", "\u0000", "\ufffe", "\u001b[31m"]  # not allowed in JSON or XML: refused by the reader


def meant(text):
    """What may be in a cell: LF for every line end, control, direction and invisible characters by their
    code, no more than the limit, cut at a character."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = re.sub("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufffe\uffff]",
                  lambda m: f"<U+{ord(m[0]):04X}>", text)
    units = text.encode("utf-16-le")[:2 * LIMIT]
    return units.decode("utf-16-le", "ignore")


def shown(name):
    """A vendor's name where many stand: at most 120 characters of it."""
    return meant(name if len(name) <= 120 else name[:120] + "\u2026")


def in_full(name):
    """The line of the bid's own sheet that holds a longer name."""
    return meant("Name in full: " + name)


def marked(text):
    return text[:3] + MARK + text[3:]


def make():
    """(ruleset, bids): one bid for each name, with the same text as its answers."""
    ruleset, bids = variants.sample()
    made = []
    for i, name in enumerate(NAMES):
        bid = copy.deepcopy(bids[i % len(bids)])
        bid["bid"] = f"H-{i:02}"
        bid["vendor"] = {"id": f"V{i}", "name": marked(name)}
        bid["answers"]["grievance_policy"] = marked(name)
        bid["answers"]["workforce"][0]["job_class"] = marked(name)
        bid["evidence"] = {"grievance_policy": [{"document": marked(name)[:200], "page": "=1+1" + MARK}]}
        made.append(bid)
    return ruleset, made


SAFE = re.compile(r"[\w\u0300-\u036f .,&()+-]{1,31}")  # what a sheet's name may hold


def without_sheets(titles, text, escape=lambda t: t):
    """The text without references to sheets that there are: 'Name'!"""
    for title in sorted(titles, key=len, reverse=True):
        text = re.sub(rf"'{re.escape(escape(title))}'!|(?<=[>,]){re.escape(escape(title))}!", "!", text)
    return text


def check_titles(titles, n):
    units = [len(t.encode("utf-16-le")) // 2 for t in titles]
    for title, size in zip(titles, units):
        if not SAFE.fullmatch(title) or size > 31 or title != title.strip():
            yield f"the name of a sheet is {title!r}"
    if len({t.casefold() for t in titles}) < len(titles):
        yield f"names of sheets differ in case alone: {titles}"
    if sum(MARK in t or t.startswith("Bid ") for t in titles) != n:
        yield f"not one sheet a bid: {titles}"


def check_cells(path, order):
    """order: the numbers of the names in the order of the ranking."""
    book_ = openpyxl.load_workbook(path)
    names = [marked(NAMES[i]) for i in order]
    yield from check_titles(book_.sheetnames, len(names))
    header = book_["Comparison"][6][3:3 + len(names)]
    for want, got in zip(names, header):
        if shown(want) != got.value:
            yield f"a name on Comparison is {got.value[:60]!r}, want {shown(want)[:60]!r}"
    links = book_["Comparison"][5][3:3 + len(names)]
    sheets = [book_[re.fullmatch("'(.*)'!A1", cell.hyperlink.location)[1]] for cell in links]
    for want, sheet in zip(names, sheets):
        texts = [c for row in sheet.iter_rows() for c in row if isinstance(c.value, str) and MARK in c.value]
        exact = [c for c in texts if c.value == meant(want)]
        if len(exact) < 2:  # the answer and the table's cell
            yield f"{sheet.title}: {len(exact)} cells hold {meant(want)[:60]!r}, want 2"
        if len(want) > 120 and not any(c.value == in_full(want) for c in texts):
            yield f"{sheet.title}: no cell holds the name in full"
        for cell in exact:
            if cell.data_type != "s" or cell.number_format != "@":
                yield (f"{sheet.title}!{cell.coordinate}: type {cell.data_type}, format "
                       f"{cell.number_format}: a click and Enter would make a formula of it")
    for sheet in book_:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type == "f" and MARK in without_sheets(book_.sheetnames, str(cell.value)):
                    yield f"{sheet.title}!{cell.coordinate}: a vendor's text in ={cell.value[:200]}"
                if cell.hyperlink and MARK in without_sheets(
                        book_.sheetnames, (cell.hyperlink.target or "") + (cell.hyperlink.location or "")):
                    yield f"{sheet.title}!{cell.coordinate}: a vendor's text in a link"
                if cell.comment and MARK in cell.comment.text:
                    yield f"{sheet.title}!{cell.coordinate}: a vendor's text in a note"


def check_parts(path):
    """In the XML a vendor's text is in cells' texts (and what a link shows), cached values, charts'
    caches and names of sheets, nowhere else."""
    parts = book.Book(path)
    for name in parts.order:
        if name == "xl/sharedStrings.xml":
            continue
        text = re.sub(r'<v>[^<]*</v>|<c:v>[^<]*</c:v>|display="[^"]*"', "", parts.part(name))
        if name == "xl/workbook.xml":
            text = re.sub(r'<sheet name="[^"]*"', "", text)
        if name == "docProps/app.xml":  # lists the sheets
            text = re.sub(r"<TitlesOfParts>.*</TitlesOfParts>", "", text, flags=re.S)
        text = without_sheets(parts.sheets, text, lambda t: t.replace("&", "&amp;"))
        if MARK in text:
            at = text.index(MARK)
            yield f"{name}: a vendor's text in {text[max(0, at - 80):at + 40]!r}"


def check_refused(folder, ruleset, bids):
    """Texts that JSON or XML cannot hold: the bid is refused with its place, or made safe; never written."""
    for i, character in enumerate(REFUSED):
        bid = copy.deepcopy(bids[0])
        bid["bid"], bid["vendor"]["name"] = "X-1", f"bad {character} name"
        path = folder / f"refused{i}.json"
        path.write_text(json.dumps(bid))
        run = book.evaluate(ruleset, [path], "-o", folder / f"refused{i}.xlsx")
        if run.returncode != 1 or path.name not in run.stderr:
            yield f"a name with {character!r}: exit status {run.returncode}: {run.stderr[:300]}"


def main():
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        ruleset, bids = make()
        (folder / "ruleset.json").write_text(json.dumps(ruleset))
        paths = []
        for bid in bids:
            paths.append(folder / f"{bid['bid']}.json")
            paths[-1].write_text(json.dumps(bid))
        path = book.workbook(folder / "ruleset.json", paths, folder / "hostile.xlsx")
        run = book.evaluate(folder / "ruleset.json", paths, "--json", "-")
        order = [int(b["bid"][2:]) for b in json.loads(run.stdout)["lots"][0]["bids"]]
        faults = [*check_cells(path, order), *check_parts(path),
                  *check_refused(folder, folder / "ruleset.json", bids)]
    for fault in faults[:20]:
        print(f"hostile: {fault}")
    print(f"hostile: {len(NAMES)} names and as many answers, {len(REFUSED)} refused: {len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
