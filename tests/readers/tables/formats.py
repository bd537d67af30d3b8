#!/usr/bin/env python3
"""Tables of bids as workbooks: a number is what its cell shows. One workbook a format, with a price, a
share and a number of people; expected values are what Excel shows for the code (ECMA-376, 18.8.31).

usage: formats.py BIDGAUGE"""
import json
import pathlib
import subprocess
import sys
import tempfile

try:
    import openpyxl
except ImportError:
    print("SKIPPED: number formats of tables (python3-openpyxl is not there)")
    sys.exit(0)

PROGRAM = sys.argv[1]
RULES = {"format": "bidgauge-ruleset/1", "id": "t", "title": "T", "currency": "USD",
         "solicitation": {"dates": {"bids_due": "2026-01-31"}},
         "fields": {"price": {"label": "Price", "type": "money", "role": "price", "min": -10 ** 9},
                    "wage": {"label": "Wage", "type": "money", "unit": "USD/hour"},
                    "share": {"label": "Share", "type": "percent"},
                    "people": {"label": "People", "type": "number"},
                    "days": {"label": "Days", "type": "number", "unit": "days"}},
         "criteria": {}, "price": {"field": "price"},
         "award": {"method": "lowest_evaluated_price", "ties": []}}
MAP = {"format": "bidgauge-map/1", "bid": "Bid", "answers": {
    key: field["label"] for key, field in RULES["fields"].items()}}
COLUMNS = ["Bid", *(field["label"] for field in RULES["fields"].values())]
ACCOUNTING = '_($* #,##0.00_);_($* (#,##0.00);_($* "-"??_);_(@_)'

# field, number, format: the answer, None (not answered), or why it is refused.
CELLS = [
    ("price", 1200.5, "General", 1200.5),
    ("price", 1200.5, "#,##0.00", 1200.5),
    ("price", 1200.5, '"$"#,##0.00', 1200.5),
    ("price", 1200.5, "[$$-409]#,##0.00", 1200.5),
    ("price", 1200.5, "[$USD] #,##0.00", 1200.5),
    ("price", 1200.5, '"US$" #,##0.00', 1200.5),
    ("price", 1200.5, ACCOUNTING, 1200.5),
    ("price", -5, ACCOUNTING, -5),
    ("price", 0, ACCOUNTING, 0),
    ("price", 1200.5, "[$\u20ac-407] #,##0.00", "another currency than USD"),
    ("price", 1200.5, '#,##0.00 "\u20ac"', "another currency than USD"),
    ("price", 1200.5, "[$\u00a3-809]#,##0.00", "another currency than USD"),
    ("price", 1200.5, "[$CAD] #,##0.00", "another currency than USD"),
    ("price", 1200.5, "[$$-1009]#,##0.00", "another currency than USD"),  # of Canada
    ("price", 1200500, '0.0,,"M"', "shows it in millions"),
    ("price", 1200500, "#,##0,", "shows it in thousands"),
    ("price", 0.5, "0%", "shows a percentage where a number belongs"),
    ("price", 46204, "yyyy-mm-dd", "shows a date where a number belongs"),
    ("price", 1200.5, '#,##0.00" per month"', "per month"),
    ("price", -5, "0.00;0.00", "does not show the minus sign"),
    ("price", 1200.5, ";;;", "shows nothing"),
    ("price", 0, "#,##0.00;-#,##0.00;", None),
    ("wage", 17.5, '0.00"/hour"', 17.5),
    ("wage", 17.5, '"$"0.00"/hour"', 17.5),
    ("wage", 17.5, '0.00"/day"', "/day"),
    ("share", 0.15, "0%", 15),
    ("share", 0.1525, "0.0%", 15.25),
    ("share", 15, "0", 15),
    ("people", 12, '0" people"', 12),
    ("people", 12, '0" LF"', 12),
    ("people", 12, '"$"0', "shows the currency"),
    ("people", 12000, "0,", "shows it in thousands"),
    ("days", 12, '0" days"', 12),
    ("days", 12, '0" weeks"', "weeks"),
    ("days", 12, "0;;", 12),
    ("days", 0, "0;;", None),
]


def write(path, key, value, code):
    book = openpyxl.Workbook()
    book.active.append(COLUMNS)
    row = {"Bid": "A", "Price": 100, RULES["fields"][key]["label"]: value}
    book.active.append([row.get(c) for c in COLUMNS])
    book.active.cell(2, COLUMNS.index(RULES["fields"][key]["label"]) + 1).number_format = code
    book.save(path)


def read(folder, key, value, code):
    write(folder / "t.xlsx", key, value, code)
    out = folder / "out"
    done = subprocess.run([PROGRAM, "import", folder / "t.xlsx", "--map", folder / "map.json", "--ruleset",
                           folder / "rules.json", "-o", out, "--force"], capture_output=True, text=True,
                          check=False)
    bids = list(out.rglob("bids/*.json"))
    assert bids, done.stdout + done.stderr
    answers = json.loads(bids[0].read_text())["answers"]
    for path in bids:
        path.unlink()
    return answers.get(key), done.stdout + done.stderr


def main():
    passed = failed = 0
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        (folder / "rules.json").write_text(json.dumps(RULES))
        (folder / "map.json").write_text(json.dumps(MAP))
        for key, value, code, want in CELLS:
            got, said = read(folder, key, value, code)
            cell = f"row 2, column \"{RULES['fields'][key]['label']}\""
            if isinstance(want, str):
                good = isinstance(got, (dict, str)) and want in said and cell in said
            else:
                good = got == want and not isinstance(got, bool) and "E633" not in said
            passed, failed = passed + good, failed + (not good)
            if not good:
                print(f"{key} {value} as {code}: {got!r}, wanted {want!r}\n{said}")
    print(f"number formats of tables: {passed} passed, {failed} failed")
    return 1 if failed or not passed else 0


sys.exit(main())
