#!/usr/bin/env python3
"""Runs the examples of a page: writes each block marked "file: NAME", fills in workbooks from each table
marked "fill: WORKBOOK" (a column whose heading ends in .xlsx is a copy of it to be saved there), runs each
command marked "run", and compares what is printed with what the page shows (heads of a log, which are others where forms are
packed otherwise, are "<head>" there). A workbook that ends in "/" is a folder: of each copy, its own. BLESS=1 rewrites the page.

usage: readme.py BIDGAUGE PAGE..."""
import datetime
import os
import pathlib
import re
import shlex
import subprocess
import sys
import tempfile

BLOCK = re.compile(
    r"<!-- (?:file: (?P<name>\S+)|fill: (?P<book>\S+)|(?P<run>run)) -->\n"
    r"(?:```\w*\n(?P<text>.*?)```|(?P<table>(?:\|[^\n]*\n)+))",
    re.S,
)


def cell_of(text):
    """What a person who types this gets: a number, a date or the text."""
    for kind in (int, float, lambda t: datetime.datetime.strptime(t, "%Y-%m-%d")):
        try:
            return kind(text)
        except ValueError:
            pass
    return text


def fill(folder, book, table):
    import openpyxl

    rows = [[cell.strip() for cell in line.strip().strip("|").split("|")] for line in table.splitlines()]
    head, body = rows[0], rows[2:]
    for column, target in enumerate(head):
        if not target.endswith(".xlsx"):
            continue
        workbook = openpyxl.load_workbook(folder / book / pathlib.Path(target).name if book.endswith("/") else folder / book)
        for row in body:
            text = row[column]
            workbook[row[0]][row[1]].value = text if re.fullmatch(r"\d\d:\d\d", text) else cell_of(text)
        (folder / target).parent.mkdir(parents=True, exist_ok=True)
        workbook.save(folder / target)


def run_page(program, page):
    passed, failed, text = 0, 0, page.read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as home:
        folder = pathlib.Path(home)
        for name in ("rules", "samples"):
            (folder / name).symlink_to(pathlib.Path(name).resolve())
        for block in BLOCK.finditer(text):
            if block["name"]:
                (folder / block["name"]).write_text(block["text"], encoding="utf-8")
                continue
            if block["book"]:
                fill(folder, block["book"], block["table"])
                continue
            command, _, shown = block["text"].partition("\n")
            words = shlex.split(command.removeprefix("$ "))
            done = subprocess.run([program, *words[1:]], cwd=folder, capture_output=True, text=True, encoding="utf-8")
            if "<head>" in text:
                done.stdout = re.sub(r"\b[0-9a-f]{64}\b", "<head>", done.stdout)
            if done.stdout == shown and words[0] == "bidgauge":
                passed += 1
                continue
            failed += 1
            print(f"{page}: {command}\nprints:\n{done.stdout}{done.stderr}")
            if os.environ.get("BLESS"):
                now = page.read_text(encoding="utf-8")
                page.write_text(now.replace(f"```\n{block['text']}```", f"```\n{command}\n{done.stdout}```", 1), encoding="utf-8")
    return passed, failed


def main(program, *pages):
    results = [run_page(program, pathlib.Path(page)) for page in pages]
    passed, failed = (sum(column) for column in zip(*results))
    print(f"readme: {passed} passed, {failed} failed")
    return 1 if failed or not all(done for done, _ in results) else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
