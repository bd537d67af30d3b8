"""The workbook of many bids, read as the file has it."""
import json
import pathlib
import re
import sys
import tempfile
from collections import Counter

import book
import variants

MOST = 60  # ranked bids that have a sheet each
SHARED = ["All bids", "All answers", "All tables"]
SPANISH = {"All bids": "Todas las ofertas", "All answers": "Todas las respuestas",
           "All tables": "Todas las tablas"}
SENTENCE = "More than 60 bids are ranked, so they share the sheet All bids in place of a sheet each."
faults = []


def expect(what, got, want):
    if got != want:
        faults.append(f"{what}: {got!r}, want {want!r}")


def case(folder, n, change=None):
    """n ranked bids, and one that is not: a ruleset and its bids as files."""
    ruleset, bids = variants.sample()
    variants.many(ruleset, bids, n)
    if change:
        change(ruleset, bids)
    folder.mkdir()
    (folder / "ruleset.json").write_text(json.dumps(ruleset))
    for i, bid in enumerate(bids):
        (folder / f"b{i:03}.json").write_text(json.dumps(bid))
    return folder / "ruleset.json", sorted(folder.glob("b*.json"))


def made(ruleset, bids, to, *options):
    run = book.evaluate(ruleset, bids, "-o", to, "--quiet", *options)
    if run.returncode > 1 or not to.exists():
        raise SystemExit(f"allbids: {to.name}: exit status {run.returncode}\n{run.stderr}")
    return book.Book(to)


def rows_of(cells, head, last):
    """Rows behind the headings in row head: [{heading: Cell}]"""
    titles = {column: cell.value for ref, cell in cells.items()
              for column, row in [re.fullmatch(r"([A-Z]+)(\d+)", ref).groups()] if row == str(head)}
    rows = {}
    for ref, cell in cells.items():
        column, row = re.fullmatch(r"([A-Z]+)(\d+)", ref).groups()
        if head < int(row) and column in titles and titles[column] not in rows.get(int(row), {}):
            rows.setdefault(int(row), {})[titles[column]] = cell
    return [rows[r] for r in sorted(rows)][:last]


def names_of(result):
    return [b["vendor"]["name"] for b in result["bids"]]


def check_edges(folder):
    for n in (MOST, MOST + 1):
        files = case(folder / f"n{n}", n)
        result = json.loads(book.evaluate(*files, "--json", "-").stdout)["lots"][0]
        expect(f"{n}: ranked", sum(b["status"] == "ranked" for b in result["bids"]), n)
        auto = made(*files, folder / f"{n}.xlsx")
        each = made(*files, folder / f"{n}-all.xlsx", "--sheets=all")
        made(*files, folder / f"{n}-auto.xlsx", "--sheets=auto")
        expect(f"{n}: --sheets=auto", (folder / f"{n}-auto.xlsx").read_bytes() == (folder / f"{n}.xlsx").read_bytes(), True)
        expect(f"{n}: --sheets=all, a sheet each", set(names_of(result)) <= set(each.sheets), True)
        expect(f"{n}: --sheets=all, shared", [s for s in SHARED if s in each.sheets], [])
        few = n <= MOST
        expect(f"{n}: shared", [s for s in SHARED if s in auto.sheets], [] if few else SHARED)
        expect(f"{n}: sheets of bids", sum(name in auto.sheets for name in names_of(result)),
               len(result["bids"]) if few else 0)
        said = [c.value for c in auto.cells("Summary").values() if isinstance(c.value, str)]
        expect(f"{n}: Summary says so", said.count(SENTENCE), 0 if few else 1)
        if few:
            expect(f"{n}: the same bytes", auto.parts == each.parts, True)
        else:
            check_rows(auto, each, result, files[0])
            check_layout(auto)
            check_spanish(files, folder, auto)


def scored(ruleset):
    """{id: title} of criteria and groups."""
    out = {}
    for key, c in ruleset.items():
        out[key] = c["title"]
        out.update(scored(c.get("criteria", {})))
    return out


def grouped(criteria):
    """Ids of groups, which are sums: their points say all."""
    for key, c in criteria.items():
        if "criteria" in c:
            yield key
            yield from grouped(c["criteria"])


def check_rows(auto, each, result, ruleset):
    titles = scored(json.loads(pathlib.Path(ruleset).read_text())["criteria"])
    groups = set(grouped(json.loads(pathlib.Path(ruleset).read_text())["criteria"]))
    rows = rows_of(auto.cells("All bids"), 6, None)
    by_bid = {}
    for row in rows:
        by_bid.setdefault(row["Bid"].value, []).append(row)
    expect("bids, in the order of the ranking", list(by_bid), [b["bid"] for b in result["bids"]])
    for bid in result["bids"]:
        own = by_bid.get(bid["bid"], [])
        expect(f"{bid['bid']}: whose rows", {r["Vendor"].value for r in own}, {bid["vendor"]["name"]})
        expect(f"{bid['bid']}: rows",
               Counter(r["Criterion"].value for r in own if r["Criterion"].value[0] != "⚑"),
               Counter([*titles.values(), "Rank and status", "Price", "Total"]))
        expect(f"{bid['bid']}: what to ask about",
               [r["Reason"].value for r in own if r["Criterion"].value[0] == "⚑"],
               [f["message"] for f in bid["flags"]])
        found = {r["Criterion"].value: r for r in own}
        rank = found["Rank and status"]["Answer or figure"]
        expect(f"{bid['bid']}: rank", (rank.value or None, rank.formula is not None),
               (bid["rank"] and float(bid["rank"]), True))
        for c in bid["criteria"]:
            row = found[titles[c["id"]]]
            if c["points"] is not None:
                points = row["Points"]
                expect(f"{bid['bid']}, {c['id']}: points", points.value, float(c["points"]))
                expect(f"{bid['bid']}, {c['id']}: live", points.formula is not None, True)
            if c["reason"] and c["id"] not in groups:
                expect(f"{bid['bid']}, {c['id']}: reason", row["Reason"].value, c["reason"])
    feeds = [c.formula for c in auto.cells("Comparison").values() if c.formula and "'All bids'!" in c.formula]
    expect("cells of Comparison that read All bids", len(feeds) > 10 * len(result["bids"]), True)
    check_same(auto, each, result)


def check_same(auto, each, result):
    """The sheets that both workbooks have say the same, whichever cells their formulas read."""
    for sheet in auto.sheets:
        if sheet in ("Summary", "Issued values", "Formula check", *SHARED):
            continue
        expect(f"{sheet}: values", {r: c.value for r, c in auto.cells(sheet).items()},
               {r: c.value for r, c in each.cells(sheet).items()})
    own = sum(c.formula is not None for b in result["bids"]
              for c in each.cells(b["vendor"]["name"]).values())
    shared = sum(c.formula is not None for s in SHARED for c in auto.cells(s).values())
    cautions = len(result["bids"]) - len(SHARED)  # one on each sheet
    expect("formulas of bids", shared, own - cautions)
    for count in ("Issued values", "Formula check"):
        labels = [Counter(c.value for r, c in b.cells(count).items() if r.startswith("C"))
                  for b in (auto, each)]
        expect(f"{count}: what it lists", labels[0], labels[1])


def check_layout(auto):
    part = auto.part(auto.sheets["All bids"])
    last = max(int(re.sub(r"\D", "", r)) for r in auto.cells("All bids"))
    expect("filter", re.search(r'<autoFilter ref="([^"]*)"', part)[1], f"A6:L{last}")
    pane = re.search(r"<pane ([^>]*)>", part)[1]
    expect("frozen", [v in pane for v in ('xSplit="3"', 'ySplit="6"', 'state="frozen"')], [True] * 3)
    links = re.findall(r'location="([^"]*)"', auto.part(auto.sheets["Price"]))
    expect("links of Price", {l.split("!")[0] for l in links}, {"'All bids'"})


def check_spanish(files, folder, english):
    spanish = made(*files, folder / "es.xlsx", "--language=es")
    names = list(spanish.sheets)
    for sheet, name in SPANISH.items():
        expect(f"Spanish name of {sheet}", name in names, True)
        numbers = [{r: c.value for r, c in b.cells(s).items() if isinstance(c.value, float)}
                   for b, s in ((spanish, name), (english, sheet))]
        expect(f"{name}: numbers", numbers[0], numbers[1])
        heads = [c.value for r, c in spanish.cells(name).items() if r in ("A1", "A2", "A6", "C6", "D6")]
        ours = [c.value for r, c in english.cells(sheet).items() if r in ("A1", "A2", "A6", "C6", "D6")]
        expect(f"{name}: English texts", [h for h in heads[:3] if h in ours], [])


def check_option(folder):
    files = case(folder / "few", 1)
    run = book.evaluate(*files, "-o", folder / "bad.xlsx", "--sheets=some")
    expect("--sheets=some", (run.returncode, run.stderr.splitlines()[0], (folder / "bad.xlsx").exists()),
           (2, "bidgauge: --sheets=some: write auto or all", False))


def damaged(ruleset, bids):
    """One bid lacks its table and an answer; one was clarified."""
    del bids[3]["answers"]["workforce"]
    bids[4]["answers"]["training_hours"] = 10
    bids[4]["clarifications"] = [{"date": "2026-03-20", "field": "training_hours", "was": 10, "now": 12,
                                  "document": "letter.pdf"}]


def check_damaged(folder):
    files = case(folder / "damaged", MOST + 3, damaged)
    auto = made(*files, folder / "damaged.xlsx")
    answers = rows_of(auto.cells("All answers"), 6, None)
    expect("the answer in force and the original one",
           [(r["Answer"].value, r["Original answer"].value) for r in answers
            if r["Bid"].value == "M-004" and "Original answer" in r and r["Original answer"].value],
           [(12.0, "10")])
    lines = rows_of(auto.cells("All tables"), 6, None)
    blank = [r["Bid"].value for r in lines
             if all(r[t].value is None for t in r if t not in ("Vendor", "Bid") and r[t].formula is None)]
    expect("a bid without its table has one blank line", len(blank), 1)


def main():
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        check_edges(folder)
        check_option(folder)
        check_damaged(folder)
    for fault in faults[:20]:
        print(f"allbids: {fault}")
    print(f"allbids: {len(faults)} faults")
    return 1 if faults else 0


sys.exit(main())
