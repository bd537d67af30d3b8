#!/usr/bin/env python3
"""Tabulations that the Port of Portland published (see the manifest of the test data). Each is read with
the mapping that is suggested for it, as it comes, and with one mapping that fits them all. The totals
and the order must be those of the sheet Summary, which is read here by openpyxl and by the program only
to be compared; a bid that the port marked as not responsive is taken out by the mapping's statuses.

usage: portland.py BIDGAUGE FOLDER"""
import json
import pathlib
import re
import subprocess
import sys
import tempfile
from decimal import Decimal

try:
    import openpyxl
except ImportError:
    print("SKIPPED: the published tabulations (python3-openpyxl is not there)")
    sys.exit(0)

PROGRAM, FOLDER = sys.argv[1], pathlib.Path(sys.argv[2])

# One mapping for all: what is where is found by the names of the columns.
ALL = {"format": "bidgauge-map/1", "bidders_in": "columns", "decimal": ".", "thousands": ",",
       "marks": ["*", "^"], "missing": ["Not provided"], "rows": {"totals": ["Total Amount"]},
       "lines": {"item": "Item No.", "description": "Item Description",
                 "quantity": "Estimated Quantity", "unit": "Units", "unit_price": "Unit Price",
                 "amount": "Total Price"}}

# By hand, from the sheets Summary: the first bids in their order, in cents.
PUBLISHED = {
    "2015D006.xlsx": [184327500, 189724750, 191013200, 193514900, 199419000, 204771500, 214827500,
                      216230000],
    "2018D015.xlsx": [59601600, 73973900, 79377700, 79378822, 85905400, 89686500],
    "2024D045.xlsx": [68110710, 69733180, 94506270, 134713150],
    "lift-station.xlsx": [83723250],
    "ttd-runway-25.xlsx": [62465051, 87322222]}


def rules(schedule):
    out = {"format": "bidgauge-ruleset/1", "id": "works", "title": "Works", "currency": "USD",
           "solicitation": {"dates": {"bids_due": "2026-01-31"}},
           "fields": {"price": {"label": "Total", "type": "money", "role": "price"}},
           "criteria": {}, "price": {"field": "price"},
           "award": {"method": "lowest_evaluated_price", "ties": []}}
    if schedule:
        out["fields"]["lines"] = {"label": "Lines", "type": "table", "columns": {
            "item": {"label": "Item", "type": "text"}, "qty": {"label": "Quantity", "type": "number"},
            "up": {"label": "Unit price", "type": "money"},
            "ext": {"label": "Amount", "type": "money"}}}
        out["price"]["schedule"] = {"field": "lines", "quantity": "qty", "unit_price": "up",
                                    "amount": "ext", "governs": "lines"}
    return out


def cents(value):
    text = re.sub(r"[$,*^\s]", "", str(value))
    return int((Decimal(text) * 100).to_integral_value()) if text else None


def summary(path):
    """{bidder: cents} of the sheet Summary, in its order; and who has a mark."""
    sheet = openpyxl.load_workbook(path, data_only=True)["Summary"]
    totals, marked = {}, []
    for row in sheet.iter_rows(min_row=8, values_only=True):
        name, total = row[0], row[1]
        if name and total is not None and "Estimate" not in name:
            totals[" ".join(name.split())] = cents(total)
            if str(total).endswith("*"):
                marked.append(" ".join(name.split()))
    return totals, marked


def run(*command):
    return subprocess.run([PROGRAM, *map(str, command)], capture_output=True, text=True)


def evaluated(ruleset, mapping, path):
    done = run("evaluate", ruleset, "--map", mapping, path, "--json", "-")
    lot = json.loads(done.stdout)["lots"][0]
    ranked = sorted((b for b in lot["bids"] if b["rank"]), key=lambda b: b["rank"])
    return [(b["vendor"]["name"], int(Decimal(str(b["price"]["amount"])) * 100)) for b in ranked], done


def check(path, folder):
    published, marked = summary(path)
    assert list(published.values())[:len(PUBLISHED[path.name])] == PUBLISHED[path.name], published
    mappings = {"suggested": None, "for all": ALL}
    for schedule in (False, True):
        ruleset = folder / "rules.json"
        ruleset.write_text(json.dumps(rules(schedule)))
        suggested = run("import", path, "--suggest-map", "--ruleset", ruleset)
        assert suggested.returncode == 0, suggested.stderr
        mappings["suggested"] = json.loads(suggested.stdout)
        for name, mapping in mappings.items():
            if path.name == "lift-station.xlsx" and name == "for all":
                mapping = {**mapping, "sheets": ["Base Bid Tabulation"]}
            file = folder / "map.json"
            file.write_text(json.dumps(mapping))
            order, done = evaluated(ruleset, file, path)
            assert order == list(published.items()), (name, order, published, done.stderr)
            assert "Engineer's Estimate" not in done.stdout, name
            assert "differs" not in done.stdout, done.stdout
            if marked:
                assert name == "for all" or "W690" in done.stderr, done.stderr
                file.write_text(json.dumps({**mapping, "statuses": {
                    marked[0]: {"status": "disqualified", "reason": "not responsive"}}}))
                order, done = evaluated(ruleset, file, path)
                assert order == [(n, t) for n, t in published.items() if n != marked[0]], order
                assert "W690" not in done.stderr, done.stderr
        if path.name != "lift-station.xlsx":
            assert f"{len(published)} of {len(published)} totals" in suggested.stderr, suggested.stderr
    if path.name == "lift-station.xlsx":  # the alternate, by itself
        file.write_text(json.dumps({**ALL, "sheets": ["Alternate Bid Tabulation"]}))
        order, done = evaluated(ruleset, file, path)
        assert order == [("MJ Hughes Construction, Inc.", 92486000)], (order, done.stderr)


def main():
    passed = failed = 0
    for path in sorted(FOLDER.glob("*.xlsx")):
        if path.name.startswith("~$") or path.name not in PUBLISHED:
            continue
        with tempfile.TemporaryDirectory() as folder:
            try:
                check(path, pathlib.Path(folder))
                passed += 1
            except (AssertionError, KeyError, json.JSONDecodeError) as fault:
                failed += 1
                print(f"{path.name}: {type(fault).__name__} {str(fault)[:2500]}")
    print(f"published tabulations: {passed} passed, {failed} failed")
    return 1 if failed or not passed else 0


sys.exit(main())
