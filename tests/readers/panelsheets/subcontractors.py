"""A row for each subcontractor in the declaration: as the bids name them (a text with several names, a column of a table), each
once a bid; filled in and saved by several programs and read back by cell; what must be refused, with its whole message.

usage: subcontractors.py [libreoffice]: LibreOffice alone; without it, the others"""
import copy
import json
import os
import pathlib
import shutil
import sys
import tempfile

import forms
import world
from world import BIDS, PEOPLE, Sheets, cell, messages, run, write

NAMED = {"A": ["Fern (invented)", "Gorse & Söhne", "Holly, Inc. 100 %"], "B": [], "C": ["Fern (invented)"]}
failed = passed = 0


def check(what, got, want):
    global failed, passed
    if got == want:
        passed += 1
    else:
        failed += 1
        print(f"{what}:\n  got  {got}\n  want {want}")


def inputs(folder):
    rules = world.rules()
    rules["fields"]["partners"] = {"label": "Subcontractors", "type": "text", "role": "subcontractor"}
    rules["fields"]["subs"] = {"label": "Subcontracts", "type": "table", "columns": {
        "firm": {"label": "Firm", "type": "text", "role": "subcontractor"}, "share": {"label": "Share", "type": "percent"}}}
    bids = world.bids()
    bids[0]["answers"]["partners"] = "Fern (invented); Gorse & Söhne\n ;Fern (invented)"
    bids[0]["answers"]["subs"] = [{"firm": "Holly, Inc. 100 %", "share": 10}, {"firm": "Gorse & Söhne", "share": 5}]
    bids[2]["answers"]["subs"] = [{"firm": "Fern (invented)", "share": 10}, {"share": 5}]
    write(folder, "rules.json", rules)
    write(folder, "bids.jsonl", "\n".join(json.dumps(b) for b in bids) + "\n")
    run(folder, "panel", "appoint", "rules.json", *[f"{e}={n}" for e, n in PEOPLE.items()], "-o", "panel.json")
    run(folder, "panel", "declarations", "rules.json", "bids.jsonl", "--panel=panel.json", "-o", "out")


def rows_of(sheets):
    """What each row shows, with its place, in the order of the sheet."""
    (title, (columns, places)), = sheets.tables["interests"].items()
    sheet = sheets.book[title]
    return [(sheet.cell(row, columns["bid"]).value, place) for place, row in sorted(places.items(), key=lambda p: p[1])]


def place_of(sheets, shown):
    return next(place for text, place in rows_of(sheets) if text == shown)


def all_no(sheets, name):
    cells = [c for c in world.declaration_cells(sheets, name) if c["sheet"] != "Interests"]
    return cells + [cell(sheets, "interests", place, "interest", "No") for _, place in rows_of(sheets)]


GORSE = "Gorse & Söhne, a subcontractor of Alder & Söhne"


def with_interest(sheets, measure=None):
    place = place_of(sheets, GORSE)
    cells = [c for c in all_no(sheets, "Ana Ruiz") if (c["sheet"], c["address"]) != sheets.at("interests", place, "interest")]
    cells += [cell(sheets, "interests", place, "interest", "Yes"), cell(sheets, "interests", place, "what", "A sister works there")]
    return cells + ([cell(sheets, "interests", place, "measure", measure)] if measure else [])


def listed(folder):
    sheets = Sheets(str(pathlib.Path(folder, "out/declaration-E1.xlsx")))
    want = []
    for b, (name, _) in BIDS.items():
        want += [(name, "-", b)] + [(f"{sub}, a subcontractor of {name}", "sub:", b) for sub in NAMED[b]]
    got = rows_of(sheets)
    check("a row for each bidder and subcontractor", [(text, p[0] if p[0] == "-" else p[0][:4], p[1]) for text, p in got], want)
    for part, text in world.parts(pathlib.Path(folder, "out/declaration-E1.xlsx")).items():
        check(f"no price in {part}", "52000" in text and "theme" not in part, False)


def back(way, fill, folder):
    jobs, names = [], []
    for e, name in PEOPLE.items():
        source, target = (str(pathlib.Path(folder, f)) for f in (f"out/declaration-{e}.xlsx", f"{way.replace(' ', '')}-{e}.xlsx"))
        sheets = Sheets(source)
        jobs.append((source, with_interest(sheets, "advises, and scores nothing") if e == "E1" else all_no(sheets, name), target))
        names.append(pathlib.Path(target).name)
    fill(jobs)
    empty = {"format": "bidgauge-panel/1", "solicitation": "R-1", "ruleset": {"id": "windows", "version": "1"},
             "evaluators": {e: {"name": n} for e, n in PEOPLE.items()}}
    write(folder, "panel.json", empty)
    done = run(folder, "panel", "read", "rules.json", *names, "--panel=panel.json")
    check(f"{way}: messages", messages(done), [])
    got = json.loads(pathlib.Path(folder, "panel.json").read_text(encoding="utf-8"))["evaluators"]
    want = {e: {"name": n, "declared": "2026-03-16"} for e, n in PEOPLE.items()}
    want["E1"]["interests"] = [{"bid": "A", "subcontractor": "Gorse & Söhne", "what": "A sister works there",
                                "measure": "advises, and scores nothing"}]
    check(f"{way}: as read", got, want)


def spoilt(folder, edit):
    """A declaration that is filled in and then edited; what is said of it."""
    path = str(pathlib.Path(folder, "s.xlsx"))
    source = str(pathlib.Path(folder, "out/declaration-E1.xlsx"))
    world.by_openpyxl(source, all_no(Sheets(source), "Ana Ruiz"), path)
    sheets = Sheets(path)
    label = edit(sheets)
    sheets.book.save(path)
    before = pathlib.Path(folder, "panel.json").read_bytes()
    done = run(folder, "panel", "read", "rules.json", "s.xlsx", "--panel=panel.json", status=1)
    check("nothing of it is taken", pathlib.Path(folder, "panel.json").read_bytes(), before)
    return [m.replace("error ", "", 1) for m in messages(done)], label


def refused(folder):
    def put(column, value):
        def edit(sheets):
            place = place_of(sheets, GORSE)
            sheets.cell("interests", place, column).value = value
            return sheets.label("interests", place, column)
        return edit
    for what, column, value, want in (
            ("not answered", "interest", None, "E759: not answered: answer Yes or No for each bidder"),
            ("neither", "interest", "perhaps", 'E759: "perhaps": answer Yes or No for each bidder'),
            ("a formula", "interest", '="No"', "E759: a formula, where something is typed"),
            ("another name", "bid", "Heath, a subcontractor of Alder & Söhne",
             'E758: the row was sent out for another bid, and now names "Heath, a subcontractor of Alder & Söhne"')):
        said, label = spoilt(folder, put(column, value))
        check(what, said, [f"s.xlsx: {label}: {want}"])

    def yes(sheets):
        place = place_of(sheets, GORSE)
        sheets.cell("interests", place, "interest").value = "Yes"
        return sheets.label("interests", place, "what")
    said, label = spoilt(folder, yes)
    check("not what it is", said, [f"s.xlsx: {label}: E759: an interest, and not what it is"])

    def removed(*shown):
        def edit(sheets):
            rows = [sheets.tables["interests"]["Interests"][1][place_of(sheets, text)] for text in shown]
            for row in sorted(rows, reverse=True):
                sheets.book["Interests"].delete_rows(row)
        return edit
    want = "s.xlsx: E758: the declaration went out with 7 rows for bidders and subcontractors, and has "
    check("the row of a subcontractor is gone", spoilt(folder, removed(GORSE))[0], [want + "6"])
    check("the row of a bidder is gone", spoilt(folder, removed("Birch", GORSE))[0], [want + "5"])


def reviewed(folder):
    """An interest in a subcontractor without a measure is said as one, and the comparison tells it."""
    panel = world.panel_file()
    panel["evaluators"]["E1"]["interests"] = [{"bid": "A", "subcontractor": "Gorse & Söhne", "what": "A sister works there"}]
    write(folder, "p.json", panel)
    done = run(folder, "evaluate", "rules.json", "bids.jsonl", "--panel=p.json", "--json", "-", status=1)
    check("without a measure", [m.split(": ", 1)[1] for m in messages(done) if "E722" in m], [
        "error E722: evaluator E1 (Ana Ruiz) declares an interest in Gorse & Söhne, a subcontractor of Alder & Söhne (\"A sister "
        'works there") and no measure is recorded'])
    panel = copy.deepcopy(panel)
    panel["evaluators"]["E1"]["interests"][0]["measure"] = "Another office scores it"
    write(folder, "p.json", panel)
    run(folder, "evaluate", "rules.json", "bids.jsonl", "--panel=p.json", "-o", "c.xlsx")
    seen = [c.value for row in world.openpyxl.load_workbook(pathlib.Path(folder, "c.xlsx"))["Panel"].iter_rows() for c in row]
    check("on the sheet Panel", "declared interests on 2026-03-16; in Gorse & Söhne, a subcontractor of A: A sister works there "
          "(measure: Another office scores it)" in seen, True)


def in_a_case(folder):
    """Subcontractors of every lot, once; the envelope of quality names them."""
    rules = json.loads(pathlib.Path(folder, "rules.json").read_text(encoding="utf-8"))
    rules["solicitation"]["dates"]["bids_due"] = "2026-03-13T16:00Z"
    rules["lots"] = {"north": {"title": "North"}, "south": {"title": "South"}}
    write(folder, "lots.json", rules)
    bid = world.bids()[0]
    answers = {lot: {"answers": {**bid["answers"], "partners": f"Fern (invented); {lot} works"}} for lot in rules["lots"]}
    write(folder, "A.json", {**bid, "answers": {}, "lots": answers})
    at = "--at=2026-03-13T17:00Z"
    run(folder, "record", "start", "case", "lots.json", "--by=J. Doe", "--at=2026-01-10T09:00Z")
    run(folder, "record", "publish", "case", "--at=2026-01-11T09:00Z")
    run(folder, "record", "receive", "case", "A.json", "--at=2026-03-12T09:00Z")
    run(folder, "record", "open", "case", at)
    run(folder, "panel", "appoint", "case", "E1", "Ana", "Ruiz", at)
    run(folder, "panel", "declarations", "case", at)
    got = [text for text, _ in rows_of(Sheets(str(pathlib.Path(folder, "case/out/declaration-E1.xlsx"))))]
    check("of all lots", got, ["Alder & Söhne"] + [f"{n}, a subcontractor of Alder & Söhne"
                                                   for n in ("Fern (invented)", "north works", "south works")])


def main():
    with tempfile.TemporaryDirectory() as folder:
        inputs(folder)
        if "libreoffice" in sys.argv:
            back("LibreOffice", forms.libreoffice, folder)
        else:
            listed(folder)
            ways = [("openpyxl", True, forms.each(world.by_openpyxl)),
                    ("Gnumeric", shutil.which("ssconvert"), forms.each(forms.gnumeric))]
            ways += [(way, forms.NODE and os.path.isdir(forms.NODE + "/exceljs"), forms.node(way))
                     for way in ("exceljs", "exceljs-rich", "sheetjs", "sheetjs-iso")]
            for way, there, fill in ways:
                if there:
                    back(way, fill, folder)
                else:
                    print(f"SKIPPED: {way} is not here")
            refused(folder)
            reviewed(folder)
            in_a_case(folder)
    print(f"subcontractors: {passed} passed, {failed} failed")
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main())
