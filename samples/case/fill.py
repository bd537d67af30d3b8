"""Fills in a sheet as the invented people of the sample would: declaration, scoring sheet, workbook of the meeting, workbook of the
decision. What goes where is found by the hidden marks of the sheet; answers come from panel-scores.json, panel-agreed.json
and decision.json. Nothing but Python itself is needed.
usage: fill.py SHEET.xlsx ANSWERS.json FILLED.xlsx"""
import datetime
import html
import json
import re
import sys
import zipfile

ALWAYS = (1980, 1, 1, 0, 0, 0)  # the same bytes every day
CELL = re.compile(r'<c r="([A-Z]+)([0-9]+)"([^>]*?)(?:/>|>(.*?)</c>)', re.S)


class Book:
    def __init__(self, path):
        with zipfile.ZipFile(path) as file:
            self.parts = {one.filename: file.read(one) for one in file.infolist()}
        shared = self.parts["xl/sharedStrings.xml"].decode()
        self.texts = [html.unescape("".join(re.findall(r"<t[^>]*>(.*?)</t>", one, re.S)))
                      for one in re.findall(r"<si>(.*?)</si>", shared, re.S)]
        self.marks, self.tables = {}, {}
        for part in sorted(self.parts):
            if part.startswith("xl/worksheets/"):
                self.find(part)

    def find(self, part):
        """Marks of the book, and for each table its columns and the rows of its places."""
        columns, rows, table = {}, {}, None
        for column, row, attributes, inside in CELL.findall(self.parts[part].decode()):
            if 't="s"' not in attributes:
                continue
            text = self.texts[int(re.search("<v>(.*?)</v>", inside)[1])]
            if text.startswith("bg:column:"):
                columns[text.split(":")[2]] = column
            elif text.startswith("bg:table:"):
                table = text.split(":")[2]
            elif text.startswith("bg:"):
                self.marks[text.split(":")[1]] = text.split(":", 2)[2]
            elif column == columns.get("place"):
                rows[tuple(text.split(" ", 3)[2:])] = row
        if table:
            self.tables.setdefault(table, []).append((part, columns, rows))

    def text(self, table, place, column):
        for part, columns, rows in self.tables[table]:
            cell = columns.get(column, "") + rows.get(place, "")
            found = re.search(rf'<c r="{cell}"[^>]*><v>(\d+)</v>', self.parts[part].decode())
            if found:
                return self.texts[int(found[1])]
        raise KeyError((table, place, column))

    def number(self, table, place, column):
        (part, columns, rows), = self.tables[table]
        cell = columns[column] + rows[place]
        return float(re.search(rf'<c r="{cell}"[^>]*><v>([^<]*)</v>', self.parts[part].decode())[1])

    def put(self, table, place, column, value):
        """Text, or a date, into an empty cell, which keeps its style."""
        for part, columns, rows in self.tables[table]:
            if column not in columns or place not in rows:
                continue
            if isinstance(value, datetime.date):
                kind, inside = "", f"<v>{(value - datetime.date(1899, 12, 30)).days}</v>"
            else:
                kind, inside = ' t="inlineStr"', f'<is><t xml:space="preserve">{html.escape(value, False)}</t></is>'
            cell = columns[column] + rows[place]
            filled, n = re.subn(rf'<c r="{cell}"([^>]*)/>', lambda m: f'<c r="{cell}"{m[1]}{kind}>{inside}</c>',
                                self.parts[part].decode())
            if n == 1:
                self.parts[part] = filled.encode()
                return
        raise KeyError((table, place, column))

    def save(self, path):
        for name in self.parts:  # what formulas gave before is gone: whatever opens the book works them out anew
            if name.startswith("xl/worksheets/"):
                self.parts[name] = re.sub(rb"(<f>[^<]*</f>)<v>[^<]*</v>", rb"\1", self.parts[name])
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
            for name, data in self.parts.items():
                file.writestr(zipfile.ZipInfo(name, ALWAYS), data, zipfile.ZIP_DEFLATED)


def levels(book, criterion):
    """Points to the title of their level, from the sheet Scale."""
    (part, columns, rows), = book.tables["scale"]
    found = {}
    for place in rows:
        if place[0] == criterion and place[1].startswith("level-"):
            found[book.number("scale", place, "points")] = book.text("scale", place, "label")
    return found


def declaration(book, answers):
    one = answers["evaluators"][book.marks["evaluator"]]
    book.put("about", ("-", "name"), "answer", one["name"])
    book.put("about", ("-", "date"), "answer", datetime.date.fromisoformat(one["declared"]))
    book.put("about", ("-", "confidential"), "answer", "Yes")
    for part, columns, rows in book.tables["interests"]:
        for place in rows:
            book.put("interests", place, "interest", "No")


def scores(book, answers):
    evaluator = book.marks["evaluator"]
    book.put("about", ("-", "name"), "answer", answers["evaluators"][evaluator]["name"])
    for one in answers["scores"]:
        if one["evaluator"] == evaluator:
            place = (one["criterion"], one["bid"])
            book.put("scores", place, "level", levels(book, one["criterion"])[one["points"]])
            book.put("scores", place, "reason", one["reason"])


def meeting(book, answers):
    for one in answers["agreed"]:
        place = (one["criterion"], one["bid"])
        book.put("meeting", place, "level", levels(book, one["criterion"])[one["points"]])
        book.put("meeting", place, "reason", one["reason"])
        book.put("meeting", place, "document", one["cites"][0]["document"])
        book.put("meeting", place, "page", one["cites"][0]["place"])
        for point, found in one["points_found"].items():
            book.put("meeting", place, f"look-{point}", found.capitalize())
        if one.get("differs_because"):
            book.put("meeting", place, "differs", one["differs_because"])


def decision(book, answers):
    chosen = book.text("award-bids", ("0", answers["chosen"]), "bid")
    book.put("award-decision", ("0", "chosen"), "answer", chosen)
    book.put("award-decision", ("0", "by"), "answer", answers["by"])
    book.put("award-decision", ("0", "because"), "answer", answers["because"])
    for bid, why in answers["tradeoff"].items():
        book.put("award-bids", ("0", bid), "worth", why)


FILL = {"bidgauge-panel-declaration/1": declaration, "bidgauge-panel-scores/1": scores,
        "bidgauge-panel-meeting/1": meeting, "bidgauge-award-sheet/1": decision}

if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    sheet = Book(sys.argv[1])
    with open(sys.argv[2], encoding="utf-8") as given:
        FILL[sheet.marks["form"]](sheet, json.load(given))
    sheet.save(sys.argv[3])
