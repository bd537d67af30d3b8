"""What the officer records while a case runs: questions to bidders, decisions about bids as a workbook, rounds in
which somebody offers nothing; and the published cases of decisions where they are at hand. BIDGAUGE: the
program."""
import glob, json, os, re, shutil, subprocess, sys, tempfile

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


def published(folder):
    shared = os.environ.get("BIDGAUGE_SHARED", "")
    cases = [c for c in sorted(glob.glob(f"{shared}/cases/panel/[0-2]*/")) if os.path.exists(c + "decision.json")] if shared else []
    if not cases:
        print("SKIPPED: the published cases of decisions (BIDGAUGE_SHARED is not set)")
        return
    for here in cases:
        name = os.path.basename(here[:-1])
        at = lambda f: here + f if os.path.exists(here + f) else f"{shared}/cases/panel/{f}"
        rules = json.load(open(at("rules.json"), encoding="utf-8"))
        rules["solicitation"].setdefault("dates", {})["bids_due"] = "2026-03-13T16:00Z"
        write(f"{folder}/{name}.json", rules)
        done(folder, "start", f"{name}.json", "--by=J. Doe", at="2026-01-10T09:00Z", case=name)
        done(folder, "publish", at="2026-01-12T09:00Z", case=name)
        for line in open(at("bids.jsonl"), encoding="utf-8"):
            bid = json.loads(line)["bid"]
            write(f"{folder}/{bid}.json", line)
            done(folder, "receive", f"{bid}.json", at="2026-03-13T11:00Z", case=name)
        done(folder, "open", at="2026-03-13T16:01Z", case=name)
        done(folder, "read", at("panel.json"), at="2026-03-20T10:00Z", case=name)
        done(folder, "meeting", at="2026-03-23T09:00Z", case=name)
        if record(folder, "lock", at="2026-03-23T12:30Z", case=name).returncode:
            continue  # the panel's own faults, which the suite panel compares
        done(folder, "open-prices", case=name)
        want = re.findall(r"(?:error|warning) ((?:E|W)75\d: .*)", open(here + "expected.txt", encoding="utf-8").read())
        got = errors(record(folder, "decide", here + "decision.json", at="2026-03-26T09:00Z", case=name))
        check(f"{name}: the decision", sorted(e[:4] for e in got), sorted(e[:4] for e in want))
    here = f"{shared}/cases/panel/30-aspire-hours-differ"
    for rules, bids in (("rules.json", "bids.jsonl"), ("single-rules.json", "single-bids.jsonl")):
        result = subprocess.run([PROGRAM, "evaluate", f"{here}/{rules}", f"{here}/{bids}", "--json=-"], capture_output=True, text=True)
        bid = json.loads(result.stdout)["lots"][0]["bids"][0]
        flag = next((f for f in bid["flags"] if f["id"] == "hours_differ"), {})
        check(f"30: {rules}", (bid["status"], "2,336" in flag.get("request", ""), "2,366" in flag.get("request", "")),
              ("ranked", True, True))


if __name__ == "__main__":
    for one in (round_of_prices, asked, workbook, clock, published):
        with tempfile.TemporaryDirectory() as work:
            one(work)
    print(f"officer: {award.passed} passed, {award.failed} failed")
    sys.exit(1 if award.failed or not award.passed else 0)
