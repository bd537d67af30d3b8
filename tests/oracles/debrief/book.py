"""The workbook of a decision: filled in by openpyxl and read back. The same decision as a file and as a workbook comes to
the same; what is wrong is said by its cell."""
import json, shutil
import openpyxl
import case as kit
from case import check, run, said

DECISION = json.loads((kit.SAMPLE / "decision.json").read_text(encoding="utf-8"))
NAMES = {"alder": "Alder Window Care (invented)", "birch": "Birch Facade Services (invented)",
         "cedar": "Cedar Cleaning Cooperative (invented)", "dogwood": "Dogwood Property Care (invented)"}
CODES = ("E751", "E752", "W753", "E754", "E755", "E756", "W757", "E759", "E864", "E865", "W767")
AT = "2026-03-26T09:00Z"


def rows(sheet, column):
    """The row of each bid by what its hidden place says."""
    found = {}
    for row in sheet.iter_rows(min_row=6):
        place = str(row[column].value or "")
        if place.startswith("- - "):
            found[place.split(" ", 3)[3]] = row[0].row
    return found


def fill(source, to, change=lambda book, bids: None):
    book = openpyxl.load_workbook(source)
    decision, bids = book["Decision"], book["Bids"]
    at = rows(bids, 11)
    decision["B6"], decision["B7"], decision["B8"] = NAMES[DECISION["chosen"]], DECISION["by"], DECISION["because"]
    for bid, why in DECISION["tradeoff"].items():
        bids.cell(at[bid], 9).value = why
    change(book, at)
    book.save(to)
    return to


def same_outcome(work, priced):
    cases = {}
    for kind in ("file", "workbook"):
        cases[kind] = work / kind
        shutil.copytree(priced, cases[kind])
    result = run("record", "decide", cases["workbook"], at=AT)
    check("the workbook is written", (result.returncode, (cases["workbook"] / "out/decision.xlsx").exists()), (0, True))
    check("and told", f"next  fill in {cases['workbook']}/out/decision.xlsx; then record decide" in result.stdout)
    check("no entry yet", 'state "priced"' in result.stdout)
    empty = openpyxl.load_workbook(cases["workbook"] / "out/decision.xlsx")
    yellow = [c.coordinate for sheet in empty for row in sheet.iter_rows() for c in row
              if c.fill.fgColor.rgb == "FFFFF2CC" and c.value is not None]
    check("nothing is filled in beforehand", yellow, [])
    filled = fill(cases["workbook"] / "out/decision.xlsx", work / "filled.xlsx")
    check("read back", said(run("record", "decide", cases["workbook"], filled, at=AT), *CODES), [])
    check("as a file", said(run("record", "decide", cases["file"], kit.SAMPLE / "decision.json", at=AT), *CODES), [])
    records = []
    for kind in ("file", "workbook"):
        check(f"finish, {kind}", run("record", "finish", cases[kind], at="2026-03-26T10:00Z").returncode, 0)
        record = json.loads((cases[kind] / "out/record.json").read_text(encoding="utf-8"))
        records.append(([{k: v for k, v in d.items() if v} for d in record["decisions"]], record["result"]))
        check(f"verify, {kind}", run("verify", cases[kind]).stdout.splitlines()[-1], "verified")
    check("the same decision and result", records[0], records[1])


def set_cell(sheet, cell, value):
    def change(book, _):
        book[sheet][cell] = value
    return change


def bid_cell(bid, column, value):
    def change(book, at):
        book["Bids"].cell(at[bid], column).value = value
    return change


def marks(old, new):
    def change(book, _):
        for sheet in book:
            for row in sheet.iter_rows():
                for cell in row:
                    if cell.value and str(cell.value).startswith(old):
                        cell.value = new
    return change


def departure(bid, what, because):
    def change(book, _):
        for column, value in zip("ABC", (bid, what, because)):
            book["Departures"][f"{column}6"] = value
    return change


CEDAR_FIRST = "Cedar Cleaning Cooperative (invented) is chosen and Alder Window Care (invented) is first with 82.25 to 78.67 points"
# What is done to the filled workbook, and every message that comes of it.
CASES = {
    "nobody decides": (set_cell("Decision", "B7", None), ["f.xlsx: Decision!B7: E751: nobody is named who decides"]),
    "no reason": (set_cell("Decision", "B8", " "), ["f.xlsx: Decision!B8: E752: the decision has no reason"]),
    "a number for a reason": (set_cell("Decision", "B8", "highest total score"), [
        'f.xlsx: Decision!B8: W753: the reason of the decision names a number and no merit of a bid ("highest total score")']),
    "a bid without a reason": (bid_cell("cedar", 9, None), [
        "f.xlsx: Bids!I7: E754: Cedar Cleaning Cooperative (invented) (45,000) is acceptable and 7,000 cheaper than Alder Window Care "
        "(invented) and is not in the tradeoff"]),
    "not the first": (lambda book, at: (set_cell("Decision", "B6", NAMES["cedar"])(book, at), bid_cell("alder", 9, "dearer")(book, at)), [
        f"f.xlsx: Decision!B9: E755: {CEDAR_FIRST}; no reason is recorded"]),
    "the first, which is left out": (lambda book, at: set_cell("Decision", "B6", NAMES["cedar"])(book, at), [
        "f.xlsx: Bids!I6: E754: Alder Window Care (invented) (52,000) is acceptable and is not in the tradeoff",
        f"f.xlsx: Decision!B9: E755: {CEDAR_FIRST}; no reason is recorded"]),
    "a departure without a reason": (departure(NAMES["cedar"], "Method, 4 points instead of 3", None), [
        'f.xlsx: Departures!C6: E756: Cedar Cleaning Cooperative (invented): the decision departs from the panel ("Method, 4 points '
        'instead of 3") and no reason is recorded']),
    "a departure from nothing": (departure(NAMES["cedar"], None, "they said so"), [
        "f.xlsx: Departures!B6: E865: a departure says which bid it is about, and what is decided"]),
    "a departure of nobody": (departure("Cedar & Sons", "x", "y"), [
        'f.xlsx: Departures!A6: E865: "Cedar & Sons" is none of the bids ("Alder Window Care (invented)", "Cedar Cleaning Cooperative '
        '(invented)", "Birch Facade Services (invented)", "Dogwood Property Care (invented)", "Elm Building Services (invented)")']),
    "nobody is chosen": (set_cell("Decision", "B6", None), [
        'f.xlsx: Decision!B6: E865: no bid is chosen']),
    "an id is taken": (set_cell("Decision", "B6", "alder"), []),
    "a bid that was eliminated": (set_cell("Decision", "B6", "Elm Building Services (invented)"), [
        "f.xlsx: Bids!I6: E754: Alder Window Care (invented) (52,000) is acceptable and is not in the tradeoff",
        "f.xlsx: Decision!B6: E754: Elm Building Services (invented) is chosen, and it is eliminated"]),
    "a formula": (set_cell("Decision", "B8", '="Ald"&"er"'), ["f.xlsx: Decision!B8: E759: a formula, where something is typed"]),
    "another price": (bid_cell("birch", 5, 4800), [
        'f.xlsx: Bids!E8: E865: "4800" is not what was written there: whoever decides must see the figures of the evaluation']),
    "names that changed places": (lambda book, at: (bid_cell("birch", 2, NAMES["cedar"])(book, at), bid_cell("cedar", 2, NAMES["birch"])(book, at)), [
        'f.xlsx: Bids!B7: E865: "Birch Facade Services (invented)" is not what was written there: whoever decides must see the figures of '
        "the evaluation",
        'f.xlsx: Bids!B8: E865: "Cedar Cleaning Cooperative (invented)" is not what was written there: whoever decides must see the figures '
        "of the evaluation"]),
    "another evaluation": (marks("bg:result:", "bg:result:0123456789abcdef"), [
        "f.xlsx: E864: bids, scores or prices of the case are not those that the workbook was written with"]),
    "another version": (marks("bg:version:", "bg:version:1"), ['f.xlsx: E864: the workbook is for version "1"; this is "2"']),
    "another ruleset": (marks("bg:ruleset:", "bg:ruleset:other"), [
        'f.xlsx: E864: the workbook is for the ruleset "other"; this is "window-cleaning"']),
    "another tender": (marks("bg:solicitation:", "bg:solicitation:R-2"), [
        'f.xlsx: E864: the workbook is for the solicitation "R-2"; this is "R-2026-014"']),
    "another text under one version": (marks("bg:sha256:", "bg:sha256:00"), [
        "f.xlsx: E864: the ruleset is not the one that the workbook was written by"]),
    "no workbook of ours": (marks("bg:form:", "x"), ["f.xlsx: E864: it is a workbook, but none that `record decide CASE` wrote"]),
    "rows sorted otherwise": (lambda book, at: book["Bids"].move_range("A9:L9", rows=3), []),
}


def cells(work, priced):
    empty = work / "empty.xlsx"
    scratch = work / "scratch"
    shutil.copytree(priced, scratch)
    run("record", "decide", scratch, at=AT)
    shutil.copy(scratch / "out/decision.xlsx", empty)
    for what, (change, want) in CASES.items():
        case = work / "tried"
        shutil.copytree(priced, case)
        fill(empty, work / "f.xlsx", change)
        result = run("record", "decide", case, work / "f.xlsx", at=AT)
        got = [m.replace(str(work) + "/", "") for m in said(result, *CODES)]
        check(what, got, want)
        faulty = any(": E" in m or m.startswith("E") for m in want)
        check(f"{what}: status", (result.returncode, 'state "recommended"' in result.stdout), (int(faulty), not faulty))
        shutil.rmtree(case)


RULES = {"format": "bidgauge-ruleset/1", "id": "shelves", "title": "Shelves", "version": "1", "currency": "USD",
         "solicitation": {"title": "Shelves", "reference": "R-7", "buyer": "City (invented)", "dates": {"bids_due": "2026-03-13T16:00Z"}},
         "fields": {"price": {"label": "Price", "type": "money", "role": "price"},
                    **{name: {"label": label, "type": "table", "columns": {
                        "n": {"label": "People", "type": "integer", "role": "headcount"},
                        "h": {"label": "Hours a year each", "type": "number", "role": "hours_per_year"},
                        **({"w": {"label": "Wage", "type": "money", "role": "hourly_wage"}} if name == "staff" else {})}}
                       for name, label in (("hours", "Labour hours summary"), ("staff", "Staff"))}},
         "criteria": {"w": {"title": "Pay", "element": "wages", "kind": "yes_no", "weight": 50,
                            "test": {"all": [{"val": "staff"}, {">=": [{"val": "w"}, 15]}]}}},
         "price": {"field": "price", "weight": 50, "formula": "lowest_proportion"},
         "award": {"method": "highest_score", "ties": ["lowest_price"], "decimals": 2}}


def not_asked(work):
    """Aspire v US (Fed. Cl. 23-253): 2,366 hours in one place, 2,336 in the other, and the bid was rejected unasked."""
    case = work / "aspire"
    (work / "rules7.json").write_text(json.dumps(RULES), encoding="utf-8")
    for bid, hours, price in (("aspire", 2336, 90000), ("other", 2366, 100000)):
        answers = {"price": price, "hours": [{"n": 1, "h": hours}], "staff": [{"n": 1, "h": 2366, "w": 16}]}
        (work / f"{bid}.json").write_text(json.dumps(
            {"format": "bidgauge-bid/1", "bid": bid, "vendor": {"name": bid.title()}, "answers": answers}), encoding="utf-8")
    decision = {"chosen": "other", "by": "J. Doe", "because": "Other shows who works when, on every day of the week",
                "not_acceptable": {"aspire": "its hours do not agree"}}
    (work / "d7.json").write_text(json.dumps(decision), encoding="utf-8")
    for words, at in ((["start", case, work / "rules7.json", "--by=J. Doe"], "2026-01-10T09:00Z"), (["publish", case], "2026-01-12T09:00Z"),
                      (["receive", case, work / "aspire.json", work / "other.json"], "2026-03-13T11:00Z"),
                      (["open", case], "2026-03-13T16:30Z"), (["meeting", case], "2026-03-14T09:00Z"),
                      (["lock", case], "2026-03-14T10:00Z"), (["open-prices", case], "2026-03-14T11:00Z")):
        run("record", *words, at=at)
    result = run("record", "decide", case, work / "d7.json", at="2026-03-16T09:00Z")
    place = json.dumps(decision).index('"aspire"') + 1
    check("rejected and not asked", said(result, "W757", "E789"),
          [f"{work}/d7.json:1:{place}: W757: Aspire is rejected and was not asked about figures that differ "
           '("Labour hours summary" comes to 2,336 hours a year, "Staff" to 2,366.)'])


def main():
    work = kit.workplace()
    try:
        kit.play(work / "priced")
        same_outcome(work, work / "priced")
        cells(work, work / "priced")
        not_asked(work)
    finally:
        shutil.rmtree(work)
    kit.done("book")


main()
