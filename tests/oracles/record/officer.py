"""What the officer records while a case runs: questions to bidders, decisions about bids as a workbook, rounds in
which somebody offers nothing. BIDGAUGE: the program."""
import json, os, re, shutil, subprocess, sys, tempfile

import award
from award import NAMES, PROGRAM, RULES, check, done, errors, record, refused, to_lock, totals, verify, write


def said(result):
    return [line for line in result.stderr.splitlines() if re.search(r"(error|warning|note) [EWN]\d+:", line)]


def entries(folder, case):
    with open(f"{folder}/{case}/log.jsonl", encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def files(folder, rules=RULES):
    write(f"{folder}/rules.json", rules)
    for b in NAMES:
        head = {"format": "bidgauge-bid/1", "bid": b, "vendor": {"name": NAMES[b]}}
        write(f"{folder}/{b}-quality.json", {**head, "answers": {"crew": 3}})
        write(f"{folder}/{b}-price.json", {**head, "answers": {"price": award.PRICES[b]}})
    write(f"{folder}/panel.json", award.panel(False))
    write(f"{folder}/agreed.json", award.panel())
    write(f"{folder}/decision.json", award.decision())


def round_of_prices(folder):
    files(folder)
    to_lock(folder, "prices")
    done(folder, "open-prices", case="prices")
    done(folder, "round", "--because=the budget was cut", "--due=2026-04-01T12:00Z", case="prices")
    refused("quality in a round of prices",
            record(folder, "receive", "C-quality.json", at="2026-03-30T12:00Z", case="prices"),
            ['E822: "C-quality.json" is of the envelope of quality, and round 2 asks for prices alone'])


def asked(folder):
    """A question to a bidder, and a decision about a bid, are entries."""
    files(folder)
    out = {"format": "bidgauge-decisions/1", "solicitation": "R-1", "decisions": [
        {"do": "disqualify", "bid": "C", "reason": "Three people cannot be", "date": "2026-03-24"}]}
    write(f"{folder}/out.json", out)
    to_lock(folder, "ask")
    result = record(folder, "decisions", "out.json", case="ask")
    check("taken in", result.returncode, 0)
    check("it is taken in, and what it holds is in the entry", entries(folder, "ask")[-1].get("text"), "1 disqualified")
    done(folder, "ask", "C", "You", "name", "3", "people.", "Is", "that", "right?", case="ask")
    check("the question is in the log", {k: entries(folder, "ask")[-1][k] for k in ("do", "bid", "text")},
          {"do": "ask", "bid": "C", "text": "You name 3 people. Is that right?"})
    refused("a question to nobody", record(folder, "ask", "Z", "What?", case="ask"), ['E848: no bid "Z" is in'])
    write(f"{folder}/bad.json", {**out, "decisions": [{"do": "disqualify", "bid": "Q", "reason": "x"}]})
    n = len(entries(folder, "ask"))
    result = record(folder, "decisions", "bad.json", case="ask")
    check("a decision about no bid is refused, and nothing taken in",
          (result.returncode, any("error" in line for line in said(result)), len(entries(folder, "ask"))), (1, True, n))


def held_to_the_log(folder):
    """A newer file that leaves a decision out is said to; a receipt may only repeat what the log says."""
    files(folder)
    head = {"format": "bidgauge-decisions/1", "solicitation": "R-1"}
    write(f"{folder}/one.json", {**head, "decisions": [{"do": "disqualify", "bid": "C", "reason": "Three people cannot be"}]})
    write(f"{folder}/two.json", {**head, "decisions": [{"do": "withdraw", "bid": "B", "date": "2026-03-24"}]})
    to_lock(folder, "held")
    done(folder, "decisions", "one.json", case="held")
    n = len(entries(folder, "held"))
    result = record(folder, "decisions", "two.json", case="held")
    check("left out", (result.returncode, result.stdout.splitlines()[0]),
          (0, f'decisions/one.json (entry {n}) has "disqualified" of bid C, and this file has not: it does not count any more'))
    for at, code in (("2026-03-13T11:00Z", 0), ("2026-03-13T12:00+01:00", 0), ("2026-03-13T15:00Z", 1)):
        write(f"{folder}/receipt.json", {**head, "decisions": [
            {"do": "withdraw", "bid": "B", "date": "2026-03-24"}, {"do": "receive", "bid": "A", "received": at}]})
        result = record(folder, "decisions", "receipt.json", case="held")
        check(f"a receipt of {at}", (result.returncode, [line[line.index("error"):] for line in said(result) if "error" in line]),
              (code, ["error E847: bid A came in at 2026-03-13T11:00:00Z by entry 4 of the log, and the receipt says something else"]
               if code else []))


def workbook(folder):
    """The workbook of decisions goes out of a case, and comes back."""
    try:
        import openpyxl
    except ImportError:
        print("SKIPPED: the workbook of decisions (openpyxl is not installed)")
        return
    files(folder)
    to_lock(folder, "book")
    result = record(folder, "decisions", case="book")
    check("written", (result.returncode, result.stdout.splitlines()[0]), (0, "written book/out/decisions.xlsx"))
    check("its entry", (entries(folder, "book")[-1]["do"], entries(folder, "book")[-1]["text"]),
          ("paper", "the workbook of decisions"))
    book = openpyxl.load_workbook(f"{folder}/book/out/decisions.xlsx")
    shown = " ".join(str(c.value) for s in book.worksheets for r in s.iter_rows() for c in r if c.value is not None)
    check("no price before they are open", "52000" in shown, False)
    shutil.copyfile(f"{folder}/book/out/decisions.xlsx", f"{folder}/back.xlsx")
    result = record(folder, "decisions", "back.xlsx", case="book")
    check("it comes back", (result.returncode, entries(folder, "book")[-1]["do"]), (0, "decisions"))


def clock(folder):
    files(folder)
    done(folder, "start", "rules.json", "--by=J. Doe", at="2026-01-10T09:00Z", case="clock")
    result = record(folder, "note", "earlier", at="2026-01-09T09:00Z", case="clock")
    check("a clock that runs backwards is said", (result.returncode, said(result)),
          (0, ["note N783: the time of this entry, 2026-01-09T09:00:00Z, is before that of entry 1 "
               "(2026-01-10T09:00:00Z): a clock runs backwards, or --at is wrong"]))


def rejected(folder):
    """Aspire v US: a bid is rejected over two figures that differ, and was not asked."""
    rules = json.loads(json.dumps(RULES))
    rules["fields"]["hours"] = {"label": "Labour hours", "type": "number", "unit": "hours/year"}
    rules["fields"]["staff"] = {"label": "Staff", "type": "table", "columns": {
        "n": {"label": "People", "type": "integer", "role": "headcount"},
        "h": {"label": "Hours a year each", "type": "number", "role": "hours_per_year"}}}
    files(folder, rules)
    for b in NAMES:
        with open(f"{folder}/{b}-quality.json", encoding="utf-8") as file:
            bid = json.load(file)
        bid["answers"].update(hours=2336, staff=[{"n": 1, "h": 2366 if b == "C" else 2336}])
        write(f"{folder}/{b}-quality.json", bid)
    to_lock(folder, "slip")
    done(folder, "open-prices", case="slip")
    shutil.copytree(f"{folder}/slip", f"{folder}/asked")
    shutil.copytree(f"{folder}/slip", f"{folder}/unfit")
    want = ('warning W757: Cedar is rejected and was not asked about figures that differ ("Labour hours" comes to 2,336 hours a '
            'year, "Staff" to 2,366.)')
    write(f"{folder}/out.json", {"format": "bidgauge-decisions/1", "solicitation": "R-1", "decisions": [
        {"do": "disqualify", "bid": "C", "reason": "Its hours contradict each other", "date": "2026-03-24"}]})
    write(f"{folder}/d.json", award.decision(tradeoff={"B": "4,000 cheaper; the atrium would need scaffolding"}))
    found = lambda result: [line[line.index("warning"):] for line in said(result) if "W757" in line]
    check("disqualified, not asked", found(record(folder, "decisions", "out.json", case="slip")), [want])
    check("decided, not asked", found(record(folder, "decide", "d.json", at="2026-03-26T09:00Z", case="slip")), [want])
    done(folder, "memo", at="2026-03-26T09:30Z", case="slip")
    memo = open(f"{folder}/slip/out/award-memo.html", encoding="utf-8").read()
    check("the memo says so", ("Not asked" in memo, "Cedar is rejected and was not asked" in memo), (True, True))
    check("finished, not asked", found(record(folder, "finish", at="2026-03-26T10:00Z", case="slip")), [want])
    done(folder, "ask", "C", "Which", "hours", "are", "right?", case="asked")
    check("disqualified, asked", found(record(folder, "decisions", "out.json", case="asked")), [])
    check("decided, asked", found(record(folder, "decide", "d.json", at="2026-03-26T09:00Z", case="asked")), [])
    done(folder, "memo", at="2026-03-26T09:30Z", case="asked")
    check("the memo is silent", "Not asked" in open(f"{folder}/asked/out/award-memo.html", encoding="utf-8").read(), False)
    write(f"{folder}/u.json", award.decision(tradeoff={"B": "4,000 cheaper; scaffolding"}, not_acceptable={"C": "its hours differ"}))
    check("not acceptable, not asked", found(record(folder, "decide", "u.json", at="2026-03-26T09:00Z", case="unfit")), [want])


if __name__ == "__main__":
    for one in (round_of_prices, asked, held_to_the_log, workbook, clock, rejected):
        with tempfile.TemporaryDirectory() as work:
            one(work)
    print(f"officer: {award.passed} passed, {award.failed} failed")
    sys.exit(1 if award.failed or not award.passed else 0)
