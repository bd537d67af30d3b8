#!/usr/bin/env python3
"""The workbook against LibreOffice as a second spreadsheet.

1. Every sample's workbook, with all cached values of formulas made wrong, is recalculated: each must
   come back as the program had written it. The same file under a default profile must keep the wrong
   values, or the first result would prove nothing.
2. Weights, answers, prices and facts are changed in the file's yellow cells; what LibreOffice makes of
   them must be what the program makes of a ruleset and bids that are changed the same way: order,
   totals, status, and every other formula cell.

usage: live.py [EDITS of the first sample, 12]"""
import json
import math
import os
import pathlib
import re
import sys
import tempfile

import book
import edits
import variants

AS_ISSUED = "As issued: no input has been changed."
OF_THE_ORIGINAL = ("Issued values", "Formula check")  # sheets that compare with what was issued
REFERENCE = re.compile(r"(?:(?:'((?:[^']|'')+)'|([A-Za-z_]\w*))!)?\$?([A-Z]{1,3})\$?(\d+)"
                       r"(?::\$?([A-Z]{1,3})\$?(\d+))?")
SHOWN = 12 if "SHOWN" not in os.environ else int(os.environ["SHOWN"])


def same(want, got):
    if isinstance(want, str) or isinstance(got, str) or want is None or got is None:
        return (want or "") == (got or "")
    return want == got or math.isclose(want, got, rel_tol=1e-9, abs_tol=1e-12)


def reads(sheet, formula):
    """The places that a formula refers to."""
    text = re.sub(r'"[^"]*"', "", formula)
    for match in REFERENCE.finditer(text):
        on = (match[1] or match[2] or sheet).replace("''", "'")
        columns = sorted(book.column_number(c) for c in (match[3], match[5] or match[3]))
        rows = sorted(int(r) for r in (match[4], match[6] or match[4]))
        for column in range(columns[0], columns[1] + 1):
            for row in range(rows[0], rows[1] + 1):
                yield on, f"{book.column_name(column)}{row}"


BY_COLUMN, BY_ROW = ("Comparison", "Pass-fail"), ("Price", "Workforce", "All bids",
                                               "All answers", "All tables")  # where bids are on these


def by_vendor(made, names):
    """{(sheet, address): cell} of all formulas, with the vendor in place of the column or row that a
    bid has on sheets of all bids: their order follows the ranking, which an edit changes."""
    keys = {}
    for sheet in made.sheets:
        cells = made.cells(sheet)
        found = [(*re.fullmatch(r"([A-Z]+)(\d+)", ref).groups(), c.value) for ref, c in cells.items()
                 if c.value in names]
        if sheet in BY_COLUMN:
            keys[sheet] = {column: value for column, row, value in reversed(found)}
        elif sheet in BY_ROW:
            seen, keys[sheet] = {}, {}
            for _, row, value in found:
                seen[value] = seen.get(value, 0) + 1
                keys[sheet][row] = f"{value} {seen[value]}"
    moved = {}
    for (sheet, ref), cell in made.formulas().items():
        column, row = re.fullmatch(r"([A-Z]+)(\d+)", ref).groups()
        # The k-th largest or smallest is a place and no bid's: it stays where it is.
        place = re.match(r"(LARGE|SMALL)\(", cell.formula)
        if sheet in BY_COLUMN and not place:
            column = keys[sheet].get(column, column)
        elif sheet in BY_ROW:
            row = keys[sheet].get(row, row)
        moved[sheet, f"{column} {row}"] = cell
    return moved


class Tally:
    def __init__(self):
        self.faults, self.cells, self.differences = [], 0, 0

    def fault(self, text):
        self.faults.append(text)
        self.differences += 1

    def compare(self, name, want, got, skip=lambda place, cell: False):
        """Every formula cell of want, against the recalculated one. Both: {place: cell}"""
        wrong = {}
        for place, cell in want.items():
            if skip(place, cell):
                continue
            self.cells += 1
            there = got.get(place)
            if there is None or there.formula is None:
                wrong[place] = "no formula any more"
            elif there.kind == "e" or cell.kind == "e" or not same(cell.value, there.value):
                wrong[place] = f"{there.value!r}, want {cell.value!r}"
        self.differences += len(wrong)
        shown = 0
        for place, what in wrong.items():
            if any(p in wrong and p != place for p in reads(place[0], want[place].formula)):
                continue
            self.faults.append(f"{name}: {place[0]}!{place[1]}: {what}: ={want[place].formula[:600]}")
            shown += 1
        if len(wrong) > shown:
            self.faults.append(f"{name}: {len(wrong) - shown} cells that follow from these")


# -- changed workbooks -----------------------------------------------------------------------------

def load(path):
    return json.loads(pathlib.Path(path).read_text())


def write_case(folder, ruleset, bids):
    folder.mkdir()
    (folder / "ruleset.json").write_text(json.dumps(ruleset))
    paths = []
    for i, bid in enumerate(bids):
        paths.append(folder / f"bid{i:03}.json")
        paths[-1].write_text(json.dumps(bid))
    return folder / "ruleset.json", paths


class Edited:
    """A workbook edited as a person would, and what the program makes of the same change."""

    def __init__(self, case, seed, folder):
        self.name = f"{case.name}-edit{seed}"
        ruleset, bids = load(case.ruleset), [load(b) for b in case.bids]
        self.changes = edits.make(seed, ruleset, bids)
        paths = write_case(folder / self.name, ruleset, bids)
        self.want = book.Book(book.workbook(*paths, folder / f"{self.name}-engine.xlsx"))
        self.names = {edits.vendor_of(b) for b in bids}
        run = book.evaluate(*paths, "--json", "-")
        self.lot = json.loads(run.stdout)["lots"][0]
        issued = book.Book(case.path)
        self.path = book.edit(case.path, folder / f"{self.name}.xlsx",
                              edits.places(issued, self.changes))

    def check(self, tally, got):
        tally.compare(self.name, by_vendor(self.want, self.names), by_vendor(got, self.names),
                      lambda place, cell: place[0] in OF_THE_ORIGINAL or cell.value == AS_ISSUED)
        summary = got.cells("Summary")
        self.check_ranking(tally, summary)
        caution = [c.value for c in summary.values()
                   if isinstance(c.value, str) and c.value.startswith("CAUTION")]
        if not self.changes:
            return
        if not caution or not any(label in caution[0] for label in self.changes):
            tally.fault(f"{self.name}: Summary does not say CAUTION and one of "
                        f"{sorted(self.changes)}: {caution}")

    def check_ranking(self, tally, summary):
        """The table of Summary is found by its heading and read like a person does."""
        head = next(r for r, c in summary.items() if c.value == "Rank" and r.startswith("A"))
        columns = {c.value: re.sub(r"\d", "", r) for r, c in summary.items()
                   if re.sub(r"\D", "", r) == head[1:]}
        total = next(columns[t] for t in columns if t not in ("Rank", "Vendor", "Status"))
        want, got = [], []
        for row, bid in enumerate(self.lot["bids"], int(head[1:]) + 1):
            def cell(column, row=row):
                found = summary.get(f"{column}{row}")
                return found.value if found else None
            name = bid["vendor"]["name"] if isinstance(bid["vendor"], dict) else bid["vendor"]
            want.append((bid["rank"], name, bid["status"].replace("_", " ")))
            rank = cell("A")
            got.append((int(rank) if isinstance(rank, float) else None, cell("B"), cell(columns["Status"])))
            if bid["total"] is not None and not same(float(bid["total"]), cell(total)):
                tally.fault(f"{self.name}: total of {name} {cell(total)}, want {bid['total']}")
        if want != got:
            tally.fault(f"{self.name}: ranking {got}, want {want}")


class Case:
    """A ruleset with bids, its workbook, and the poisoned copy."""

    def __init__(self, name, ruleset, bids, folder):
        self.name, self.ruleset, self.bids = name, ruleset, bids
        self.path = book.workbook(ruleset, bids, folder / f"{name}.xlsx")
        self.poisoned = str(folder / f"{name}-poisoned.xlsx")
        self.count = book.poison(self.path, self.poisoned)
        self.formulas = book.Book(self.path).formulas()


def check_poison(tally, case, got):
    """Under a default profile LibreOffice shows what the file says: all of it must be wrong."""
    healed = [place for place, cell in got.formulas().items()
              if place in case.formulas and same(case.formulas[place].value, cell.value)]
    if healed:
        tally.fault(f"the poisoned copy of {case.name} is not wrong in {len(healed)} of {case.count} "
                    f"cells, such as {healed[:3]}: this test proves nothing")
    return case.count - len(healed)


def main(rounds):
    import hostile  # it needs openpyxl, and who imports this module may not
    tally = Tally()
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        cases = [Case(s.name, s / "ruleset.json", book.bids_of(s), folder) for s in book.samples()]
        if not cases:
            print("live: no samples")
            return 1
        edited = [Edited(cases[0], seed, folder) for seed in range(rounds)]  # of the first sample
        cases += [Case(v, *write_case(folder / v, *made), folder) for v, made in variants.all_of()]
        edited += [Edited(c, seed, folder) for c in cases if c.name == "many" for seed in range(rounds // 2)]
        cases.append(Case("hostile", *write_case(folder / "hostile", *hostile.make()), folder))
        kept = book.Office([cases[0].poisoned], folder / "kept", recalculate=False)
        live = book.Office([c.poisoned for c in cases] + [e.path for e in edited], folder / "live",
                           recalculate=True)
        wrong = check_poison(tally, cases[0], kept.done()[pathlib.Path(cases[0].poisoned).name])
        books = live.done()
        for case in cases:
            tally.compare(case.name, case.formulas, books[pathlib.Path(case.poisoned).name].formulas())
        cells = tally.cells
        for one in edited:
            one.check(tally, books[pathlib.Path(one.path).name])
        orders = {tuple(b["bid"] for b in e.lot["bids"] if b["rank"]) for e in edited}
    for fault in tally.faults[:SHOWN]:
        print(f"live: {fault}")
    if len(tally.faults) > SHOWN:
        print(f"live: and {len(tally.faults) - SHOWN} more")
    print(f"live: {wrong} poisoned cells stay wrong unless recalculated; {cells} formula cells of "
          f"{len(cases)} workbooks recalculated, {tally.cells - cells} of {len(edited)} edited ones "
          f"({len(orders)} different rankings): {tally.differences} differences")
    if edited and len(orders) < 2:
        print("live: the edits never change the ranking, so they prove little")
        return 1
    return 1 if tally.faults else 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 12))
