#!/usr/bin/env python3
"""Invented tabulations, each with a quirk that published ones have. What each bidder's total must be is
stated beside the table. Every shape is written as CSV (where it is one sheet) and as a workbook, a
mapping is suggested for it, and the table is read with that mapping as it comes. Bidders are invented.

usage: shapes.py BIDGAUGE"""
import csv
import json
import pathlib
import subprocess
import sys
import tempfile

try:
    import openpyxl
except ImportError:
    openpyxl = None

PROGRAM = None

LINES = {"item": ("Item", "text"), "desc": ("Description", "text"), "qty": ("Quantity", "number"),
         "unit": ("Unit", "text"), "up": ("Unit price", "money"), "ext": ("Amount", "money"),
         "opt": ("Option", "boolean")}


def rules(schedule, currency="USD"):
    out = {"format": "bidgauge-ruleset/1", "id": "works", "title": "Works", "currency": currency,
           "solicitation": {"dates": {"bids_due": "2026-01-31"}},
           "fields": {"total_price": {"label": "Total", "type": "money", "role": "price"}},
           "criteria": {}, "price": {"field": "total_price"},
           "award": {"method": "lowest_evaluated_price", "ties": []}}
    if schedule:
        out["fields"]["items"] = {"label": "Lines", "type": "table", "columns": {
            k: {"label": label, "type": kind} for k, (label, kind) in LINES.items()}}
        for column in ("up", "ext"):  # deductions are negative
            out["fields"]["items"]["columns"][column]["min"] = -10 ** 9
        out["price"]["schedule"] = {"field": "items", "quantity": "qty", "unit_price": "up",
                                    "amount": "ext", "option": "opt", "governs": "total"}
    return out


class Shape:
    """sheets: {name: rows}; merged: {name: ["E1:F1", ...]}; totals: {bidder: total or None}."""

    def __init__(self, sheets, totals, merged=None, lines=None, says=(), not_in=(), currency="USD",
                 flags=True):
        self.sheets = sheets if isinstance(sheets, dict) else {"Bid Tabulation": sheets}
        self.totals, self.merged, self.lines = totals, merged or {}, lines
        self.says, self.not_in, self.currency, self.flags = says, not_in, currency, flags


def write_book(path, shape):
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in shape.sheets.items():
        sheet = book.create_sheet(name)
        for r, row in enumerate(rows, 1):
            for c, value in enumerate(row, 1):
                if value not in ("", None):
                    sheet.cell(r, c, value)
        for area in shape.merged.get(name, []):
            sheet.merge_cells(area)
    book.save(path)


def write_csv(path, shape):
    with open(path, "w", newline="") as out:
        csv.writer(out).writerows(next(iter(shape.sheets.values())))


def run(*command):
    return subprocess.run([PROGRAM, *map(str, command)], capture_output=True, text=True)


def check(folder, shape, path, schedule):
    ruleset = pathlib.Path(folder) / "rules.json"
    ruleset.write_text(json.dumps(rules(schedule, shape.currency)))
    suggested = run("import", path, "--suggest-map", "--ruleset", ruleset)
    mapping = pathlib.Path(folder) / "map.json"
    mapping.write_text(suggested.stdout)
    done = run("evaluate", ruleset, "--map", mapping, path, "--json", "-")
    assert done.stdout, suggested.stdout + suggested.stderr + done.stderr
    lot = json.loads(done.stdout)["lots"][0]
    got = {b["vendor"]["name"] or b["bid"]: (b["price"]["amount"] if b["rank"] else None)
           for b in lot["bids"]}
    assert got == shape.totals, (got, suggested.stdout, suggested.stderr, done.stderr)
    order = [b["vendor"]["name"] for b in sorted((b for b in lot["bids"] if b["rank"]),
                                                 key=lambda b: b["rank"])]
    ranked = sorted((t, n) for n, t in shape.totals.items() if t is not None)
    assert order == [n for _, n in ranked], order
    for words in shape.says:
        assert words in suggested.stderr + done.stderr, (words, suggested.stderr, done.stderr)
    for name in shape.not_in:
        assert name not in got
    flags = [f["id"] for b in lot["bids"] for f in b["flags"]
             if f["id"] in ("line_differs", "total_differs")]
    if schedule and shape.flags:
        assert flags == [], flags
    if schedule and shape.lines is not None:
        out = pathlib.Path(folder) / f"out{path.suffix}"
        imported = run("import", path, "--map", mapping, "--ruleset", ruleset, "-o", out)
        assert imported.returncode in (0, 1), imported.stderr
        bids = [json.loads(p.read_text()) for p in (out / "tender/bids").glob("*.json")]
        assert {len(b["answers"]["items"]) for b in bids} == {shape.lines}, bids


# -- the shapes ------------------------------------------------------------------------------------

A, B, C = "Alder Works, Inc.", "Birch Paving LLC", "Cedar & Sons"
EE = "Engineer's Estimate"
HEAD = ["Item", "Description", "Qty", "Unit"]
PAIR = ["Unit Price", "Total Price"]


def pairs(*names):
    return [x for n in names for x in (n, "")]


def plain():
    return Shape([["PORT OF INVENTED", "", "", "", *pairs(A, B, EE)], ["RAMP REPAIR"],
                  ["Solicitation 1"], [*HEAD, *PAIR * 3],
                  ["0001", "Mobilization", 1, "LS", 100, 100, 90, 90, 10, 10],
                  ["0002", "Excavation", 20, "CY", 5, 100, 6.5, 130, 1, 20],
                  ["", "Total Amount Bid (Basis of Award)", "", "", "", 200, "", 220, "", 30]],
                 {A: 200, B: 220}, merged={"Bid Tabulation": ["E1:F3", "G1:H3", "I1:J3", "A1:D1"]},
                 lines=2, not_in=(EE,))


def without_an_estimate_sheet():
    return Shape({"Tab 1": [["", "", "", "", *pairs(A, B)], [*HEAD, *PAIR * 2],
                            [1, "Pipe", 3, "LF", 10, 30, 9, 27], ["", "Total", "", "", "", 30, "", 27]],
                  "Tab 2": [["", "", "", "", *pairs(C)], [*HEAD, *PAIR],
                            [1, "Pipe", 3, "LF", 8, 24], ["", "Total", "", "", "", 24]],
                  "Estimate": [["", "", "", "", *pairs(EE)], [*HEAD, *PAIR],
                               [1, "Pipe", 3, "LF", 1, 3], ["", "Total", "", "", "", 3]]},
                 {A: 30, B: 27, C: 24}, lines=1, not_in=(EE,))


def header_over_two_rows():
    return Shape([["", "", "", "", *pairs(A, B)],
                  ["Item", "Item", "Est.", "Unit of", "Unit", "Total", "Unit", "Total"],
                  ["No.", "Description", "Quantity", "Measure", "Price", "Price", "Price", "Price"],
                  [1, "Pipe", 3, "LF", 10, 30, 9, 27], [2, "Valve", 2, "EA", 50, 100, 55, 110],
                  ["", "Grand Total", "", "", "", 130, "", 137]], {A: 130, B: 137}, lines=2)


def merged_header_cells():
    return Shape([["Item No.", "Description", "Quantity", "Units", *pairs(A, B)],
                  ["", "", "", "", *PAIR * 2], [1, "Pipe", 3, "LF", 10, 30, 9, 27],
                  ["", "TOTAL BID", "", "", "", 30, "", 27]], {A: 30, B: 27},
                 merged={"Bid Tabulation": ["A1:A2", "B1:B2", "C1:C2", "D1:D2", "E1:F1", "G1:H1"]},
                 lines=1)


def name_over_the_second_column():
    return Shape([["", "", "", "", "", A, "", B], [*HEAD, *PAIR * 2],
                  [1, "Pipe", 3, "LF", 10, 30, 9, 27], ["", "Total", "", "", "", 30, "", 27]],
                 {A: 30, B: 27})


def subtotals_and_headings():
    return Shape([["", "", "", "", *pairs(A, B)], [*HEAD, *PAIR * 2],
                  ["SCHEDULE A - SITE"], [1, "Pipe", 3, "LF", 10, 30, 9, 27],
                  ["", "Subtotal Schedule A", "", "", "", 30, "", 27],
                  ["SCHEDULE B - ROAD"], [2, "Stone", 4, "Ton", 5, 20, 6, 24],
                  ["", "Sub-Total Schedule B", "", "", "", 20, "", 24],
                  ["", "Total", "", "", "", 50, "", 51]], {A: 50, B: 51}, lines=2)


def totals_of_sections():
    return Shape([["", "", "", "", *pairs(A, B)], [*HEAD, *PAIR * 2],
                  [1, "Pipe", 3, "LF", 10, 30, 9, 27],
                  ["", "Total Schedule A", "", "", "", 30, "", 27],
                  [2, "Stone", 4, "Ton", 5, 20, 6, 24],
                  ["", "Total Schedule B", "", "", "", 20, "", 24],
                  ["", "Grand Total (A + B)", "", "", "", 50, "", 51]], {A: 50, B: 51}, lines=2)


def footnotes_and_marks():
    return Shape([["", "", "", "", *pairs(A, B + "*")], [*HEAD, *PAIR * 2],
                  [1, "Pipe", 3, "LF", "$10.00", "$30.00", "$9.00", "$27.00"],
                  ["", "Total", "", "", "", "$30.00", "", "$27.00*"], [],
                  ["*Corrected bid total"], ["Bids were opened on 12 January 2026 at 2:00 p.m."]],
                 {A: 30, B: 27}, lines=1)


def thousands_and_currency():
    return Shape([["", "", "", "", *pairs(A, B)], [*HEAD, *PAIR * 2],
                  [1, "Pipe", "1,500", "LF", "$ 1,000.50", "$ 1,500,750.00", "$999.00",
                   "$1,498,500.00"],
                  ["", "Total Bid", "", "", "", "$ 1,500,750.00", "", "$1,498,500.00"]],
                 {A: 1500750, B: 1498500}, lines=1)


def european_numbers():
    return Shape([["", "", "", "", *pairs(A, B)], [*HEAD, *PAIR * 2],
                  [1, "Rohr", "1,5", "m", "1.000,50", "1.500,75", "999,00", "1.498,50"],
                  ["", "Total", "", "", "", "1.500,75", "", "1.498,50"]],
                 {A: 1500.75, B: 1498.5}, lines=1, currency="EUR")


def negative_amounts():
    return Shape([["", "", "", "", *pairs(A, B)], [*HEAD, *PAIR * 2],
                  [1, "Pipe", 3, "LF", "$10.00", "$30.00", "$9.00", "$27.00"],
                  [2, "Deduct salvage", 1, "LS", "($5.00)", "($5.00)", "$(1.00)", "$(1.00)"],
                  ["", "Total", "", "", "", "$25.00", "", "$26.00"]], {A: 25, B: 26}, lines=2)


def no_bid():
    return Shape([["", "", "", "", *pairs(A, B, C)], [*HEAD, *PAIR * 3],
                  [1, "Pipe", 3, "LF", 10, 30, "No Bid", "No Bid", "Included", 33],
                  ["", "Total", "", "", "", 30, "", "No Bid", "", 33]],
                 {A: 30, B: None, C: 33}, lines=1)


def alternates_below_the_total():
    return Shape([["", "", "", "", *pairs(A, B)], [*HEAD, *PAIR * 2],
                  [1, "Pipe", 3, "LF", 10, 30, 9, 27], ["", "Total Base Bid", "", "", "", 30, "", 27],
                  ["ADDITIVE ALTERNATES"], ["A1", "Fence", 2, "LF", 4, 8, 20, 40],
                  ["", "Total Alternate 1", "", "", "", 8, "", 40]], {A: 30, B: 27}, lines=2,
                 says=("taken for options",))


def alternates_on_a_sheet():
    head = [["", "", "", "", *pairs(A, B)], [*HEAD, *PAIR * 2]]
    return Shape({"Base Bid": head + [[1, "Pipe", 3, "LF", 10, 30, 9, 27],
                                      ["", "Total Base Bid", "", "", "", 30, "", 27]],
                  "Alternate 1": head + [[1, "Fence", 2, "LF", 4, 8, 20, 40],
                                         ["", "Total Alternate 1", "", "", "", 8, "", 40]]},
                 {A: 30, B: 27}, lines=2, says=("taken for options",))


def schedules_on_two_sheets():
    head = [["", "", "", "", *pairs(A, B)], [*HEAD, *PAIR * 2]]
    return Shape({"Schedule A": head + [[1, "Pipe", 3, "LF", 10, 30, 9, 27],
                                        ["", "Total", "", "", "", 30, "", 27]],
                  "Schedule B": head + [[1, "Stone", 2, "Ton", 4, 8, 20, 40],
                                        ["", "Total", "", "", "", 8, "", 40]]},
                 {A: 38, B: 67}, lines=2)


def rank_and_address_rows():
    return Shape([["", "", "", "", *pairs("Low Bidder", "2nd Low Bidder")],
                  ["", "", "", "", *pairs(A, B)], ["", "", "", "", *pairs("Salem", "Tigard")],
                  ["", "", "", "Rank", *pairs(1, 2)], ["", "", "", "Bid bond", *pairs("Yes", "Yes")],
                  [*HEAD, *PAIR * 2], [1, "Pipe", 3, "LF", 9, 27, 10, 30],
                  ["", "Total", "", "", "", 27, "", 30]], {A: 27, B: 30}, lines=1,
                 says=("several rows above the header",))


def one_column_a_bidder():
    return Shape([["CITY OF INVENTED"], [], ["Item", "Description", A, B, EE],
                  [1, "Roof", 100, 90, 10], [2, "Gutter", 20, 25.5, 1], ["", "Total", 120, 115.5, 11]],
                 {A: 120, B: 115.5}, not_in=(EE,), flags=False)


def unit_prices_alone():
    return Shape([["", "", "", A, B], ["Item", "Description", "Qty", "Unit Cost",
                                                     "Unit Cost"],
                  [1, "Pipe", 3, 10, 9], [2, "Stone", 2, 1.25, 4]], {A: 32.5, B: 35}, lines=2)


def amounts_alone():
    return Shape([["", "", A, B], ["Item", "Description", "Amount", "Amount"],
                  [1, "Pipe", 30, 27], [2, "Stone", 2.5, 8]], {A: 32.5, B: 35}, flags=False)


def averages_are_no_bidders():
    return Shape([["", "", "", "", *pairs(A, B, "Average")], [*HEAD, *PAIR * 3],
                  [1, "Pipe", 3, "LF", 10, 30, 9, 27, 9.5, 28.5],
                  ["", "Total", "", "", "", 30, "", 27, "", 28.5]], {A: 30, B: 27},
                 not_in=("Average",))


def a_template_with_columns_to_spare():
    return Shape([["", "", "", "", *pairs(A, B, "", "")], [*HEAD, *PAIR * 4],
                  [1, "Pipe", 3, "LF", 10, 30, 9, 27, "", 0, "", 0],
                  ["", "Total", "", "", "", 30, "", 27, "", 0, "", 0]], {A: 30, B: 27}, lines=1)


def columns_between_and_beside():
    return Shape([["", "", "", "", "", *pairs(A), "", *pairs(B), ""],
                  [*HEAD, "", *PAIR, "", *PAIR, "Remarks"],
                  [1, "Pipe", 3, "LF", "", 10, 30, "", 9, 27, "see note"],
                  ["", "", "", "", "", "", "", "", "", "", ""],
                  [2, "Stone", 2, "Ton", "", 1, 2, "", 3, 6, ""],
                  ["", "Total", "", "", "", "", 32, "", "", 33, ""]], {A: 32, B: 33}, lines=2)


def total_in_the_price_column():
    return Shape([["", "", "", "", *pairs(A, B)], [*HEAD, *PAIR * 2],
                  [1, "Pipe", 3, "LF", 10, 30, 9, 27],
                  ["", "", "", "", "TOTAL", 30, "TOTAL", 27]], {A: 30, B: 27}, lines=1)


def a_bidder_left_a_line_out():
    return Shape([["", "", "", "", *pairs(A, B)], [*HEAD, *PAIR * 2],
                  [1, "Pipe", 3, "LF", 10, 30, 9, 27], [2, "Stone", 2, "Ton", 1, 2, "", ""]],
                 {A: 32, B: None}, flags=False)


def title_over_everything():
    return Shape([["BID TABULATION", "", "", "", "", "", "", ""], ["", "", "", "", *pairs(A, B)],
                  ["", "", "", "", "Bid prices", "", "", ""], [*HEAD, *PAIR * 2],
                  [1, "Pipe", 3, "LF", 10, 30, 9, 27], ["", "Total", "", "", "", 30, "", 27]],
                 {A: 30, B: 27}, merged={"Bid Tabulation": ["A1:H1", "E2:F2", "G2:H2", "E3:H3"]})


def noise_of_doubles():
    return Shape([["", "", "", "", *pairs(A, B)], [*HEAD, *PAIR * 2],
                  [1, "Pipe", 99, "LF", 144.87, 14342.130000000001, 144.88, 14343.12],
                  ["", "Total", "", "", "", 14342.130000000001, "", 14343.12]],
                 {A: 14342.13, B: 14343.12}, lines=1)


def prices_without_quantity():
    return Shape([["", "", "", "", *pairs(A, B)], [*HEAD, *PAIR * 2],
                  [1, "Mobilization", "", "LS", 10, 10, 9, 9], ["", "Total", "", "", "", 10, "", 9]],
                 {A: 10, B: 9}, flags=False)


def bidders_in_rows():
    return Shape([["CITY OF INVENTED"], ["ROOF REPAIR"], [], ["Rank", "Bidder", "Bid Bond", "Total Bid"],
                  [1, A, "Yes", "$100.00"], [2, B, "Yes", "$120.50*"], ["", EE, "", "$90.00"],
                  ["", "*Non-responsive", "", ""], ["", "Bids were opened at noon", "", ""]],
                 {A: 100, B: 120.5, "Bids were opened at noon": None}, not_in=(EE,),
                 says=("the row has no amount",), flags=False)


def summary_beside_the_lines():
    return Shape({"Tab": [["", "", "", "", *pairs(A, B)], [*HEAD, *PAIR * 2],
                          [1, "Pipe", 3, "LF", 10, 30, 9, 27], ["", "Total", "", "", "", 30, "", 27]],
                  "Summary": [["CITY"], ["Bidder", "Total Price"], [B, "$27.00*"], [A, 31],
                              ["*Non-responsive to the local rules"]]},
                 {A: 30, B: 27}, lines=1,
                 says=("W688", "published as 31.00, and is 30.00", "N689", "1 of 2 totals", "W690",
                       "*Non-responsive to the local rules"))


def a_bidder_on_one_schedule():
    head = [["", "", "", "", *pairs(A, B)], [*HEAD, *PAIR * 2]]
    return Shape({"Schedule A": head + [[1, "Pipe", 3, "LF", 10, 30, 9, 27],
                                        ["", "Total", "", "", "", 30, "", 27]],
                  "Schedule B": [["", "", "", "", *pairs(A)], [*HEAD, *PAIR],
                                 [1, "Stone", 2, "Ton", 4, 8], ["", "Total", "", "", "", 8]]},
                 {A: 38, B: 27}, says=("W686", "has prices on another sheet and none here"))


def documented():
    """The table of docs/csv.md gives the mapping that stands below it, and the prices."""
    text = pathlib.Path("docs/csv.md").read_text().split("## Bid tabulations")[1]
    rows = [[c.strip() for c in line.strip("|").split("|")][1:] for line in text.split("\n")
            if line.startswith("| ") and line[2].isdigit()]
    amounts = [[float(c.replace(",", "")) if c.replace(",", "").replace(".", "").isdigit()
                and i > 1 else c for i, c in enumerate(row)] for row in rows]
    wanted = json.loads(text.split("```json")[1].split("```")[0])
    shape = Shape(amounts, {"Alder Works": 10110, "Birch Paving": 12980},
                  merged={"Bid Tabulation": ["E1:F1", "G1:H1", "I1:J1"]})
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "tab.xlsx"
        write_book(path, shape)
        printed = json.loads(run("import", path, "--suggest-map").stdout)
        del printed["comment"]
        assert printed == wanted, (printed, wanted)
        check(folder, shape, path, False)


def run_all(makers, name):
    """Every shape of the functions, each of which makes one or a list, in every kind it can have."""
    passed = failed = 0
    if openpyxl is None:
        print("SKIPPED: the shapes as workbooks (python3-openpyxl is not there)")
    for make in makers:
        made = make()
        for shape in made if isinstance(made, list) else [made]:
            kinds = ["csv"] if len(shape.sheets) == 1 else []
            kinds += ["xlsx"] if openpyxl else []
            for kind in kinds:
                for schedule in (False, True):
                    wrong = fault_of(shape, kind, schedule)
                    passed, failed = passed + (not wrong), failed + bool(wrong)
                    if wrong:
                        print(f"{make.__name__} ({kind}, {'with' if schedule else 'without'} lines): {wrong}")
    print(f"{name}: {passed} passed, {failed} failed")
    return 1 if failed or not passed else 0


def fault_of(shape, kind, schedule):
    """What is wrong with one shape in one kind; "" when nothing is."""
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / f"tab.{kind}"
        (write_csv if kind == "csv" else write_book)(path, shape)
        try:
            check(folder, shape, path, schedule)
        except (AssertionError, KeyError, json.JSONDecodeError) as fault:
            several = fault.args and isinstance(fault.args[0], tuple)
            text = "\n".join(map(str, fault.args[0])) if several else str(fault)
            return text[:2500] or type(fault).__name__
    return ""


def main():
    if openpyxl:
        documented()
    return run_all([f for f in globals().values()
                    if callable(f) and getattr(f, "__code__", None) and f.__code__.co_argcount == 0
                    and f not in (main, run, pairs, documented)], "invented tabulations")


if __name__ == "__main__":
    PROGRAM = sys.argv[1]
    sys.exit(main())
