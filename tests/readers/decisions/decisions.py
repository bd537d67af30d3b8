#!/usr/bin/env python3
"""Decisions of an officer, from the workbook that bidgauge writes: filled in with openpyxl, evaluated, and
held against totals worked out by hand (below), against the same decisions as JSON and as CSV, and against
every place where a decision has to be seen. Then what an officer gets wrong, by its cell.

usage: decisions.py"""
import datetime
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import warnings

import openpyxl

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from book import Book  # noqa: E402

warnings.simplefilter("ignore")  # openpyxl knows fewer parts than there are

PROGRAM = os.environ["BIDGAUGE"]
HERE = pathlib.Path(__file__).parent.resolve()
SHARED = os.environ.get("BIDGAUGE_SHARED")
DAY = datetime.datetime
INVENTED = " (invented)"

# Alder: wage 21 of 15 to 25 is 6/10 of 30 = 18; crew 4 + 1 of 10 is 5; references 10; past 10: 43.
#        80,000 of 100,000 is 8/10 of 40 = 32. Total 75.
# Birch, the second bid: 3/10 of 30 = 9; crew 6; references 10; past 5: 30. 80/88 of 40 = 36.36. Total 66.36.
# Cedar, late and accepted: 2/10 of 30 = 6; crew 4 + 1 = 5; no references; past 10: 21. Price 40. Total 61.
TOTALS = {"alder.json": ("ranked", 1, 75), "birch-2.json": ("ranked", 2, "66.36"),
          "cedar.json": ("ranked", 3, 61)}


def run(*arguments, cwd=None):
    return subprocess.run([PROGRAM, *map(str, arguments)], capture_output=True, text=True, check=False, cwd=cwd)


def result(folder, *arguments):
    """The result of an evaluation of the folder's bids; what went wrong instead is raised."""
    done = run("evaluate", "rules.json", "bids", "--json", "-", *arguments, cwd=folder)
    if not done.stdout:
        raise SystemExit(f"evaluate {arguments}: exit {done.returncode}\n{done.stderr}")
    return json.loads(done.stdout), done


def filled(folder):
    """The workbook as the officer fills it in."""
    done = run("decisions", "rules.json", "bids", "-o", "empty.xlsx", cwd=folder)
    if done.returncode or done.stderr:
        raise SystemExit(f"decisions: exit {done.returncode}\n{done.stderr}")
    book = Book(folder / "empty.xlsx")
    book.fill("Receipts", "A", Received_at=DAY(2026, 3, 12, 10, 5), Opened_at=DAY(2026, 3, 13, 14, 10), By="N. Ortiz")
    book.fill("Receipts", "B (birch.json)", Received_at=DAY(2026, 3, 13, 13, 0), By="N. Ortiz")
    book.fill("Receipts", "B (birch-2.json)", Received_at="2026-03-13 1:50 PM", By="N. Ortiz")
    book.fill("Receipts", "C", Received_at="2026-03-13 14:30 -07:00", By="N. Ortiz")
    book.fill("Receipts", "D", Received_at="13 March 2026 16:55 -04:00", By="N. Ortiz")
    book.add("Decisions", Bid="B (birch.json)", Decision="replaced", Replaced_by="B (birch-2.json)",
             Date=DAY(2026, 3, 13))
    book.add("Decisions", Bid="C", Decision="accepted although late", Date=DAY(2026, 3, 16), By="Director",
             Reason="The portal was down from 13:40 to 14:20")
    book.add("Decisions", Bid="D", Decision="disqualified", Reason="Debarred until 2027", Document="register")
    book.add("Decisions", Bid="Elm Brothers (invented)", Decision="withdrawn", Date=DAY(2026, 3, 12),
             Document="letter of 12 March")
    book.add("Clarifications", Bid="A", Question="Lowest hourly wage", The_answer_was=20, The_answer_is_now=21,
             Date=DAY(2026, 3, 20), Document="letter.pdf")
    book.add("Clarifications", Bid="C", Question="Workforce", Row_of_the_table=1, Column_of_the_table="People",
             The_answer_was=3, The_answer_is_now=4, Date="2026-03-20", Document="message")
    book.fill("Evidence", "A", By="J. Bell", Date=DAY(2026, 3, 21))
    for bid, references, past in (("A", "Yes", "Good"), ("B (birch-2.json)", True, "Fair"), ("C", "no", "good")):
        book.fill("Buyer answers", bid, "References checked", Answer=references, By="J. Bell")
        book.fill("Buyer answers", bid, "Past performance", Answer=past)
    book.save(folder / "filled.xlsx")
    return book


JSON = [
    {"do": "receive", "bid": "A", "received": "2026-03-12T10:05", "opened": "2026-03-13T14:10", "by": "N. Ortiz"},
    {"do": "receive", "bid": "B (birch.json)", "received": "2026-03-13T13:00", "by": "N. Ortiz"},
    {"do": "receive", "bid": "B (birch-2.json)", "received": "2026-03-13T13:50", "by": "N. Ortiz"},
    {"do": "receive", "bid": "C", "received": "2026-03-13T14:30-07:00", "by": "N. Ortiz"},
    {"do": "receive", "bid": "D", "received": "2026-03-13T16:55-04:00", "by": "N. Ortiz"},
    {"do": "replace", "bid": "B (birch.json)", "replaced_by": "B (birch-2.json)", "date": "2026-03-13"},
    {"do": "admit", "bid": "C", "reason": "The portal was down from 13:40 to 14:20", "by": "Director",
     "date": "2026-03-16"},
    {"do": "disqualify", "bid": "D", "reason": "Debarred until 2027", "document": "register"},
    {"do": "withdraw", "bid": "E", "date": "2026-03-12", "document": "letter of 12 March"},
    {"do": "clarify", "bid": "A", "field": "wage", "was": 20, "now": 21, "date": "2026-03-20",
     "document": "letter.pdf"},
    {"do": "clarify", "bid": "C", "field": "staff", "row": 1, "column": "people", "was": 3, "now": 4,
     "date": "2026-03-20", "document": "message"},
    {"do": "verify", "bid": "A", "field": "wage", "document": "payroll.pdf", "page": "4", "by": "J. Bell",
     "date": "2026-03-21"},
    {"do": "answer", "bid": "A", "field": "references", "answer": True, "by": "J. Bell"},
    {"do": "answer", "bid": "A", "field": "past", "answer": "good"},
    {"do": "answer", "bid": "B (birch-2.json)", "field": "references", "answer": True, "by": "J. Bell"},
    {"do": "answer", "bid": "B (birch-2.json)", "field": "past", "answer": "fair"},
    {"do": "answer", "bid": "C", "field": "references", "answer": False, "by": "J. Bell"},
    {"do": "answer", "bid": "C", "field": "past", "answer": "good"},
]


def as_json(entries, path):
    path.write_text(json.dumps({"format": "bidgauge-decisions/1", "solicitation": "L-1", "decisions": entries}))
    return path


def as_csv(entries, path):
    """The same as a table, in the words of the sheets."""
    heads = ["do", "bid", "replaced_by", "received", "opened", "field", "row", "column", "was", "now", "answer",
             "reason", "date", "by", "document", "page"]

    def cell(value):
        return "" if value is None else "yes" if value is True else "no" if value is False else f'"{value}"'
    rows = [",".join(cell(e.get(h)) for h in heads) for e in entries]
    path.write_text("\n".join([",".join(heads), *rows]) + "\n")
    return path


def stripped(data):
    """Without the places where decisions are recorded, and the file itself."""
    data = json.loads(json.dumps(data))
    data["inputs"] = [i for i in data["inputs"] if "bids/" in i["file"] or i["file"] == "rules.json"]
    for bid in data["lots"][0]["bids"]:
        for decision in bid.get("decisions", []):
            del decision["recorded"]
    return data


def by_vendor(data):
    return {(b["vendor"]["name"].removesuffix(INVENTED), b["status"], b["rank"]): b
            for b in data["lots"][0]["bids"]}


def check_result(data):
    bids = by_vendor(data)
    for key, total in ((("Alder Cleaning", "ranked", 1), 75), (("Birch Services", "ranked", 2), 66.36),
                       (("Cedar Cooperative", "ranked", 3), 61)):
        if bids.get(key, {}).get("total") != total:
            yield f"{key}: want the total {total}, got {bids.get(key, {}).get('total')} of {list(bids)}"
    reasons = {
        "Birch Services": 'The bid was replaced: the one that counts is "B (birch-2.json)" (2026-03-13).',
        "Dogwood Ltd": "The bidder was disqualified: Debarred until 2027.",
        "Elm Brothers": "The bid was withdrawn: 2026-03-12.",
    }
    for name, reason in reasons.items():
        got = bids.get((name, "not_ranked", None), {}).get("status_reason")
        if got != reason:
            yield f"{name}: {got!r}, want {reason!r}"
    alder = bids["Alder Cleaning", "ranked", 1]
    if alder["receipt"] != {"received": "2026-03-12T10:05", "by": "N. Ortiz", "opened": "2026-03-13T14:10"}:
        yield f"receipt of Alder: {alder['receipt']}"
    if [d["do"] for d in alder["decisions"]] != ["receive", "clarify", "answer", "answer", "verify"]:
        yield f"decisions of Alder: {alder['decisions']}"
    read = {r["field"]: r for c in alder["criteria"] for r in c["read"] if "field" in r}
    if (read["wage"]["value"], read["wage"]["evidence"]) != (21, "verified"):
        yield f"the wage that was read: {read['wage']}"
    if [(c["field"], c["was"], c["now"], c["document"]) for c in alder["clarifications"]] != [
            ("wage", 20, 21, "letter.pdf")]:
        yield f"clarifications of Alder: {alder['clarifications']}"
    cedar = bids["Cedar Cooperative", "ranked", 3]
    if cedar["late_accepted"]["by"] != "Director" or "30 minutes" not in cedar["flags"][0]["message"]:
        yield f"acceptance of Cedar: {cedar['late_accepted']}, {cedar['flags']}"


def check_same(folder, data):
    for name, write in (("JSON", as_json), ("CSV", as_csv)):
        path = write(JSON, folder / f"same.{name.lower()}")
        other, done = result(folder, f"--decisions={path.name}")
        if done.returncode or done.stderr:
            yield f"{name}: exit {done.returncode}\n{done.stderr}"
        if stripped(other) != stripped(data):
            for a, b in zip(stripped(other)["lots"][0]["bids"], stripped(data)["lots"][0]["bids"]):
                yield from (f"{name}: {k} of {a['bid']}: {a.get(k)} and {b.get(k)}"
                            for k in a.keys() | b.keys() if a.get(k) != b.get(k))
            yield f"{name} gives another result than the workbook"


def texts(page):
    return [[c.value for c in row if c.value is not None] for row in page.iter_rows()]


def check_book(folder):
    done = run("evaluate", "rules.json", "bids", "--decisions=filled.xlsx", "-o", "out.xlsx", cwd=folder)
    if done.returncode:
        yield f"exit {done.returncode}: {done.stderr}"
        return
    book = openpyxl.load_workbook(folder / "out.xlsx")
    rows = texts(book["Decisions"])
    said = [" | ".join(map(str, r)) for r in rows]
    wants = ['Cedar Cooperative (invented) | C | Clarification | "Workforce, row 1, People" clarified from 3 to 4 '
             'on 2026-03-20 (message) | 2026-03-20 | message | filled.xlsx: Clarifications!A7',
             "Elm Brothers (invented) | E | Withdrawal | withdrawn on 2026-03-12 (letter of 12 March) | 2026-03-12 | "
             "letter of 12 March | filled.xlsx: Decisions!A9",
             'Birch Services (invented) | B | Replacement | replaced by "B (birch-2.json)" on 2026-03-13 | 2026-03-13 | '
             "filled.xlsx: Decisions!A6"]
    for want in wants:
        if want not in said:
            yield f"sheet Decisions lacks {want!r}; it has\n" + "\n".join(said)
    listed = [r for r in rows if r and str(r[-1]).startswith("filled.xlsx: ")]
    if len(listed) != len(JSON):
        yield f"sheet Decisions has {len(listed)} decisions, want {len(JSON)}"
    audit = [" | ".join(map(str, r)) for r in texts(book["Audit"])]
    wants = ["Cedar Cooperative (invented) (C) | Received 2026-03-13 14:30 -07:00 by N. Ortiz | 30 minutes late; "
             "accepted by a decision: The portal was down from 13:40 to 14:20",
             "Alder Cleaning (invented) (A) | Received 2026-03-12 10:05 by N. Ortiz, opened 2026-03-13 14:10 | In time",
             "Elm Brothers (invented) (E) | No receipt is recorded; the vendor's own date is 2026-03-11T09:00-07:00 | "
             "In time, by its own date",
             "Dogwood Ltd (invented) (D) | disqualified (register): Debarred until 2027 | filled.xlsx: Decisions!A8"]
    for want in wants:
        if want not in audit:
            yield f"Audit lacks {want!r}; it has\n" + "\n".join(audit)
    if not any(a.startswith("filled.xlsx | ") for a in audit):
        yield "Audit does not name the file of decisions"
    explained = run("explain", "rules.json", "bids", "--decisions=filled.xlsx", cwd=folder).stdout
    for want in ("received       2026-03-12 10:05 by N. Ortiz, opened 2026-03-13 14:10",
                 'decision       "Lowest hourly wage" clarified from 20 to 21 on 2026-03-20 (letter.pdf)',
                 'decision       "References checked" answered by the buyer, J. Bell: yes',
                 'decision       "Lowest hourly wage" verified on 2026-03-21 by J. Bell (payroll.pdf, page 4)'):
        if want not in explained:
            yield f"explain lacks {want!r}"


def check_carried(folder, data):
    """What was recorded is filled in when the workbook is written again, and the same comes of it."""
    for source in ("filled.xlsx", "same.json"):
        done = run("decisions", "rules.json", "bids", f"--decisions={source}", "-o", "again.xlsx", "--force", cwd=folder)
        if done.returncode:
            yield f"again from {source}: {done.stderr}"
            continue
        other, done = result(folder, "--decisions=again.xlsx")
        if done.returncode or stripped(other) != stripped(data):
            yield f"the workbook that was filled in from {source} gives another result: {done.stderr}"


def check_moved(folder, data):
    """Columns and rows may be moved, sheets renamed: the marks go with them."""
    book = openpyxl.load_workbook(folder / "filled.xlsx")
    page = book["Clarifications"]
    page.insert_cols(1)
    page.insert_rows(7, 3)
    page["A9"] = "a note of my own"
    page.title = "Questions asked"
    book["Receipts"].title = "Inbox"
    del book["Lists"], book["Bids"]
    book.save(folder / "moved.xlsx")
    other, done = result(folder, "--decisions=moved.xlsx")
    if done.returncode or stripped(other) != stripped(data):
        yield f"the workbook with moved rows gives another result: {done.stderr}"


def check_late(folder):
    """Without the decision the late bid stays late; the vendor's own date does not help it."""
    late = [e for e in JSON if e["do"] != "admit"]
    as_json(late, folder / "late.json")
    data, _ = result(folder, "--decisions=late.json")
    bids = by_vendor(data)
    cedar = bids.get(("Cedar Cooperative", "late", None))
    if not cedar or not cedar["status_reason"].startswith("Received 30 minutes after bids were due"):
        yield f"late bid: {list(bids)}, {cedar and cedar['status_reason']}"
    if bids.get(("Alder Cleaning", "ranked", 1), {}).get("total") != 78.2:  # 43 + 88/100 of 40
        yield f"totals without the late bid: {[(k, b['total']) for k, b in bids.items()]}"


def check_tie(folder):
    """Two bids alike: only recorded receipts tell which was earlier, whatever the vendors write."""
    tie = folder / "tie"
    (tie / "bids").mkdir(parents=True)
    shutil.copy(folder / "rules.json", tie)
    for name, own in (("x", "2026-03-01T09:00-07:00"), ("y", "2026-03-02T09:00-07:00")):
        bid = json.loads((folder / "bids" / "alder.json").read_text())
        bid.update({"bid": name, "submitted": own, "vendor": {"id": name, "name": name}})
        (tie / "bids" / f"{name}.json").write_text(json.dumps(bid))
    answers = [{"do": "answer", "bid": bid, "field": field, "answer": answer}
               for bid in ("x", "y") for field, answer in (("references", True), ("past", "good"))]
    as_json(answers, tie / "none.json")
    data, _ = result(tie, "--decisions=none.json")
    lot = data["lots"][0]
    if [b["rank"] for b in lot["bids"]] != [1, 1] or "no receipt is recorded" not in json.dumps(lot):
        yield f"tie without receipts: {[(b['bid'], b['rank']) for b in lot['bids']]}"
    as_json(answers + [
             {"do": "receive", "bid": "x", "received": "2026-03-12T10:00"},
             {"do": "receive", "bid": "y", "received": "2026-03-12T09:59"}], tie / "d.json")
    data, _ = result(tie, "--decisions=d.json")
    ranks = {b["bid"]: b["rank"] for b in data["lots"][0]["bids"]}
    if ranks != {"y": 1, "x": 2}:
        yield f"tie with receipts: {ranks}"


def check_faults(folder):
    """Each fault is said by its cell, all in one run, and nothing is evaluated."""
    def wrong(change, *wants):
        run("decisions", "rules.json", "bids", "-o", "empty.xlsx", "--force", cwd=folder)
        book = Book(folder / "empty.xlsx")
        change(book)
        book.save(folder / "wrong.xlsx")
        done = run("evaluate", "rules.json", "bids", "--decisions=wrong.xlsx", cwd=folder)
        heads = [line for line in done.stderr.splitlines() if line.startswith("wrong.xlsx")]
        if (done.returncode, done.stdout, heads) != (1, "", [f"wrong.xlsx: {w}" for w in wants]):
            yield f"want {wants}, got exit {done.returncode}, {heads}, {done.stdout}"

    def several(book):
        book.add("Decisions", Bid="D", Decision="disqualified")
        book.add("Decisions", Bid="E", Decision="withdrawn", Date="soon")
        book.add("Decisions", Bid="E", Reason="Why not")
        book.add("Decisions", Decision="withdrawn", Date=DAY(2026, 3, 12))
        book.fill("Receipts", "A", By="N. Ortiz")
        book.fill("Receipts", "C", Received_at="noon")
        book.fill("Receipts", "D", Received_at="=NOW()")
        book.add("Clarifications", Bid="A", Question="Lowest hourly wage", The_answer_is_now="about 21",
                 Date=DAY(2026, 3, 20), Document="letter")
        book.add("Clarifications", Bid="A", Question="Workforce", The_answer_is_now=5,
                 Date=DAY(2026, 3, 20), Document="letter")
        book.fill("Buyer answers", "A", "Past performance", Answer="excellent")

    yield from wrong(
        several,
        'Receipts!B9: error E543: "noon" is not a date and time; write 2026-03-13 13:40, or with a zone '
        "2026-03-13 13:40 -07:00",
        "Receipts!B10: error E543: a formula, where what is decided is typed",
        'Decisions!E7: error E543: text "soon" is not a date (use YYYY-MM-DD)',
        "Decisions!B8: error E541: the row does not say what is decided",
        'Clarifications!F6: error E543: text "about 21" is not a number',
        "Clarifications!F7: error E543: the question is a table: say which row and column is meant",
        'Buyer answers!C7: error E543: "excellent" is none of the choices',
        'Receipts!B6: error E541: bid "A", received: "Received at" is missing',
        'Decisions!D6: error E541: bid "D", disqualified: "Reason" is missing',
        'Decisions!A9: error E541: withdrawn: "Bid" is missing',
    )

    def price(book):
        book.add("Clarifications", Bid="A", Question="Price for one year", The_answer_was=100000,
                 The_answer_is_now=69000, Date=DAY(2026, 3, 20), Document="letter")
        book.add("Decisions", Bid="F", Decision="withdrawn")
        book.add("Decisions", Bid="B", Decision="withdrawn")

    yield from wrong(
        price,
        'Decisions!A6: error E544: there is no bid "F"',
        'Decisions!A7: error E544: "B" can mean several bids; write "B (birch-2.json)" or "B (birch.json)"',
        'Clarifications!B6: error E549: a clarification is about "Price for one year", which is the price',
    )


def check_passed_over(folder):
    """A workbook or a file of decisions among the bids is not a bid."""
    mixed = folder / "mixed"
    shutil.copytree(folder / "bids", mixed)
    for name in ("empty.xlsx", "same.json", "same.csv"):
        shutil.copy(folder / name, mixed)
    done = run("evaluate", "rules.json", "mixed", "--decisions=mixed/same.csv", "--json", "-", cwd=folder)
    data = json.loads(done.stdout)
    if len(data["lots"][0]["bids"]) != 6:
        yield f"{len(data['lots'][0]['bids'])} bids in a folder with decisions, want 6"
    for want in ('passed over "mixed/empty.xlsx": a workbook that bidgauge wrote (decisions)',
                 'passed over "mixed/same.json": a file of bidgauge that is not a bid (decisions)'):
        if want not in done.stderr:
            yield f"not said: {want}; {done.stderr}"
    done = run("evaluate", "rules.json", "bids", "--decisions=same.json", "-o", "same.json", cwd=folder)
    if done.returncode != 2 or "is an input of this run" not in done.stderr:
        yield f"an output over the decisions: exit {done.returncode}, {done.stderr}"


def check_form(folder):
    """What the buyer answers is not on the form, and a form without it is complete."""
    done = run("form", "rules.json", "-o", "form.xlsx", cwd=folder)
    book = openpyxl.load_workbook(folder / "form.xlsx")
    shown = [str(c) for page in book for row in page.iter_rows(values_only=True) for c in row if c is not None]
    if done.returncode or any("References checked" in c or "Past performance" in c for c in shown):
        yield f"the form asks what the buyer answers: exit {done.returncode}"
    page = book["Questions"]
    marks = {c.value: c.row for row in page.iter_rows() for c in row if str(c.value).startswith("bg:field:")}
    answer = next(c.column for row in page.iter_rows() for c in row if c.value == "bg:answer")
    page.cell(marks["bg:field:price:money"], answer).value = 90000
    page.cell(marks["bg:field:wage:money"], answer).value = 20
    vendor = next(c.row for row in book["Bidder"].iter_rows() for c in row if c.value == "bg:bidder:vendor_name")
    column = next(c.column for row in book["Bidder"].iter_rows() for c in row if c.value == "bg:answer")
    book["Bidder"].cell(vendor, column).value = "Fir (invented)"
    book.save(folder / "fir.xlsx")
    as_json([{"do": "answer", "bid": "Fir (invented)", "field": "References checked", "answer": True},
             {"do": "answer", "bid": "fir.xlsx", "field": "past", "answer": "good"}], folder / "fir.json")
    done = run("evaluate", "rules.json", "fir.xlsx", "--decisions=fir.json", "--json", "-", cwd=folder)
    # 5/10 of 30, no crew yet, 10, 10 and 40 for the only price
    bid = json.loads(done.stdout)["lots"][0]["bids"][0]
    if (bid["status"], bid["total"]) != ("provisional", 75):
        yield f"a form with the buyer's answers: {bid['status']}, {bid['total']}, {done.stderr}"


def check_lots(folder):
    """A decision may be about one lot alone."""
    lots = folder / "lots"
    (lots / "bids").mkdir(parents=True)
    rules = json.loads((folder / "rules.json").read_text())
    rules["lots"] = {"north": {"title": "North"}, "south": {"title": "South"}}
    (lots / "rules.json").write_text(json.dumps(rules))
    for name in ("alder", "dogwood"):
        bid = json.loads((folder / "bids" / f"{name}.json").read_text())
        bid["lots"] = {"north": {"answers": {}}, "south": {"answers": {}}}
        (lots / "bids" / f"{name}.json").write_text(json.dumps(bid))
    as_json([{"do": "disqualify", "bid": "D", "lot": "south", "reason": "No permit there"},
             {"do": "answer", "bid": "A", "lot": "north", "field": "references", "answer": True}], lots / "d.json")
    data, done = result(lots, "--decisions=d.json")
    got = {(one["lot"], b["bid"]): (b["status"], len(b.get("decisions", []))) for one in data["lots"] for b in one["bids"]}
    want = {("north", "A"): ("provisional", 1), ("north", "D"): ("provisional", 0),
            ("south", "A"): ("provisional", 0), ("south", "D"): ("not_ranked", 1)}
    if got != want:
        yield f"lots: {got}, want {want}; {done.stderr}"
    data, done = result(lots, "--decisions=d.json", "--lot=north")
    if done.returncode:
        yield f"one lot alone: {done.stderr}"
    done = run("decisions", "rules.json", "bids", "--decisions=d.json", "-o", "d.xlsx", cwd=lots)
    again, done = result(lots, "--decisions=d.xlsx")
    got = {(one["lot"], b["bid"]): (b["status"], len(b.get("decisions", []))) for one in again["lots"] for b in one["bids"]}
    if got != want:
        yield f"lots from the workbook: {got}, want {want}; {done.stderr}"


def check_shared():
    """Cases of others: late by the vendor's own date, until the buyer records a receipt."""
    if not SHARED:
        print("the cases of BIDGAUGE_SHARED are not tried: it is not set")
        return
    cases = pathlib.Path(SHARED) / "cases"
    tries = ((cases / "officer/late-bid/ruleset.json", cases / "officer/late-bid/bid.json", "109 days after bids were due"),
             (cases / "intake/rules.json", cases / "intake/late.jsonl", "after bids were due"))
    for rules, bids, words in tries:
        done = run("evaluate", rules, bids, "--json", "-")
        data = json.loads(done.stdout)["lots"][0]["bids"]
        late = [b for b in data if b["status"] == "late"]
        if not late or words not in late[0]["status_reason"]:
            yield f"{bids}: {[(b['bid'], b['status'], b['status_reason']) for b in data]}"
            continue
        with tempfile.TemporaryDirectory() as name:
            path = as_json([], pathlib.Path(name) / "d.json")
            text = json.loads(path.read_text())
            del text["solicitation"]
            text["decisions"] = [{"do": "receive", "bid": late[0]["bid"], "received": "2026-03-01T09:00Z"}]
            path.write_text(json.dumps(text))
            done = run("evaluate", rules, bids, f"--decisions={path}", "--json", "-")
            bid = next(b for b in json.loads(done.stdout)["lots"][0]["bids"] if b["bid"] == late[0]["bid"])
            if bid["status"] == "late" or bid["receipt"]["received"] != "2026-03-01T09:00Z":
                yield f"{bids}: with a receipt it is {bid['status']}: {bid['status_reason']}"


def main():
    failed = 0
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        shutil.copy(HERE / "rules.json", folder)
        shutil.copytree(HERE / "bids", folder / "bids")
        filled(folder)
        data, done = result(folder, "--decisions=filled.xlsx")
        if done.returncode or done.stderr:
            print(f"exit {done.returncode}: {done.stderr}")
            failed += 1
        for found in (check_result(data), check_same(folder, data), check_book(folder), check_carried(folder, data),
                      check_moved(folder, data), check_late(folder), check_tie(folder), check_faults(folder),
                      check_passed_over(folder), check_form(folder), check_lots(folder), check_shared()):
            for problem in found:
                print(problem)
                failed += 1
    print("decisions: " + (f"{failed} failed" if failed else "all as worked out"))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
