"""Formulas over a page that is streamed have a value that whoever streams it has counted
(bg_formula_streamed): a register with more lines than are live, and a comparison with more bids than have a
sheet each. LibreOffice works every one of them out from a wrong value, as they are and with answers changed."""
import json
import math
import pathlib
import subprocess
import sys
import tempfile

import book
import variants

CONTRACTS, BIDS = 5200, 70


def register(folder):
    """Two cases of so many contracts: Lines and Contracts are long."""
    subprocess.run([sys.executable, "tests/tools/make_register.py", str(CONTRACTS), folder], check=True)
    to = folder / "register.xlsx"
    subprocess.run([book.program(), "model", "samples/register/ruleset.json", "--register",
                    folder / "contracts.csv", "--wages", folder / "wages.csv", "-s",
                    "samples/register/floor20.json", "-o", to, "-q"], check=True)
    return to


def comparison(folder):
    ruleset, bids = variants.sample()
    variants.many(ruleset, bids, BIDS)
    (folder / "ruleset.json").write_text(json.dumps(ruleset))
    for i, bid in enumerate(bids):
        (folder / f"b{i:03}.json").write_text(json.dumps(bid))
    to = folder / "comparison.xlsx"
    run = book.evaluate(folder / "ruleset.json", sorted(folder.glob("b*.json")), "-o", to, "--quiet")
    if run.returncode > 1:
        raise SystemExit(f"streamed: exit status {run.returncode}\n{run.stderr}")
    return to


def same(want, got):
    if isinstance(want, str) or isinstance(got, str) or want is None or got is None:
        return (want or "") == (got or "")
    return math.isclose(want, got, rel_tol=1e-9, abs_tol=1e-9)


def main():
    faults = cells = 0
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        written = [register(folder), comparison(folder)]
        for path in written:
            book.poison(path, folder / f"poisoned-{path.name}")
        done = book.Office([folder / f"poisoned-{path.name}" for path in written], folder / "out", True).done(1200)
        sheets = {"register.xlsx": ("Coverage", "Lines"), "comparison.xlsx": ("Formula check", "Issued values")}
        for path in written:
            want, got = book.Book(path).formulas(), done[f"poisoned-{path.name}"].formulas()
            for place, cell in want.items():
                if place[0] not in sheets[path.name]:
                    continue
                cells += 1
                there = got.get(place)
                if there is None or there.kind == "e" or not same(cell.value, there.value):
                    faults += 1
                    if faults < 8:
                        print(f"{path.name}: {place}: want {cell.value!r}, got {there and there.value!r}")
    print(f"streamed totals: {cells - faults} cells passed, {faults} failed")
    return faults > 0 or cells < 10000


if __name__ == "__main__":
    sys.exit(main())
