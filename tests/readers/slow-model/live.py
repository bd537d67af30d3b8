"""The scenario workbook with its cached values taken away (openpyxl saves none), recalculated by
LibreOffice, and held against the values that the program had put beside the formulas."""
import pathlib
import subprocess
import sys
import tempfile

import openpyxl

ROOT = pathlib.Path(__file__).resolve().parents[3]
sys.path.insert(0, str(ROOT / "tests" / "readers" / "workbook"))
from book import Office  # noqa: E402

PROGRAM = sys.argv[1]
SAMPLE, SCENARIOS = ROOT / "samples" / "janitorial", ROOT / "samples" / "scenarios"


def stack(*names):
    return "+".join(str(SCENARIOS / f"{name}.json") for name in names)


def values(path):
    book = openpyxl.load_workbook(path, data_only=True)
    return {(s.title, c.coordinate): c.value for s in book for row in s.iter_rows() for c in row}


def formulas(path):
    book = openpyxl.load_workbook(path)
    return [(s.title, c.coordinate) for s in book for row in s.iter_rows() for c in row
            if isinstance(c.value, str) and c.value.startswith("=")]


def differs(a, b):
    if isinstance(a, (int, float)) and isinstance(b, (int, float)):
        return abs(a - b) > 1e-6 * max(1, abs(a))
    return (a or "") != (b or "")


with tempfile.TemporaryDirectory() as name:
    here = pathlib.Path(name)
    made = here / "made.xlsx"
    subprocess.run([PROGRAM, "model", SAMPLE / "ruleset.json", *sorted((SAMPLE / "bids").glob("*")),
                    "-s", stack("floor20", "vendors-raise"), "-s", stack("floor20", "vendors-mixed"),
                    "-s", stack("steps"), "-o", made], check=True, stderr=subprocess.DEVNULL)
    want, cells = values(made), formulas(made)
    bare, edited = here / "bare.xlsx", here / "edited.xlsx"
    openpyxl.load_workbook(made).save(bare)
    book = openpyxl.load_workbook(made)
    figures = book["Figures"]
    head = [c.value for c in figures[5]]
    column = next(i for i, h in enumerate(head) if h and h.startswith("Workers below"))
    figures.cell(row=6, column=column + 1).value += 10  # of the first bid, under the first case
    book.save(edited)
    done = Office([bare, edited], here / "out", True).done()
    faults = []
    got = values(here / "out" / "bare.xlsx")
    for cell in cells:
        if differs(want[cell], got.get(cell)):
            faults.append(f"{cell}: LibreOffice {got.get(cell)!r}, the program {want[cell]!r}")
    moved = values(here / "out" / "edited.xlsx")
    changed = {cell for cell in cells if differs(got.get(cell), moved.get(cell))}
    sums = {cell for cell in changed if cell[0] == "Workers and cost"}
    if not sums or any(abs(abs(moved[c] - got[c]) - 10) > 1e-6 for c in sums):
        faults.append(f"ten workers more do not move the sums by ten: {sorted(changed)}")
    for fault in faults[:20]:
        print(fault)
    print(f"scenario workbook: {len(cells)} formulas recalculated, {len(faults)} wrong")
    sys.exit(1 if faults or len(cells) < 300 else 0)
