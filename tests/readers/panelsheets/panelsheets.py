"""Sheets go out to evaluators, are filled in and saved by several programs, and come back as the panel
file that they must give. The programs are run, not imitated; one that is not here is skipped, and said.

usage: panelsheets.py [libreoffice]: LibreOffice alone, which takes long; without it, the others"""
import json
import os
import pathlib
import shutil
import sys
import tempfile
from fractions import Fraction as F

import bad
import forms
from form import Form, number, text
from world import *

failed = passed = 0


def check(what, got, want):
    global failed, passed
    if got == want:
        passed += 1
        return
    failed += 1
    print(f"{what}:\n  got  {str(got)[:600]}\n  want {str(want)[:600]}")


def panel_of(folder):
    return json.loads(pathlib.Path(folder, "panel.json").read_text(encoding="utf-8"))


def totals(done):
    return {b["bid"]: f'{b["total"]:.2f}' if b["total"] is not None else None
            for b in json.loads(done.stdout)["lots"][0]["bids"]}


def secrets(path, own, others, blind):
    """Nothing of prices, of other evaluators, or in a blind sheet of vendors."""
    for part, text in parts(path).items():
        if "theme" in part:  # colours and effects, with numbers of their own
            continue
        for word in ["52000", "48000", "45000", "52,000"] + others + (
                ["Alder", "Birch", "Cedar"] if blind else []):
            check(f"{own}: {word} in {part}", word in text, False)


def names(done):
    return [line.split(": ", 1)[1] for line in done.stdout.splitlines() if line.startswith("Written: ")]


def send_back(folder, fill, written, cells_of):
    """Each workbook filled in, beside it as back-NAME."""
    jobs = []
    for name in written:
        source = str(pathlib.Path(folder, name))
        target = str(pathlib.Path(folder, "back-" + pathlib.Path(name).name))
        jobs.append((source, cells_of(Sheets(source), pathlib.Path(name).stem.split("-")[-1]), target))
    fill(jobs)
    return ["back-" + pathlib.Path(name).name for name in written]


def whole(way, fill):
    with tempfile.TemporaryDirectory() as folder:
        begin(folder)
        out = run(folder, "panel", "declarations", "rules.json", "bids.jsonl", "--panel=panel.json", "-o", "out")
        back = send_back(folder, fill, names(out), lambda s, e: declaration_cells(s, PEOPLE[e]))
        done = run(folder, "panel", "read", "rules.json", *back, "--panel=panel.json")
        check(f"{way}: declarations: messages", messages(done), [])
        check(f"{way}: declarations", panel_of(folder)["evaluators"], panel_file()["evaluators"])
        out = run(folder, "panel", "sheets", "rules.json", "bids.jsonl", "--panel=panel.json", "-o", "out")
        back = send_back(folder, fill, names(out), score_cells)
        done = run(folder, "panel", "read", "rules.json", *back, "--panel=panel.json")
        check(f"{way}: scores: messages", messages(done), [])
        check(f"{way}: scores", panel_of(folder)["scores"], panel_file()["scores"])
        run(folder, "panel", "meeting", "rules.json", "bids.jsonl", "--panel=panel.json", "-o", "meeting.xlsx")
        meeting = send_back(folder, fill, ["meeting.xlsx"], lambda s, e: meeting_cells(s))
        done = run(folder, "panel", "read", "rules.json", *meeting, "--panel=panel.json")
        check(f"{way}: meeting: messages", messages(done), [])
        check(f"{way}: the whole file", panel_of(folder), panel_file())
        before = pathlib.Path(folder, "panel.json").read_bytes()
        run(folder, "panel", "read", "rules.json", *back, "--panel=panel.json")
        check(f"{way}: read again, nothing is new", pathlib.Path(folder, "panel.json").read_bytes(), before)
        done = run(folder, "evaluate", "rules.json", "bids.jsonl", "--panel=panel.json", "--json", "-")
        check(f"{way}: totals", totals(done), TOTALS)


def without_file():
    """The sheets alone are a panel, and give what its file gives."""
    with tempfile.TemporaryDirectory() as folder:
        begin(folder)
        fill = forms.each(by_openpyxl)
        out = run(folder, "panel", "declarations", "rules.json", "bids.jsonl", "--panel=panel.json", "-o", "out")
        all_back = send_back(folder, fill, names(out), lambda s, e: declaration_cells(s, PEOPLE[e]))
        panel = [f"--panel={name}" for name in all_back]
        out = run(folder, "panel", "sheets", "rules.json", "bids.jsonl", "--panel=panel.json", *panel, "-o", "out")
        for name in names(out):
            own = pathlib.Path(name).stem.split("-")[-1]
            secrets(pathlib.Path(folder, name), own, [n for e, n in PEOPLE.items() if e != own], False)
        panel += [f"--panel={n}" for n in send_back(folder, fill, names(out), score_cells)]
        status = run(folder, "panel", "status", "rules.json", "bids.jsonl", *panel)
        check("status: next", status.stdout.splitlines()[-1], "Next: the meeting (`bidgauge panel meeting`).")
        run(folder, "panel", "meeting", "rules.json", "bids.jsonl", *panel, "-o", "meeting.xlsx")
        panel += [f"--panel={n}" for n in
                  send_back(folder, fill, ["meeting.xlsx"], lambda s, e: meeting_cells(s))]
        done = run(folder, "evaluate", "rules.json", "bids.jsonl", *panel, "--json", "-")
        check("sheets alone: totals", totals(done), TOTALS)
        check("sheets alone: inputs", [i["file"] for i in json.loads(done.stdout)["inputs"]],
              ["rules.json", "bids.jsonl"] + [p[8:] for p in panel])
        status = run(folder, "panel", "status", "rules.json", "bids.jsonl", *panel)
        check("status: done", status.stdout.splitlines()[-1],
              "Next: `bidgauge evaluate --panel` has the result.")
        write(folder, "mean.json", rules(panel={"combine": "mean"}))


def blind():
    with tempfile.TemporaryDirectory() as folder:
        begin(folder)
        write(folder, "panel.json", {**panel_file(), "scores": [], "agreed": []})
        out = run(folder, "panel", "sheets", "rules.json", "bids.jsonl", "--panel=panel.json", "-o", "out",
                  "--blind")
        for name in names(out):
            sheets = Sheets(str(pathlib.Path(folder, name)))
            check("blind: names", [sheets.cell("scores", ("method", b), "bid").value for b in BIDS],
                  ["Bid 1", "Bid 2", "Bid 3"])
            for part, text in parts(pathlib.Path(folder, name)).items():
                # what vendors write of themselves is theirs: the training answers name them on purpose
                check(f"blind: Cedar in {part}", "Cedar" in text.replace("Cedar trains its people", ""), False)
        back = send_back(folder, forms.each(by_openpyxl), names(out), score_cells)
        run(folder, "panel", "read", "rules.json", *back, "--panel=panel.json")
        check("blind: scores", panel_of(folder)["scores"], panel_file()["scores"])


def status():
    with tempfile.TemporaryDirectory() as folder:
        begin(folder)
        some = panel_file()
        del some["evaluators"]["E2"]["declared"]
        some["evaluators"]["E5"]["withdrawn"] = {"at": "2026-03-18", "because": "works for Birch now"}
        some["agreed"] = []
        some["scores"] = [s for s in some["scores"] if s["evaluator"] in ("E1", "E2") or (
            s["evaluator"] == "E3" and s["criterion"] == "method" and s["bid"] != "C")]
        write(folder, "panel.json", some)
        done = run(folder, "panel", "status", "rules.json", "bids.jsonl", "--panel=panel.json")
        check("status", done.stdout, """3 bids to be scored, of 3; 2 criteria of the panel
E1  Ana Ruiz: declared 2026-03-16; scored everything
E2  Ben Cole: no declaration of interests; scored everything
E3  Chi Wong: declared 2026-03-16; missing: "Method" (2 of 3 bids), "Training plan"
E4  Dan Frey: declared 2026-03-16; missing: "Method", "Training plan"
E5  Eva Holm: withdrew
agreed on "Method": 0 of 3
agreed on "Training plan": 0 of 3
Next: the declarations (`bidgauge panel declarations`) of E2 (Ben Cole).
""")
        some["evaluators"]["E2"]["declared"] = "2026-03-16"
        write(folder, "panel.json", some)
        done = run(folder, "panel", "status", "rules.json", "bids.jsonl", "--panel=panel.json")
        check("status: scores", done.stdout.splitlines()[-1],
              "Next: the scoring sheets (`bidgauge panel sheets`) of E3 (Chi Wong), E4 (Dan Frey).")
        done = run(folder, "panel", "meeting", "rules.json", "bids.jsonl", "--panel=panel.json", "-o", "m.xlsx",
                   status=1)
        check("meeting: not yet", [m for m in messages(done) if "E748" in m], [
            'panel.json:1:224: error E748: E3 (Chi Wong) has not handed in "Training plan": no scores are shown before',
            'panel.json:1:278: error E748: E4 (Dan Frey) has not handed in "Method": no scores are shown before',
            'panel.json:1:278: error E748: E4 (Dan Frey) has not handed in "Training plan": no scores are shown before'])
        check("meeting: nothing is written", pathlib.Path(folder, "m.xlsx").exists(), False)


def nobody():
    """A panel file in which nobody is appointed yet."""
    with tempfile.TemporaryDirectory() as folder:
        begin(folder)
        write(folder, "panel.json", {"format": "bidgauge-panel/1", "evaluators": {}})
        done = run(folder, "panel", "status", "rules.json", "bids.jsonl", "--panel=panel.json")
        check("nobody: next", done.stdout.splitlines()[-1], "Next: name the evaluators (`bidgauge panel appoint`).")
        run(folder, "evaluate", "rules.json", "bids.jsonl", "--panel=panel.json", "-o", "c.xlsx", status=1)
        low = openpyxl.load_workbook(pathlib.Path(folder, "c.xlsx"))["Panel"]["C7"].value
        check("nobody: a cell does not read itself", low, '=IF(COUNT($B$7)=0,"",MIN($B$7))')


def lots():
    """A sheet is of one lot, and so are its scores."""
    with tempfile.TemporaryDirectory() as folder:
        begin(folder, lots={"north": {"title": "North"}, "south": {"title": "South"}})
        in_lots = [{**b, "answers": {}, "lots": {lot: {"answers": b["answers"]} for lot in ("north", "south")}}
                   for b in bids()]
        write(folder, "bids.jsonl", "\n".join(json.dumps(b) for b in in_lots) + "\n")
        write(folder, "panel.json", {**panel_file(), "scores": [], "agreed": []})
        words = ["rules.json", "bids.jsonl", "--panel=panel.json", "-o", "out"]
        done = run(folder, "panel", "sheets", *words, status=1)
        check("lots: none named", [m.split(": ", 1)[1] for m in messages(done)],
              ["error E610: the ruleset has lots: name one with --lot"])
        run(folder, "panel", "sheets", *words, "--lot=south")
        sheets = Sheets(str(pathlib.Path(folder, "out/sheet-E1.xlsx")))
        check("lots: rows", sorted(sheets.tables["scores"]["Scores"][1]),
              sorted((c, b) for c in SCORES for b in BIDS))
        cells = [cell(sheets, "scores", ("plan", "B"), "level", "Fair"),
                 cell(sheets, "scores", ("plan", "B"), "reason", "as read")]
        by_openpyxl(str(pathlib.Path(folder, "out/sheet-E1.xlsx")), cells, str(pathlib.Path(folder, "s.xlsx")))
        run(folder, "panel", "read", "rules.json", "s.xlsx", "--panel=panel.json")
        check("lots: scores", panel_of(folder)["scores"], [
            {"evaluator": "E1", "bid": "B", "lot": "south", "criterion": "plan", "points": 3,
             "reason": "as read"}])


def recalculated():
    """A level, and a score, that are changed in the comparison workbook: LibreOffice works out what
    follows. The agreed 5 of Method for Alder becomes 4, which is 8 of 40 points less: 1178/13 - 8; or
    E5's 1 becomes 5, so that the mean is 24/5 and not 4: 5318/65 + 32/5."""
    books = []
    for combine, column, value in (("consensus", "K", text("Good")), ("mean", "F", number(5))):
        with tempfile.TemporaryDirectory() as folder:
            begin(folder, panel={"combine": combine})
            write(folder, "panel.json", panel_file())
            run(folder, "evaluate", "rules.json", "bids.jsonl", "--panel=panel.json", "-o", "c.xlsx")
            rows = openpyxl.load_workbook(pathlib.Path(folder, "c.xlsx"))["Panel"]
            row = next(r for r in range(6, 12) if rows.cell(row=r, column=1).value == "Alder & Söhne")
            book = Form(str(pathlib.Path(folder, "c.xlsx")))
            book.put("Panel", f"{column}{row}", value)
            books.append(book)
    for book, want in zip(forms.recalculated(books), (F(1178, 13) - 8, F(5318, 65) + F(32, 5))):
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder, "c.xlsx")
            book.save(str(path))
            sheet = openpyxl.load_workbook(path, data_only=True)["Comparison"]
            names_row = next(r for r in sheet.iter_rows(values_only=True) if "Alder & Söhne" in r)
            at = names_row.index("Alder & Söhne")
            total = next(r for r in sheet.iter_rows(values_only=True) if r[0] == "Total points")[at]
            check("recalculated", f"{total:.2f}", f"{float(want):.2f}")


def live():
    """The sheet Panel of the comparison: what its cells hold, and what they are made of."""
    for combine, want in (("consensus", TOTALS), ("mean", MEAN)):
        with tempfile.TemporaryDirectory() as folder:
            begin(folder, panel={"combine": combine})
            write(folder, "panel.json", panel_file())
            run(folder, "evaluate", "rules.json", "bids.jsonl", "--panel=panel.json", "-o", "c.xlsx")
            values = openpyxl.load_workbook(pathlib.Path(folder, "c.xlsx"), data_only=True)
            formulas = openpyxl.load_workbook(pathlib.Path(folder, "c.xlsx"))
            check(f"{combine}: formula check", values["Formula check"]["D4"].value, 0)
            points = {}
            for row in values["Panel"].iter_rows(min_row=6, max_row=13, values_only=True):
                if row[0] in ("Alder & Söhne", "Birch", "Cedar"):
                    points.setdefault(row[0][0], []).append(row[11])
            exact = {b: [AGREED[c][b] if combine == "consensus" else sum(SCORES[c][b]) / 5 for c in SCORES]
                     for b in BIDS}
            check(f"{combine}: points", points, exact)
            live_cells = [c.value for c in formulas["Panel"]["L"] if str(c.value).startswith("=")]
            check(f"{combine}: live", (len(live_cells), all(("AVERAGE" in c) == (combine == "mean")
                                                             for c in live_cells)), (6, True))
            lists = [v for v in formulas["Panel"].data_validations.dataValidation if v.type == "list"]
            check(f"{combine}: drop-downs", len(lists) > 0, True)
            done = run(folder, "evaluate", "rules.json", "bids.jsonl", "--panel=panel.json", "--json", "-")
            check(f"{combine}: totals", totals(done), want)


def main():
    if "libreoffice" in sys.argv:
        whole("LibreOffice", forms.libreoffice)
        whole("LibreOffice through .ods", lambda jobs: forms.libreoffice(jobs, through_ods=True))
        recalculated()
    else:
        bad.all(check)
        whole("openpyxl", forms.each(by_openpyxl))
        without_file()
        blind()
        status()
        nobody()
        lots()
        live()
        ways = [("Gnumeric", shutil.which("ssconvert"), forms.each(forms.gnumeric))]
        ways += [(way, forms.NODE and os.path.isdir(forms.NODE + "/exceljs"), forms.node(way))
                 for way in ("exceljs", "exceljs-rich", "sheetjs", "sheetjs-iso")]
        for way, there, fill in ways:
            if there:
                whole(way, fill)
            else:
                print(f"SKIPPED: {way} is not here")
    print(f"{passed} checks passed, {failed} failed")
    return failed > 0


if __name__ == "__main__":
    sys.exit(main())
