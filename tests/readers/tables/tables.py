#!/usr/bin/env python3
"""Bids as tables (CSV). Each sample's JSON bids are written as a table in several dialects, read by
a mapping, and must give the very result of the JSON bids. The World Bank's table of awards must
give the order of evaluated prices, and the award, that were published.

usage: tables.py BIDGAUGE [SHARED_FOLDER]"""
import csv
import io
import json
import pathlib
import re
import subprocess
import sys
import tempfile
from decimal import Decimal

IDENTITY = ("bid", "vendor id", "vendor name", "solicitation", "submitted", "currency")


def run(*command):
    return subprocess.run([str(c) for c in command], capture_output=True, text=True)


def us(digits):
    whole, dot, part = digits.partition(".")
    return f"{int(whole):,}{dot}{part}"


def german(digits):
    return us(digits).translate(str.maketrans(",.", ".,"))


# A sample without bids is a register of contracts.
SAMPLES = sorted(p.parent / "ruleset.json" for p in pathlib.Path("samples").glob("*/bids"))
DIALECTS = {
    # name: (delimiter, encoding, line end, number, words for yes and no, identity in each row)
    "american": (",", "utf-8-sig", "\r\n", us, ("yes", "no"), True),
    "german": (";", "utf-16", "\r\n", german, ("ja", "nein"), False),
    "tabs": ("\t", "utf-8", "\r", str, ("TRUE", "FALSE"), True),
    "windows": ("|", "cp1252", "\n", str, ("Y", "N"), False),
}


def text_of(value, dialect, kind):
    if value is None:
        return ""
    if isinstance(value, bool):
        return dialect[4][0 if value else 1]
    if isinstance(value, float):  # a number with its digits, see load()
        return dialect[3](value.digits)
    return value


class Number(float):
    digits = ""


def number(digits):
    value = Number(digits)
    value.digits = digits
    return value


def load(path):
    return json.loads(path.read_text(), parse_float=number, parse_int=number)


def marked(value):
    if isinstance(value, Number):
        return f"@{value.digits}@"
    if isinstance(value, dict):
        return {k: marked(v) for k, v in value.items()}
    return [marked(v) for v in value] if isinstance(value, list) else value


def without_extras(bids, folder):
    """The bids as files without what a table cannot carry: evidence and clarifications."""
    for bid in bids:
        bid.pop("evidence", None)
        bid.pop("clarifications", None)
        path = folder / f"{bid['bid']}.json"
        path.write_text(re.sub(r'"@([^@"]*)@"', r"\1", json.dumps(marked(bid))))
        yield path


def table_of(bids, fields, dialect):
    """Rows by column name: one for each row of the largest table of a bid."""
    names = list(IDENTITY)
    flat = [k for k, f in fields.items() if f["type"] != "table"]
    tables = {k: list(f["columns"]) for k, f in fields.items() if f["type"] == "table"}
    names += flat + [f"{t}: {c}" for t, columns in tables.items() for c in columns]
    rows = []
    for bid in bids:
        answers = bid["answers"]
        count = max([1] + [len(answers.get(t) or []) for t in tables])
        for i in range(count):
            row = dict.fromkeys(names, "")
            row["bid"] = bid["bid"]
            if i == 0 or dialect[5]:
                row.update({"vendor id": bid["vendor"].get("id", ""),
                            "vendor name": bid["vendor"].get("name", ""),
                            "solicitation": bid.get("solicitation", ""),
                            "submitted": bid.get("submitted", ""),
                            "currency": bid.get("currency", "")})
                row.update({k: text_of(answers.get(k), dialect, fields[k]["type"]) for k in flat})
            for table, columns in tables.items():
                lines = answers.get(table) or []
                for c in columns if i < len(lines) else ():
                    row[f"{table}: {c}"] = text_of(lines[i].get(c), dialect,
                                                   fields[table]["columns"][c]["type"])
            rows.append(row)
    return names, rows


def mapping_of(name, fields, dialect):
    delimiter, encoding, _, digits, words, _ = dialect
    truth = {} if words[0] in ("yes", "TRUE") else {"words": {words[0]: True, words[1]: False}}

    def cell(column, field):
        return {"column": column, **truth} if field["type"] == "boolean" and truth else column

    mapping = {"format": "bidgauge-map/1", "delimiter": delimiter, "bid": "bid",
               "vendor": {"id": "vendor id", "name": "vendor name"}, "solicitation": "solicitation",
               "submitted": "submitted", "currency": "currency",
               "answers": {k: cell(k, f) for k, f in fields.items() if f["type"] != "table"},
               "tables": {k: {"columns": {c: cell(f"{k}: {c}", cf)
                                          for c, cf in f["columns"].items()}}
                          for k, f in fields.items() if f["type"] == "table"}}
    if encoding == "cp1252":
        mapping["encoding"] = "windows-1252"
    if digits is not str:
        mapping.update({"american": {"thousands": ","},
                        "german": {"decimal": ",", "thousands": "."}}[name])
    return mapping


def write_table(path, names, rows, dialect):
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=dialect[0], lineterminator=dialect[2])
    writer.writerow(names)
    writer.writerows([row[n] for n in names] for row in rows)
    path.write_bytes(out.getvalue().encode(dialect[1]))


def result(program, *arguments):
    done = run(program, "evaluate", *arguments, "--json", "-")
    try:
        got = json.loads(done.stdout)
    except json.JSONDecodeError:
        return None, done.stderr
    got.pop("inputs", None)
    return got, done.stderr


def samples(program, folder):
    for sample in SAMPLES:
        fields = json.loads(sample.read_text())["fields"]
        files = sorted(sample.parent.glob("bids/*.json"))
        bids = [load(f) for f in files]
        want, _ = result(program, sample, *without_extras(bids, folder))
        for name, dialect in DIALECTS.items():
            table, mapping = folder / f"{name}.csv", folder / "map.json"
            write_table(table, *table_of(bids, fields, dialect), dialect)
            mapping.write_text(json.dumps(mapping_of(name, fields, dialect)))
            got, said = result(program, sample, "--map", mapping, table)
            yield f"{sample.parent.name} as {name}", want is not None and got == want, said or "another result"
            done = run(program, "import", table, "--map", mapping, "--ruleset", sample, "-o",
                       folder / name / sample.parent.name)
            again, said = result(program, sample, *sorted((folder / name).glob(
                f"{sample.parent.name}/*/bids/*.json")))
            yield f"{sample.parent.name} as {name}, imported", want is not None and again == want, done.stderr + said


def suggestions(program, folder):
    """A table whose columns are named by the labels of the fields is mapped without a question."""
    for sample in SAMPLES:
        fields = json.loads(sample.read_text())["fields"]
        bids = [load(f) for f in sorted(sample.parent.glob("bids/*.json"))]
        dialect = DIALECTS["tabs"]
        names, rows = table_of(bids, fields, dialect)
        labels = {k: f.get("label", k) for k, f in fields.items()}
        for t, f in fields.items():
            labels.update({f"{t}: {c}": cf.get("label", c)
                           for c, cf in f.get("columns", {}).items()})
        table, mapping = folder / "labels.csv", folder / "suggested.json"
        header = [labels.get(n, n) for n in names]
        write_table(table, names, [dict(zip(names, header))] + rows, dialect)
        lines = table.read_bytes().split(b"\r", 1)
        table.write_bytes(lines[1])
        done = run(program, "import", table, "--suggest-map", "--ruleset", sample)
        mapping.write_text(done.stdout)
        suggested = json.loads(done.stdout)
        found = set(suggested.get("answers", {})) | set(suggested.get("tables", {}))
        unique = {k for k, f in fields.items() if header.count(labels[k]) == 1}
        yield f"{sample.parent.name}, suggested", unique <= found, \
            f"not found: {sorted(unique - found)}\n{done.stderr}"
        got, said = result(program, sample, "--map", mapping, table)
        yield f"{sample.parent.name}, by the suggestion", got is not None and \
            [b["status"] for lot in got["lots"] for b in lot["bids"]] != [], said


WORLD_BANK_RULES = {
    "format": "bidgauge-ruleset/1", "id": "wb", "title": "Contract awards", "currency": "NPR",
    "solicitation": {"dates": {"bids_due": "2012-01-01"}},
    "fields": {"price": {"label": "Evaluated price", "type": "money", "role": "price"}},
    "price": {"field": "price"},
    "award": {"method": "lowest_evaluated_price"},
}


def world_bank(program, shared, folder):
    path = pathlib.Path(shared) / "data/bid-tabulations/worldbank_bids_excerpt.csv"
    if not shared or not path.exists():
        print("SKIPPED: the World Bank's table (set BIDGAUGE_SHARED to the test data)")
        return
    rows = list(csv.DictReader(path.open(newline="")))
    contracts = list(dict.fromkeys(r["contract"] for r in rows))
    lots = {c: c.rsplit("/", 1)[1].lower() for c in contracts}
    currency = {c: next(r["evaluated.price.currency"] for r in rows
                        if r["contract"] == c and r["evaluated.price.currency"])
                for c in contracts}
    rules, mapping = folder / "wb.json", folder / "wb-map.json"
    rules.write_text(json.dumps({**WORLD_BANK_RULES, "lots": {
        lots[c]: {"title": c, "patch": {"currency": currency[c]}} for c in contracts}}))
    mapping.write_text(json.dumps({
        "format": "bidgauge-map/1", "thousands": ",",
        "bid": {"columns": ["contract", "bidder.name"]}, "vendor": {"name": "bidder.name"},
        "lot": {"column": "contract", "words": lots},
        "currency": "evaluated.price.currency",
        "status": {"column": "status", "words": {"Awarded": "active", "Evaluated": "active",
                                                 "Rejected": "disqualified"}},
        "status_reason": {"column": "status", "words": {
            "Awarded": None, "Evaluated": None, "Rejected": "rejected by the borrower"}},
        "answers": {"price": "evaluated.price.raw"}}))
    got, said = result(program, rules, "--map", mapping, path)
    if got is None:
        yield "World Bank", False, said
        return
    yield "World Bank: nothing to complain of", not re.search(r"error|warning", said), said
    for contract, lot in zip(contracts, got["lots"]):
        mine = [r for r in rows if r["contract"] == contract]
        prices = {r["bidder.name"]: Decimal(re.sub("[^0-9.]", "", r["evaluated.price.raw"]))
                  for r in mine if r["status"] != "Rejected"}
        order = sorted(prices, key=prices.get)
        awarded = [r["bidder.name"] for r in mine if r["status"] == "Awarded"]
        ranked = [b for b in lot["bids"] if b["rank"] is not None]
        names = [b["vendor"]["name"] if isinstance(b["vendor"], dict) else b["vendor"]
                 for b in ranked]
        yield f"World Bank {lots[contract]}: order", names == order, f"{names}\nwant {order}"
        yield f"World Bank {lots[contract]}: award", names[:1] == awarded, f"{names[:1]} {awarded}"
        yield f"World Bank {lots[contract]}: prices", \
            [Decimal(str(b["price"]["amount"])) for b in ranked] == [prices[n] for n in order], ""
        kept = {b["bid"] for b in lot["bids"]}
        yield f"World Bank {lots[contract]}: all bids kept", \
            kept == {f"{contract} / {r['bidder.name']}" for r in mine}, str(kept)
    done = run(program, "import", path, "--map", mapping, "--ruleset", rules, "-o", folder / "wb")
    files = list((folder / "wb").rglob("*.json"))
    yield "World Bank: a file a bid", len(files) == len({(r["contract"], r["bidder.name"])
                                                         for r in rows}), f"{len(files)}"
    yield "World Bank: the winner that is listed twice", done.stdout.count(
        "what row 9 says") == 1, done.stdout


def main(program, shared=""):
    passed = failed = 0
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        for part in (samples(program, folder), suggestions(program, folder),
                     world_bank(program, shared, folder)):
            for what, ok, why in part:
                passed += ok
                failed += not ok
                if not ok:
                    print(f"{what}: {why}")
    print(f"tables: {passed} passed, {failed} failed")
    return failed > 0 or passed == 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
