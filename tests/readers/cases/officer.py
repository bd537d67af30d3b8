#!/usr/bin/env python3
"""cases/officer: the cases of its README, each with the right answer that stands there; the panel's case
with the points that the district published for its two bidders; and what its list says of messages.

usage: officer.py BIDGAUGE FOLDER"""
import json
import pathlib
import shutil
import sys
import tempfile
import warnings

from case import FOLDER, Evaluation, Run, main

warnings.simplefilter("ignore")  # openpyxl knows fewer parts than there are
try:
    import openpyxl
except ImportError:
    openpyxl = None

# What another part has to bring first.
WAITING = {}


def late_bid():
    folder = FOLDER / "late-bid"
    done = Evaluation("ruleset.json", "bid.json", folder=folder).ends(0).is_first(None)
    bid = done.bids["Cedar Cooperative"]
    assert bid["status"] == "late" and bid["rank"] is None and bid["total"] is None, bid
    done.has("Received 109 days after bids were due")
    # Two equal forms, one with an earlier date of its own: a vendor's date breaks no tie.
    done = Evaluation("ruleset.json", "t1.xlsx", "t2.xlsx", folder=folder).ends(0).is_first(None)
    assert {b["rank"] for b in done.bids.values()} == {1}, done.bids
    done.has("no receipt is recorded")


def output_over_input():
    with tempfile.TemporaryDirectory() as to:
        for source in (FOLDER / "output-over-input").iterdir():
            shutil.copyfile(source, pathlib.Path(to) / source.name)
        folder = pathlib.Path(to)
        shutil.copyfile(folder / "form.xlsx", folder / "f.xlsx")
        (folder / "g.xlsx").symlink_to("f.xlsx")
        before = {p.name: p.read_bytes() for p in folder.iterdir()}
        for out in ("f.xlsx", "./f.xlsx", "g.xlsx", "ruleset.json"):
            Run("evaluate", "ruleset.json", "f.xlsx", "-o", out, folder=folder).ends(2)
            Run("evaluate", "ruleset.json", "f.xlsx", "-o", out, "--force", folder=folder).ends(2)
        Run("evaluate", "ruleset.json", "f.xlsx", "--json", "ruleset.json", folder=folder).ends(2)
        assert {p.name: p.read_bytes() for p in folder.iterdir()} == before


def panel():
    """Experience, staff, references of the memo: A Better Clean 18 + 19 + 7, D.M. 20 + 32 + 20. The ruleset
    works the price out, 25 for 53,000 and 25 x 53,000 / 60,000 = 22.08 for 60,000."""
    folder = FOLDER / "panel-tdpud-2012"
    done = Evaluation("ruleset2.json", "bids2.jsonl", folder=folder).ends(0)
    done.is_first("D.M. Cleaning Service")
    totals = {n: b["total"] for n, b in done.bids.items()}
    assert totals == {"A Better Clean": 68, "D.M. Cleaning Service": 94}, totals
    done = Evaluation("ruleset.json", "bids.jsonl", folder=folder).ends(0).is_first(None)
    done.has("Nobody can be recommended yet: 75 of 100 points are not scored")
    rules = json.loads((folder / "ruleset.json").read_text())
    given = {"experience": (18, 20), "staff": (19, 32), "references": (7, 20)}
    for name, points in given.items():  # a scale with the points that were given
        out_of = rules["criteria"][name]["out_of"]
        rules["criteria"][name]["levels"] = [
            {"title": f"Level {p}", "definition": f"Worth {p} of {out_of}", "points": p}
            for p in sorted({0, out_of, *points}, reverse=True)]
    rules["panel"] = {"combine": "mean", "least": 3}
    people = ["E1", "E2", "E3"]
    scores = [{"evaluator": e, "bid": bid, "criterion": name, "points": points[i],
               "reason": f"The visit and the papers of {bid} on {name} bear this out, evaluator {e}"}
              for e in people for name, points in given.items() for i, bid in enumerate("AD")]
    agreed = [{"bid": bid, "criterion": name, "points": points[i], "present": people,
               "reason": f"Of the {name} of bid {bid} the panel saw what earns {points[i]} points",
               "cites": [{"document": f"{bid}.pdf", "place": f"section {name}"}]}
              for name, points in given.items() for i, bid in enumerate("AD")]
    record = {"format": "bidgauge-panel/1", "solicitation": "RFP 2012-10",
              "ruleset": {"id": rules["id"], "version": "1"}, "scores": scores, "agreed": agreed,
              "evaluators": {e: {"name": f"Invented {e}", "declared": "2012-11-10"} for e in people}}
    with tempfile.TemporaryDirectory() as to:
        (pathlib.Path(to) / "rules.json").write_text(json.dumps(rules))
        (pathlib.Path(to) / "panel.json").write_text(json.dumps(record))
        done = Evaluation("rules.json", folder / "bids.jsonl", "--panel=panel.json", folder=to)
    done.ends(0).is_first("D.M. Cleaning Service")
    totals = {n: b["total"] for n, b in done.bids.items()}
    assert totals == {"A Better Clean": 69, "D.M. Cleaning Service": 94.08}, totals


def na_answer():
    done = Evaluation("ruleset.json", "form.xlsx", folder=FOLDER / "na-answer")
    bid = done.bids["Test Cleaning LLC"]
    assert bid["status"] == "provisional" and bid["rank"] == 1, bid
    done.has("Questions!C18", '"n/a"')
    Run("explain", "ruleset.json", "form.xlsx", folder=FOLDER / "na-answer").has("ask", '"n/a"')


def table_cell_missing():
    done = Evaluation("ruleset.json", "form.xlsx", folder=FOLDER / "table-cell-missing").ends(0)
    done.codes("W507").has("Workforce!C8: warning W507", '"Workers" (Workforce!C8)')
    assert done.bids["Test Cleaning LLC"]["status"] == "provisional"
    done.has('3 criteria are open: "Mean wage of the crew", "Employer\'s payment for health", '
             '"Workers in full-time jobs"')


def no_price_summary():
    if openpyxl is None:
        return
    with tempfile.TemporaryDirectory() as to:
        Run("evaluate", "ruleset2.json", "bids2.jsonl", "-o", pathlib.Path(to) / "c.xlsx",
            folder=FOLDER / "no-price-summary").ends(0)
        sheet = openpyxl.load_workbook(pathlib.Path(to) / "c.xlsx")["Summary"]
    rows = [[c.value for c in row] for row in sheet.iter_rows()]
    head = next(i for i, row in enumerate(rows) if "Criterion" in row)
    column = rows[head].index("Criterion")
    titles = [row[column] for row in rows[head + 1:head + 6]]
    assert titles == ["Experience", "Staff", "References", "Costs", "Total points"], titles
    assert all(rows[head][:column + 4]), rows[head]  # no empty heading: number, title, most, two bids
    first = next(row for row in rows if "Rank" in row)
    assert "Price" not in " ".join(str(v) for v in first) and all(first[:6]), first


def messages_of_json():
    """What an officer types or pastes into JSON, and what is said of it (README, section 4)."""
    curly = "{\u201cformat\u201d: 1}"
    cases = {curly: "straight double quotes", '{\u00a0"a": 1}': "no-break space",
             '{"price": 17,17}': "decimal numbers use a point", '{// remark\n"a": 1}': "JSON has no comments",
             '{"a": 1,}': "a comma too many", '{"a": 1 "b": 2}': "a comma is missing",
             "%PDF-1.7\n": "the file is a PDF document"}
    with tempfile.TemporaryDirectory() as to:
        for text, words in cases.items():
            (pathlib.Path(to) / "x.json").write_text(text, encoding="utf-8")
            Run("check", "x.json", folder=to).ends(1).has(words)
        form = FOLDER / "na-answer" / "form.xlsx"
        Run("check", form, folder=to).ends(1).has("an Excel workbook", "bidgauge ruleset import")


RULES = {"format": "bidgauge-ruleset/1", "id": "r", "title": "T", "currency": "USD",
         "solicitation": {"title": "T", "dates": {"bids_due": "2026-03-13"}},
         "parameters": {"floor": {"title": "living wage", "unit": "USD/hour", "values": {"2025-09-29": 17.17}}},
         "fields": {"price": {"label": "Price", "type": "money", "role": "price", "required": True},
                    "wage": {"label": "Lowest hourly wage", "type": "money", "unit": "USD/hour"}},
         "criteria": {"g": {"title": "Floor", "kind": "pass_fail",
                            "test": {">=": [{"val": "wage"}, {"param": "floor"}]}},
                      "q": {"title": "Quality", "kind": "panel", "weight": 60, "out_of": 5, "levels": [
                          {"title": "Good", "definition": "All of it", "points": 5},
                          {"title": "Poor", "definition": "None of it", "points": 0}]}},
         "price": {"field": "price", "weight": 40, "formula": "lowest_proportion"},
         "award": {"method": "highest_score", "ties": ["draw"]}}


def imported(folder, edit):
    """The ruleset's workbook, edited and read back."""
    book = openpyxl.load_workbook(folder / "r.xlsx")
    edit(book)
    book.save(folder / "edited.xlsx")
    return Run("ruleset", "import", "edited.xlsx", "-o", "back.json", "--force", folder=folder)


def messages_of_workbook():
    """A figure with its currency is blamed at its own cell; ties are words; a panel without levels says
    where levels are filled in."""
    if openpyxl is None:
        return
    with tempfile.TemporaryDirectory() as to:
        folder = pathlib.Path(to)
        (folder / "r.json").write_text(json.dumps(RULES))
        Run("ruleset", "export", "r.json", "-o", "r.xlsx", folder=folder).ends(0)

        def currency(book):
            cell = next(c for row in book["Figures"] for c in row if c.value == 17.17)
            cell.value = "$17.17"
            at.append(cell.coordinate)
        at = []
        imported(folder, currency).ends(1).codes("E643").has(f"Figures!{at[0]}: error", '"$17.17"', "17.17")

        def ties(book):
            cell = next(row[2] for row in book["Award"] if row[1].value == "Ties")
            assert "draw" in cell.value, cell.value
            cell.value = "lowest_price, draw"
        imported(folder, ties).ends(0)
        assert json.loads((folder / "back.json").read_text())["award"]["ties"] == ["lowest_price", "draw"]

        def levels(book):
            for row in book["Scale"]["B7:F8"]:
                for cell in row:
                    cell.value = None
        imported(folder, levels).ends(1).codes("E208").has("Criteria!B8", "Scale")


CHECKS = {
    "late-bid": late_bid,
    "output-over-input": output_over_input,
    "panel-tdpud-2012": panel,
    "na-answer": na_answer,
    "table-cell-missing": table_cell_missing,
    "no-price-summary": no_price_summary,
    "messages of JSON": messages_of_json,
    "messages of a workbook": messages_of_workbook,
}

sys.exit(main("officer", CHECKS, WAITING, [p.name for p in FOLDER.iterdir() if p.is_dir()]))
