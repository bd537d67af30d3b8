"""Spellings of amounts through every reader that has declared marks (bids as CSV and as a workbook, a tabulation as
CSV and as a workbook, a register of contracts) and through JSON: what each means is written here by hand, from
docs/csv.md and RFC 8259. Refused is refused everywhere: no amount is made of it, and its place is named. Forms,
whose marks are not declared, have tests/readers/formcells."""
import csv
import json
import pathlib
import subprocess
import sys
import tempfile
import zipfile

PROGRAM = sys.argv[1]
REFUSED = None
# With "." for decimals and no mark between thousands.
PLAIN = [("1200", 1200), ("1200.50", 1200.5), ("0", 0), ("0.50", 0.5), (" 1200 ", 1200), ("USD 1200", 1200),
         ("1200 USD", 1200), ("$1200", 1200), ("+1200", 1200),
         ("0012", REFUSED), ("-0012", REFUSED), ("00", REFUSED), ("00.50", REFUSED), ("USD 0012", REFUSED),
         ("1,200.00", REFUSED), ("1200,00", REFUSED), ("1.200,00", REFUSED), ("1'200", REFUSED), ("1200 00", REFUSED),
         ("1e3", REFUSED), ("1E+3", REFUSED), ("0x10", REFUSED), ("NaN", REFUSED), ("inf", REFUSED), ("5.", REFUSED),
         ("1200.00.00", REFUSED), ("12O0", REFUSED), ("\uff11\uff12\uff10\uff10", REFUSED), ("\u0661\u0662", REFUSED),
         ("=50+50", REFUSED), ("(1200)", REFUSED), ("EUR 1200", REFUSED), ("1200 EUR", REFUSED), ("1200 %", REFUSED),
         ("1200-1300", REFUSED), ("1200 a year", REFUSED), ("#REF!", REFUSED), ("--5", REFUSED), ("free", REFUSED)]
# With "." for decimals and "," between thousands.
GROUPED = [("1,200.00", 1200), ("1,200", 1200), ("1200", 1200), ("1,200,000.5", 1200000.5),
           ("1,20,000", REFUSED), ("1200,00", REFUSED), ("12,00", REFUSED), ("0,012", REFUSED), ("0,012.5", REFUSED),
           ("1.200,00", REFUSED), (",200", REFUSED), ("1,,200", REFUSED), ("0012", REFUSED)]
# With "," for decimals and "." between thousands.
CONTINENTAL = [("1.200,00", 1200), ("1200,5", 1200.5), ("1.200.000", 1200000),
               ("1,200.00", REFUSED), ("1200.50", REFUSED), ("0.012", REFUSED), ("0012,5", REFUSED), ("1,2,3", REFUSED)]
DIALECTS = [({}, PLAIN), ({"decimal": ".", "thousands": ","}, GROUPED), ({"decimal": ",", "thousands": "."}, CONTINENTAL)]
# Numbers as JSON has them; what JSON does not have makes the file unreadable.
TOKENS = [("1200", 1200), ("1200.50", 1200.5), ("1.2e3", 1200), ("-0", 0), ("0.5", 0.5),
          ("0012", REFUSED), ("-012", REFUSED), ("+5", REFUSED), (".5", REFUSED), ("5.", REFUSED), ("0x10", REFUSED),
          ("NaN", REFUSED), ("Infinity", REFUSED), ("1e400", REFUSED), ("1e-400", REFUSED), ("1,200", REFUSED),
          ("[1200]", REFUSED), ('"1200"', REFUSED), ('"0012"', REFUSED), ('"1,200.00"', REFUSED), ("true", REFUSED)]

RULES = {"format": "bidgauge-ruleset/1", "id": "numbers", "title": "Numbers", "currency": "USD",
         "solicitation": {"reference": "N-1", "dates": {"bids_due": "2026-03-13"}},
         "fields": {"price": {"label": "Price", "type": "money", "role": "price"},
                    "start": {"label": "Start", "type": "date"}},
         "price": {"field": "price", "weight": 100, "formula": "lowest_proportion"},
         "award": {"method": "highest_score", "ties": ["lowest_price"]}}
FAILED = []


def check(what, want, got):
    if want != got:
        FAILED.append(f"{what}: {got!r}, not {want!r}")


def run(*words):
    return subprocess.run([PROGRAM, *map(str, words)], capture_output=True, text=True, check=False)


def written(folder, name, rows):
    path = folder / name
    if name.endswith(".csv"):
        with open(path, "w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(rows)
        return path
    import openpyxl
    book = openpyxl.Workbook()
    for r, row in enumerate(rows, 1):
        for c, value in enumerate(row, 1):
            cell = book.active.cell(r, c)
            cell.value = value
            cell.data_type = "s" if isinstance(value, str) else cell.data_type  # "=50+50" as a text
    book.save(path)
    return path


def prices(folder, path, mapping):
    """What `import` makes of the file: {bid: amount or text}, and its messages."""
    (folder / "map.json").write_text(json.dumps(mapping))
    into = folder / f"{path.name}-out"
    done = run("import", path, "--map", folder / "map.json", "--ruleset", folder / "rules.json", "-o", into)
    bids = [json.loads(p.read_text()) for p in into.rglob("*.json")] if into.exists() else []
    return {b["bid"]: b["answers"].get("price") for b in bids}, done


def compare(name, cases, got, said):
    for n, (text, want) in enumerate(cases):
        have = got.get(f"B{n}", "no bid")
        if want is REFUSED:
            check(f"{name}: {text!r} is no amount", False, isinstance(have, (int, float)))
            check(f"{name}: {text!r} is refused aloud", True, any(
                line.startswith("refused: ") and text.strip()[:8] in line for line in said.splitlines()))
        else:
            check(f"{name}: {text!r}", want, have)


def tables(folder, kind):
    for n, (marks, cases) in enumerate(DIALECTS):
        rows = [["bid", "price"]] + [[f"B{i}", text] for i, (text, _) in enumerate(cases)]
        path = written(folder, f"bids{n}.{kind}", rows)
        got, done = prices(folder, path, {"format": "bidgauge-map/1", "delimiter": ",", **marks, "bid": "bid",
                                          "answers": {"price": "price"}})
        compare(f"bids as .{kind}", cases, got, done.stdout)


def tabulations(folder, kind):
    for n, (marks, cases) in enumerate(DIALECTS):
        names = [f"B{i}" for i in range(len(cases))]
        amounts = [text for text, _ in cases]
        rows = [["", ""] + names, ["Item", "Description"] + ["Amount"] * len(cases),
                ["1", "Work"] + amounts, ["", "Total"] + amounts]
        path = written(folder, f"tab{n}.{kind}", rows)
        mapping = {"format": "bidgauge-map/1", **marks, "bidders_in": "columns",
                   "rows": {"bidders": 1, "header": 2, "totals": ["Total"]},
                   "lines": {"item": "Item", "description": "Description", "amount": "Amount"}}
        if kind == "csv":
            mapping["delimiter"] = ","
        got, done = prices(folder, path, mapping)
        compare(f"tabulation as .{kind}", cases, got, done.stdout)


def register(folder):
    """A row whose amount is refused is listed with its number, and is in no figure."""
    sample = "samples/register/"
    head = ["contract", "vendor", "area", "amount", "occupation", "headcount"]
    for marks, cases in [({"decimal": "."}, PLAIN[:20]), ({"decimal": "."}, PLAIN[20:])] + DIALECTS[1:]:
        path = written(folder, "register.csv", [head] + [
            [f"C-{i}", "Ash (invented)", "Harbor County", text, "37-2011", "3"] for i, (text, _) in enumerate(cases)])
        rows = [["what", "column", "holds", "value"]] + [[name, name, "", ""] for name in head] + [
            [key, "", "", value] for key, value in marks.items()]
        columns = written(folder, "columns.csv", rows)
        done = run("model", sample + "ruleset.json", "--register", path, "--wages", sample + "wages.csv",
                   "--register-map", columns, "--json", folder / "register.json")
        for i, (text, want) in enumerate(cases):
            said = any(f"row {i + 2}," in line and "error" in line for line in done.stderr.splitlines())
            check(f"register: {text!r} is refused ({marks})", want is REFUSED, said)


def tokens(folder):
    for text, want in TOKENS:
        path = folder / "bid.json"
        path.write_text('{"format": "bidgauge-bid/1", "bid": "B", "vendor": {"name": "Ash (invented)"}, '
                        f'"answers": {{"price": {text}}}}}')
        done = run("evaluate", folder / "rules.json", path, "--json", folder / "out.json")
        bid = json.loads((folder / "out.json").read_text())["lots"][0]["bids"][0]
        check(f"JSON {text}", want, bid.get("price", {}).get("amount") if bid["rank"] else REFUSED)
        check(f"JSON {text}: said", want is REFUSED, "error" in done.stderr)


def main():
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        (folder / "rules.json").write_text(json.dumps(RULES))
        kinds = ["csv"]
        try:
            import openpyxl
            kinds.append("xlsx")
        except ImportError:
            print("SKIPPED: workbooks: openpyxl is not installed")
        for kind in kinds:
            tables(folder, kind)
            tabulations(folder, kind)
        register(folder)
        tokens(folder)
    for line in FAILED:
        print("FAIL " + line)
    print(f"amounts: {len(FAILED)} failed")
    return 1 if FAILED else 0


if __name__ == "__main__":
    sys.exit(main())
