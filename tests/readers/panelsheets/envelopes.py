"""Two envelopes: the forms that `record publish` writes, filled in by openpyxl, one received and opened after
the other; what belongs in the other envelope; lots; an addendum. The totals are those of docs/panel.md."""
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile

import case
import world
from case import AT, check, head, log, said, totals
from world import BIDS, METHODS, PEOPLE, TOTALS, run, write


def marks(path):
    """{mark: (sheet, row)} of a form, and the columns of answers by sheet."""
    book = world.openpyxl.load_workbook(path)
    rows, answers, columns = {}, {}, {}
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                text = cell.value if isinstance(cell.value, str) else ""
                if text == "bg:answer":
                    answers[sheet.title] = cell.column
                elif text.startswith(("bg:field:", "bg:bidder:")):
                    rows[text.split(":")[2]] = (sheet.title, cell.row)
                elif text.startswith("bg:column:"):
                    columns[sheet.title, text.split(":")[2]] = (cell.row, cell.column)
                elif text.startswith("bg:"):
                    rows[text] = (sheet.title, cell.row)
    return book, rows, answers, columns


def fill(path, answers, target):
    book, rows, column, columns = marks(path)
    for key, value in answers.items():
        if isinstance(value, list):  # a table: its first row is two below the marks
            for i, line in enumerate(value):
                for name, cell in line.items():
                    sheet = next(s for s, n in columns if n == name)
                    row, at = columns[sheet, name]
                    book[sheet].cell(row + 2 + i, at).value = cell
            continue
        sheet, row = rows[key]
        book[sheet].cell(row, column[sheet]).value = value
    book.save(target)


def by_soffice(path):
    """Saved once more by LibreOffice, where it is installed and asked for."""
    if not shutil.which("soffice") or "soffice" not in sys.argv:
        return
    with tempfile.TemporaryDirectory() as out:
        subprocess.run(["soffice", "--headless", f"-env:UserInstallation=file://{out}/home", "--convert-to",
                        "xlsx:Calc MS Excel 2007 XML", "--outdir", out, path], check=True, capture_output=True)
        shutil.move(f"{out}/{pathlib.Path(path).name}", path)


def publish(folder, **more):
    write(folder, "rules.json", case.case_rules(**more))
    run(folder, "record", "start", "case", "rules.json", "--by=J. Doe", "--at=2026-01-10T09:00Z")
    return run(folder, "record", "publish", "case", "--at=2026-01-11T09:00Z")


def panel_to_lock(folder):
    whole = world.panel_file()
    write(folder, "scores.json", dict(whole, agreed=[]))
    write(folder, "panel.json", whole)
    run(folder, "panel", "read", "case", "scores.json", AT)
    run(folder, "panel", "meeting", "case", AT)
    run(folder, "panel", "read", "case", "panel.json", AT)
    run(folder, "panel", "lock", "case", AT)


def forms(folder):
    done = publish(folder)
    written = [f"case/published/form-1-{e}.xlsx" for e in ("quality", "price")]
    check("forms are told", case.lines(done, "written"), written)
    check("and are in the entry", [f["path"] for f in log(folder)[-1]["files"]],
          ["published/ruleset-1.json"] + [w[5:] for w in written])
    asked = [{k for k in marks(pathlib.Path(folder, w))[1] if not k.startswith("bg:")} - {
        "vendor_name", "vendor_id", "bid_id", "contact", "submitted"} for w in written]
    check("what each asks", asked, [{"method", "training"}, {"price"}])
    tables = [sorted({name for _, name in marks(pathlib.Path(folder, w))[3]} & {"job", "people"}) for w in written]
    check("and the table", tables, [["job", "people"], []])
    text = "".join(world.parts(pathlib.Path(folder, written[0])).values())
    check("no question of a price in the form of quality", "bg:field:price" in text, False)
    check("it says so", "write no price in this one" in text, True)
    for b, (name, price) in BIDS.items():
        fill(pathlib.Path(folder, written[0]),
             {"vendor_name": name, "contact": "J", "method": METHODS[b], "training": f"{name} trains its people",
              "crew": [{"job": "Cleaner", "people": 4}, {"job": "Lead", "people": 1}]},
             pathlib.Path(folder, f"{b}-quality.xlsx"))
        fill(pathlib.Path(folder, written[1]), {"vendor_name": name, "contact": "J", "price": price},
             pathlib.Path(folder, f"{b}-price.xlsx"))
        by_soffice(pathlib.Path(folder, f"{b}-quality.xlsx"))
        by_soffice(pathlib.Path(folder, f"{b}-price.xlsx"))
        run(folder, "record", "receive", "case", f"{b}-quality.xlsx", f"{b}-price.xlsx", "--at=2026-03-12T09:00Z")
    run(folder, "record", "open", "case", "--at=2026-03-13T17:00Z")
    panel_to_lock(folder)
    run(folder, "record", "open-prices", "case", AT)
    totals(folder, TOTALS)


def not_parsed(folder):
    """A file of prices that is no bid at all is taken in, and found out when prices are opened."""
    publish(folder)
    case.bid_files(folder)
    write(folder, "C-price.json", "this is no JSON")
    for b in BIDS:
        run(folder, "record", "receive", "case", f"{b}-quality.json", f"{b}-price.json", "--at=2026-03-12T09:00Z")
    run(folder, "record", "open", "case", "--at=2026-03-13T17:00Z")
    panel_to_lock(folder)
    done = run(folder, "record", "open-prices", "case", AT, status=1)
    check("found when opened", [line for line in said(done) if "C-price" in line][:1] != [], True)
    check("prices are open", log(folder)[-1]["do"], "open_prices")


def wrong_envelope(folder):
    publish(folder)
    case.bid_files(folder)
    quality = json.loads(pathlib.Path(folder, "A-quality.json").read_text())
    quality["answers"]["price"] = 1
    write(folder, "A-quality.json", quality)
    price = json.loads(pathlib.Path(folder, "B-price.json").read_text())
    price["answers"]["training"] = "Better training, thought of later"
    write(folder, "B-price.json", price)
    for b in BIDS:
        run(folder, "record", "receive", "case", f"{b}-quality.json", f"{b}-price.json", "--at=2026-03-12T09:00Z")
    done = run(folder, "record", "open", "case", "--at=2026-03-13T17:00Z", status=1)
    check("a price in the file of quality", said(done),
          ['error E822: received/1/A-quality.json answers "price", which belongs in the envelope of prices: bid A must '
           "not show it now, and the answer does not count".replace('"price"', '"Price"')])
    check("bids are open", log(folder)[-1]["do"], "open")
    panel_to_lock(folder)
    done = run(folder, "record", "open-prices", "case", AT, status=1)
    check("quality in the file of prices", said(done),
          ['error E822: received/1/B-price.json answers "Training", which belongs in the envelope of quality, and quality '
           "is locked: the answer of bid B does not count"])
    totals(folder, TOTALS)  # by the price of the envelope of prices, 52,000


def lots(folder):
    """Two lots with the same questions: two forms, sheets and workbooks for each; one declaration for both."""
    rules = case.case_rules()
    rules["lots"] = {"north": {"title": "North"}, "south": {"title": "South"}}
    write(folder, "rules.json", rules)
    run(folder, "record", "start", "case", "rules.json", "--by=J. Doe", "--at=2026-01-10T09:00Z")
    done = run(folder, "record", "publish", "case", "--at=2026-01-11T09:00Z")
    check("a form for each lot and envelope", case.lines(done, "written"),
          [f"case/published/form-1-{e}-{lot}.xlsx" for lot in ("north", "south") for e in ("quality", "price")])
    for e, name in PEOPLE.items():
        run(folder, "panel", "appoint", "case", e, *name.split(), "--at=2026-01-12T09:00Z")
    for b in world.bids():
        for lot in ("north", "south"):
            name = f"{b['bid']}{lot[0].upper()}"
            quality = dict(b, bid=name, answers={},
                           lots={lot: {"answers": {k: v for k, v in b["answers"].items() if k != "price"}}})
            price = dict(b, bid=name, answers={}, lots={lot: {"answers": {"price": b["answers"]["price"]}}})
            write(folder, f"{name}-quality.json", quality)
            write(folder, f"{name}-price.json", price)
            run(folder, "record", "receive", "case", f"{name}-quality.json", f"{name}-price.json", "--at=2026-03-12T09:00Z")
    run(folder, "record", "open", "case", "--at=2026-03-13T17:00Z")
    run(folder, "panel", "declarations", "case", AT)
    both = [b + lot for b in BIDS for lot in "NS"]
    files = []
    for e, name in PEOPLE.items():
        sheets = world.Sheets(pathlib.Path(folder, f"case/out/declaration-{e}.xlsx"))
        check(f"{e}: the bidders of both lots", set(sheets.tables["interests"]["Interests"][1]), {("-", b) for b in both})
        cells = [world.cell(sheets, "about", ("-", "name"), "answer", name),
                 world.cell(sheets, "about", ("-", "date"), "answer", "2026-03-16", "date"),
                 world.cell(sheets, "about", ("-", "confidential"), "answer", "Yes")]
        cells += [world.cell(sheets, "interests", ("-", b), "interest", "No") for b in both]
        world.by_openpyxl(pathlib.Path(folder, f"case/out/declaration-{e}.xlsx"), cells, pathlib.Path(folder, f"d-{e}.xlsx"))
        files.append(f"d-{e}.xlsx")
    run(folder, "panel", "read", "case", *files, AT)
    done = run(folder, "panel", "sheets", "case", AT)
    check("a sheet for each and lot", case.lines(done, "written"),
          [f"case/out/sheet-{e}-{lot}.xlsx" for lot in ("north", "south") for e in PEOPLE])
    files = []
    for i, e in enumerate(PEOPLE):
        for lot in ("north", "south"):
            source = pathlib.Path(folder, f"case/out/sheet-{e}-{lot}.xlsx")
            sheets = world.Sheets(source)
            cells = [world.cell(sheets, "about", ("-", "name"), "answer", PEOPLE[e])]
            for c in world.SCORES:
                for b in BIDS:
                    place = (c, b + lot[0].upper())
                    points = world.SCORES[c][b][i]
                    cells += [world.cell(sheets, "scores", place, "level", world.LEVELS[points]),
                              world.cell(sheets, "scores", place, "reason", world.reason(e, c, b))]
            world.by_openpyxl(source, cells, pathlib.Path(folder, f"s-{e}-{lot}.xlsx"))
            files.append(f"s-{e}-{lot}.xlsx")
    run(folder, "panel", "read", "case", *files, AT)
    done = run(folder, "panel", "meeting", "case", AT)
    check("a workbook for each lot", case.lines(done, "written"), [f"case/out/meeting-{lot}.xlsx" for lot in ("north", "south")])
    for lot in ("north", "south"):
        source = pathlib.Path(folder, f"case/out/meeting-{lot}.xlsx")
        sheets = world.Sheets(source)
        cells = []
        for c in world.AGREED:
            for b in BIDS:
                put = lambda column, value: cells.append(world.cell(sheets, "meeting", (c, b + lot[0].upper()), column, value))
                put("level", world.LEVELS[world.AGREED[c][b]])
                put("reason", world.agreed_reason(c, b) + " " + lot)
                put("document", "bid.pdf")
                put("page", "page 4")
                if c == "method":
                    put("look-access", world.FINDINGS[b][0].capitalize())
                    put("look-hours", world.FINDINGS[b][1].capitalize())
        world.by_openpyxl(source, cells, pathlib.Path(folder, f"m-{lot}.xlsx"))
    run(folder, "panel", "read", "case", "m-north.xlsx", "m-south.xlsx", AT)
    run(folder, "panel", "lock", "case", AT)
    run(folder, "record", "open-prices", "case", AT)
    for lot in ("north", "south"):
        key = lot[0].upper()
        write(folder, f"decision-{lot}.json",
              {"format": "bidgauge-award/1", "lot": lot, "chosen": "A" + key, "by": "M. Okafor",
               "because": "Rope access and evening shifts reach every window without closing the square",
               "tradeoff": {b + key: "the difference buys access that lifts do not give here" for b in "BC"}})
    run(folder, "record", "decide", "case", "decision-north.json", "decision-south.json", "--at=2026-03-24T09:00Z")
    run(folder, "record", "finish", "case", "--at=2026-03-25T09:00Z")
    record = json.loads(pathlib.Path(folder, "case/out/record.json").read_text())
    got = {lot["lot"]: {b["bid"]: f'{float(b["total"]):.2f}' for b in lot["bids"] if b.get("total") is not None}
           for lot in record["result"]["lots"]}
    check("totals of both lots", got, {lot: {b + lot[0].upper(): t for b, t in TOTALS.items()} for lot in ("north", "south")})
    done = run(folder, "verify", "case", "--head=" + head(folder))
    check("verified with lots", [line for line in done.stdout.splitlines() if line.startswith(("result", "outputs", "verified"))],
          ["result    evaluated again with bidgauge 0.1.0: the same for 6 of 6 bids",
           "outputs   comparison.xlsx: the same bytes", "verified"])


if __name__ == "__main__":
    chosen = [globals()[n] for n in sys.argv[1:] if n in globals()]
    for one in chosen or [forms, not_parsed, wrong_envelope, lots]:
        with tempfile.TemporaryDirectory() as work:
            one(work)
    print(f"two envelopes: {case.passed} passed, {case.failed} failed")
    sys.exit(1 if case.failed or not case.passed else 0)
