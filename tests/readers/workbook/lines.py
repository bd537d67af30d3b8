"""Price lines: amounts and totals of the sheet, against sums that are made here in exact fractions from
docs/ruleset.md: quantity times unit price; a stated amount within half a cent of it counts as it is
stated; without both, the stated amount; options are left out; a line without an amount is no price."""
import json
import pathlib
import subprocess
import sys
import tempfile
import warnings
from decimal import ROUND_HALF_UP, Decimal

import openpyxl

import variants

PROGRAM = sys.argv[1]
CENT = Decimal("0.01")


def number(value):
    return None if value is None else Decimal(str(value))


def amount(row):
    quantity, unit, stated = (number(row.get(k)) for k in "qum")
    if quantity is None or unit is None:
        return stated
    product = quantity * unit
    if stated is not None and product != stated and abs(product - stated) <= CENT / 2:
        return stated.quantize(CENT, ROUND_HALF_UP)
    return product


def total(rows):
    amounts = [amount(row) for row in rows]
    if None in amounts:
        return None
    return sum(a for a, row in zip(amounts, rows) if not row.get("o"))


def main():
    ruleset, bids = variants.sample()
    variants.lines(ruleset, bids)
    bids[4]["answers"]["lines"] = [dict(r) for r in bids[4]["answers"]["lines"]]
    bids[4]["answers"]["lines"][0].pop("u")  # incomplete
    faults = 0

    def check(what, want, got):
        nonlocal faults
        if want != got:
            faults += 1
            print(f"lines: {what}: {got}, want {want}")

    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        (folder / "r.json").write_text(json.dumps(ruleset))
        (folder / "b.jsonl").write_text("\n".join(json.dumps(b) for b in bids))
        done = subprocess.run([PROGRAM, "evaluate", folder / "r.json", folder / "b.jsonl", "-o",
                               folder / "o.xlsx", "--json", folder / "o.json"], capture_output=True, text=True)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = openpyxl.load_workbook(folder / "o.xlsx", data_only=True)
    if "Price lines" not in book.sheetnames:
        print("lines: there is no sheet Price lines", done.stderr)
        return 1
    sheet = book["Price lines"]
    rows = {sheet.cell(r, 2).value: r for r in range(7, 7 + 5)}
    end = next(r for r in range(7, 40) if any(str(c.value).startswith("Total of the lines") for c in sheet[r]))
    columns = {c.value: c.column for c in sheet[5] if c.value}
    prices = {book["Price"].cell(r, 2).value: book["Price"].cell(r, 3).value for r in range(5, 30)}
    check("lines", {"Cleaning", "Windows", "Floors", "Bonds", "Snow"}, set(rows))
    check("bids", len(bids), len(columns))
    for bid in bids:
        vendor, lines = bid["vendor"]["name"], bid["answers"]["lines"]
        column = columns[vendor]
        for row in lines:
            got = number(sheet.cell(rows[row["item"]], column).value or None)
            check(f"{vendor}, {row['item']}", amount(row), got)
        for item in rows.keys() - {row["item"] for row in lines}:
            check(f"{vendor}, {item}", None, sheet.cell(rows[item], column).value)
        want = total(lines)
        check(f"{vendor}: total", want, number(sheet.cell(end, column).value or None))
        check(f"{vendor}: price", want, number(prices[vendor] or None))
    check("figures that differ on Formula check", 0, book["Formula check"]["D4"].value)
    print(f"lines: {len(bids)} bids: {faults} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
