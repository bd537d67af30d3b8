"""The panel of docs/panel.md as files and as sheets: its rules, bids and scores, what they must come to,
and the cells that each sheet is filled in with."""
import json
import os
import pathlib
import re
import subprocess
import warnings
import zipfile

import openpyxl

warnings.filterwarnings("ignore", module="openpyxl")
BG = os.environ["BIDGAUGE"]
LEVELS = ["None", "Poor", "Weak", "Fair", "Good", "Excellent"]
BIDS = {"A": ("Alder & Söhne", 52000), "B": ("Birch", 48000), "C": ("Cedar", 45000)}
PEOPLE = {"E1": "Ana Ruiz", "E2": "Ben Cole", "E3": "Chi Wong", "E4": "Dan Frey", "E5": "Eva Holm"}
SCORES = {"method": {"A": [5, 5, 4, 5, 1], "B": [4, 4, 4, 3, 5], "C": [3, 3, 2, 3, 4]},
          "plan": {"A": [4, 4, 4, 5, 2], "B": [3, 4, 3, 3, 4], "C": [3, 2, 3, 3, 3]}}
AGREED = {"method": {"A": 5, "B": 4, "C": 3}, "plan": {"A": 4, "B": 3, "C": 3}}
# exact totals, worked out in fractions in docs/panel.md: 1178/13, 163/2, 76
TOTALS = {"A": "90.62", "B": "81.50", "C": "76.00"}
MEAN = {"A": "81.82", "B": "83.10", "C": "75.20"}  # 5318/65, 831/10, 376/5
TITLES = {"method": "Method", "plan": "Training plan"}
METHODS = {"A": "Rope access with own anchors;\nevenings <6 to 10 pm>", "B": "Lifts, rented per visit",
           "C": "Poles only"}


def rules(**more):
    def criterion(c, weight, reads):
        return {"title": TITLES[c], "element": "other", "kind": "panel", "weight": weight, "out_of": 5,
                "reads": reads, "levels": [{"title": t, "points": i, "definition": f"Stage {i} of what is asked"}
                                           for i, t in enumerate(LEVELS)]}
    method, plan = criterion("method", 40, ["method", "crew"]), criterion("plan", 20, ["training"])
    method["look_for"] = {"access": "Access to high windows", "hours": "Work outside office hours"}
    plan["minimum"] = 2
    return {"format": "bidgauge-ruleset/1", "id": "windows", "title": "Windows", "version": "1", "currency": "USD",
            "panel": more.pop("panel", {}),
            "solicitation": {"title": "Window cleaning (invented)", "reference": "R-1", "buyer": "Example",
                             "dates": {"bids_due": "2026-03-13"}},
            "fields": {"price": {"label": "Price", "type": "money", "role": "price", "required": True},
                       "method": {"label": "How the work is done", "type": "text"},
                       "crew": {"label": "Crew", "type": "table", "columns": {
                           "job": {"label": "Job", "type": "text"}, "people": {"label": "People", "type": "integer"}}},
                       "training": {"label": "Training", "type": "text", "confidential": True}},
            "criteria": {"method": method, "plan": plan},
            "price": {"field": "price", "weight": 40, "formula": "lowest_proportion"},
            "award": {"method": "highest_score", "ties": ["lowest_price"], "decimals": 2}, **more}


def bids():
    return [{"format": "bidgauge-bid/1", "bid": b, "vendor": {"name": name},
             "answers": {"price": price, "method": METHODS[b], "training": f"{name} trains its people",
                         "crew": [{"job": "Cleaner", "people": 4}, {"job": "Lead", "people": 1}]}}
            for b, (name, price) in BIDS.items()]


def reason(e, c, b):
    return f"{e} on {TITLES[c]}: what {b} says, \"as read\" & <noted>"


def agreed_reason(c, b):
    return {"A": "Rope access with own anchors, evening shifts throughout",
            "B": "Lifts rented per visit; Saturdays offered", "C": "Poles only; weekdays until six"}[b] + f" ({c})"


FINDINGS = {"A": ("yes", "yes"), "B": ("yes", "partly"), "C": ("yes", "no")}


def panel_file():
    """What must be in the panel file after everything was read, in its order."""
    scores = [{"evaluator": e, "bid": b, "criterion": c, "points": SCORES[c][b][i], "reason": reason(e, c, b),
               "cites": [{"document": f"{b}.pdf", "place": f"page {i + 1}"}]}
              for i, e in enumerate(PEOPLE) for c in SCORES for b in SCORES[c]]
    agreed = []
    for c in AGREED:
        for b in AGREED[c]:
            entry = {"criterion": c, "bid": b, "points": AGREED[c][b], "reason": agreed_reason(c, b),
                     "cites": [{"document": "bid.pdf", "place": "page 4"}]}
            if c == "method":
                entry["points_found"] = dict(zip(("access", "hours"), FINDINGS[b]))
            entry["present"] = list(PEOPLE)
            if (c, b) == ("method", "A"):
                entry["dissent"] = [{"who": "E5", "why": "The anchors are not shown"}]
            agreed.append(entry)
    return {"format": "bidgauge-panel/1", "solicitation": "R-1", "ruleset": {"id": "windows", "version": "1"},
            "evaluators": {e: {"name": n, "declared": "2026-03-16"} for e, n in PEOPLE.items()},
            "scores": scores, "agreed": agreed}


# -- sheets -------------------------------------------------------------------------------------------

class Sheets:
    """Where the cells of a workbook are, by its hidden marks."""

    def __init__(self, path):
        self.book = openpyxl.load_workbook(path)
        self.tables = {}  # name: {sheet: (columns, {place: row})}
        for sheet in self.book.worksheets:
            self.find(sheet)

    def find(self, sheet):
        columns, name = {}, None
        for row in sheet.iter_rows():
            for cell in row:
                value = cell.value if isinstance(cell.value, str) else ""
                if value.startswith("bg:column:"):
                    columns[value.split(":")[2]] = cell.column
                if value.startswith("bg:table:"):
                    name = value.split(":")[2]
        if name:
            places = {}
            for row in range(1, sheet.max_row + 1):
                place = sheet.cell(row, columns["place"]).value
                if isinstance(place, str) and len(place.split(" ", 3)) == 4 and not place.startswith("bg:"):
                    places[tuple(place.split(" ", 3)[2:])] = row
            self.tables.setdefault(name, {})[sheet.title] = (columns, places)

    def at(self, table, place, column):
        for title, (columns, places) in self.tables[table].items():
            if place in places and column in columns:
                return title, f"{openpyxl.utils.get_column_letter(columns[column])}{places[place]}"
        raise KeyError((table, place, column))

    def label(self, table, place, column):
        title, address = self.at(table, place, column)
        return f"{title}!{address}" if re.fullmatch(r"[A-Za-z_][A-Za-z0-9_]*", title) else f"'{title}'!{address}"

    def cell(self, table, place, column):
        title, address = self.at(table, place, column)
        return self.book[title][address]


def cell(sheets, table, place, column, value, kind="text"):
    title, address = sheets.at(table, place, column)
    return {"sheet": title, "address": address, "kind": kind, "value": value}


def declaration_cells(sheets, name):
    about = [cell(sheets, "about", ("-", "name"), "answer", name),
             cell(sheets, "about", ("-", "date"), "answer", "2026-03-16", "date"),
             cell(sheets, "about", ("-", "confidential"), "answer", "Yes")]
    return about + [cell(sheets, "interests", ("-", b), "interest", "No") for b in BIDS]


def score_cells(sheets, e):
    i = list(PEOPLE).index(e)
    cells = [cell(sheets, "about", ("-", "name"), "answer", PEOPLE[e])]
    for c in SCORES:
        for b in SCORES[c]:
            place, points = (c, b), SCORES[c][b][i]
            level = (points, "number") if (i + points) % 3 == 0 else (LEVELS[points], "text")  # either is a level
            cells += [cell(sheets, "scores", place, "level", *level),
                      cell(sheets, "scores", place, "reason", reason(e, c, b)),
                      cell(sheets, "scores", place, "document", f"{b}.pdf"),
                      cell(sheets, "scores", place, "page", f"page {i + 1}")]
    return cells


def meeting_cells(sheets, levels=True):
    cells = []
    for c in AGREED:
        for b in AGREED[c]:
            put = lambda column, value: cells.append(cell(sheets, "meeting", (c, b), column, value))
            if levels:
                put("level", LEVELS[AGREED[c][b]])
            put("reason", agreed_reason(c, b))
            put("document", "bid.pdf")
            put("page", "page 4")
            if c == "method":
                put("look-access", FINDINGS[b][0].capitalize())
                put("look-hours", FINDINGS[b][1].capitalize())
            if (c, b) == ("method", "A"):
                put("who", "E5")
                put("dissent", "The anchors are not shown")
    return cells


def meeting_cells_mean(sheets):
    """Under an average the panel agrees on reasons alone."""
    return [c for c in meeting_cells(sheets, levels=False)]


def by_openpyxl(source, cells, target):
    import datetime
    book = openpyxl.load_workbook(source)
    for c in cells:
        value = datetime.date.fromisoformat(c["value"]) if c["kind"] == "date" else c["value"]
        book[c["sheet"]][c["address"]] = value
    book.save(target)


# -- running ------------------------------------------------------------------------------------------

def run(folder, *words, status=0):
    done = subprocess.run([BG, *words], cwd=folder, capture_output=True, text=True)
    assert status in (done.returncode, None), f"{' '.join(words)}: status {done.returncode}\n{done.stdout}\n{done.stderr}"
    return done


def messages(done):
    """Whole messages: "file: place: severity code: text", without the lines shown under them."""
    return [line for line in done.stderr.splitlines() if re.search(r"(error|warning|note) [EWN]\d+:", line)]


def write(folder, name, content):
    path = pathlib.Path(folder, name)
    path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    return path


def parts(path):
    """Every part of the workbook as text."""
    with zipfile.ZipFile(path) as book:
        return {name: book.read(name).decode("utf-8", "replace") for name in book.namelist()}


def begin(folder, **more):
    write(folder, "rules.json", rules(**more))
    write(folder, "bids.jsonl", "\n".join(json.dumps(b) for b in bids()) + "\n")
    run(folder, "panel", "appoint", "rules.json", *[f"{e}={n}" for e, n in PEOPLE.items()], "-o", "panel.json")
