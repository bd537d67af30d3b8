"""The workbook of a decision, filled in and saved by several programs, and read back: each must come to the decision that was
typed. The sample case is played up to the opening of prices.

usage: decision.py [libreoffice]"""
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

import forms
from world import Sheets, by_openpyxl, cell, messages, run

SAMPLE = pathlib.Path("samples/case")
NAMES = {"alder": "Alder Window Care (invented)", "birch": "Birch Facade Services (invented)",
         "cedar": "Cedar Cleaning Cooperative (invented)", "dogwood": "Dogwood Property Care (invented)"}
TYPED = {"chosen": "cedar", "by": "M. Okafor & R. Roe <directors>",
         "because": "Cedar's course leads to a better paid job;\nthree of four floors are reached \"from the ground\"",
         "not_first_because": "Alder's anchors would need a permit",
         "tradeoff": {"alder": "7,000 dearer; ropes over a public yard", "birch": "3,000 dearer: lifts cannot stand in the yard"},
         "not_acceptable": {"dogwood": "names neither equipment nor hours"},
         "changes": [{"bid": "alder", "what": "Method, 4 points in place of 5", "because": "the permit was found missing"}]}
failed = passed = 0


def check(what, got, want):
    global failed, passed
    if got == want:
        passed += 1
        return
    failed += 1
    print(f"{what}:\n  got  {str(got)[:900]}\n  want {str(want)[:900]}")


def priced(folder):
    """The commands of the sample up to the workbook, with panel files in place of sheets, which have tests of their own."""
    script = (SAMPLE / "play.sh").read_text(encoding="utf-8").replace("from=$(dirname \"$0\")", f"from={SAMPLE}")
    script = script[:script.index("\nif [ \"$python\" ]; then decide;")] + "\nmay 2026-03-24T09:30Z decide\n"
    done = subprocess.run(["sh", "-c", script, "play.sh", os.environ["BIDGAUGE"], f"{folder}/case"], capture_output=True, text=True,
                          env=dict(os.environ, PYTHON="/nonexistent/python3"))
    check("the sample is played to its decision", (done.returncode, os.path.exists(f"{folder}/case/out/decision.xlsx")), (0, True))


def typed_cells(sheets):
    cells = [cell(sheets, "award-decision", ("0", "chosen"), "answer", NAMES[TYPED["chosen"]])]
    cells += [cell(sheets, "award-decision", ("0", key), "answer", TYPED[key])
              for key in ("by", "because", "not_first_because")]
    cells += [cell(sheets, "award-bids", ("0", bid), "worth", why) for bid, why in TYPED["tradeoff"].items()]
    cells += [cell(sheets, "award-bids", ("0", bid), "out", why) for bid, why in TYPED["not_acceptable"].items()]
    for number, one in enumerate(TYPED["changes"], 1):
        place = ("0", f"row-{number}")
        cells += [cell(sheets, "award-departures", place, "bid", NAMES[one["bid"]]),
                  cell(sheets, "award-departures", place, "what", one["what"]),
                  cell(sheets, "award-departures", place, "because", one["because"])]
    return cells


def comes_back(folder, way, fill):
    source, target = f"{folder}/case/out/decision.xlsx", f"{folder}/filled.xlsx"
    fill([(source, typed_cells(Sheets(source)), target)])
    shutil.copytree(f"{folder}/case", f"{folder}/copy")
    done = run(folder, "record", "decide", "copy", "filled.xlsx", "--at=2026-03-26T09:00Z", status=None)
    check(f"{way}: read", (done.returncode, messages(done)), (0, []))
    made = sorted(pathlib.Path(folder, "copy/out").glob("decision*.json"))
    got = json.loads(made[-1].read_text(encoding="utf-8")) if made else {}
    check(f"{way}: the decision that was typed", {k: got.get(k) for k in TYPED}, TYPED)
    shutil.rmtree(f"{folder}/copy")
    os.remove(target)


def main():
    with tempfile.TemporaryDirectory() as folder:
        priced(folder)
        if "libreoffice" in sys.argv:
            comes_back(folder, "LibreOffice", forms.libreoffice)
            comes_back(folder, "LibreOffice through .ods", lambda jobs: forms.libreoffice(jobs, through_ods=True))
        else:
            comes_back(folder, "openpyxl", forms.each(by_openpyxl))
            ways = [("Gnumeric", shutil.which("ssconvert"), forms.each(forms.gnumeric))]
            ways += [(way, forms.NODE and os.path.isdir(forms.NODE + "/exceljs"), forms.node(way))
                     for way in ("exceljs", "exceljs-rich", "sheetjs", "sheetjs-iso")]
            for way, there, fill in ways:
                if there:
                    comes_back(folder, way, fill)
                else:
                    print(f"SKIPPED: {way} is not here")
    print(f"workbook of the decision: {passed} passed, {failed} failed")
    return failed > 0 or not passed


if __name__ == "__main__":
    sys.exit(main())
