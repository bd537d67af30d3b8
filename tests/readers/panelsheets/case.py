"""A whole case by workbooks: what goes out to CASE/out is filled in by openpyxl, comes back with `panel
read`, and the totals are those of docs/panel.md. Then what must be refused, with its whole message, and a
case with lots."""
import csv
import hashlib
import io
import json
import pathlib
import re
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import zipfile

import world
from world import BIDS, METHODS, PEOPLE, TOTALS, MEAN, Sheets, run, write

failed = passed = 0


def check(what, got, want):
    global failed, passed
    if got == want:
        passed += 1
    else:
        failed += 1
        print(f"{what}:\n  got  {got}\n  want {want}")


def said(done):
    return [line for line in done.stderr.splitlines() if re.search(r"(error|warning|note) [EWN]\d+:", line)]


def lines(done, word):
    return [line[len(word):].strip() for line in done.stdout.splitlines() if line.startswith(word)]


def log(folder, case="case"):
    return [json.loads(line) for line in pathlib.Path(folder, case, "log.jsonl").read_bytes().splitlines()]


def head(folder, case="case"):
    last = pathlib.Path(folder, case, "log.jsonl").read_bytes().splitlines()[-1]
    return hashlib.sha256(last).hexdigest()


def case_rules(**more):
    rules = world.rules(**more)
    rules["solicitation"]["dates"]["bids_due"] = "2026-03-13T16:00Z"
    rules["solicitation"]["envelopes"] = 2
    return rules


def bid_files(folder):
    for b in world.bids():
        quality = dict(b, answers={k: v for k, v in b["answers"].items() if k != "price"})
        price = {"format": b["format"], "bid": b["bid"], "answers": {"price": b["answers"]["price"]}}
        write(folder, f"{b['bid']}-quality.json", quality)
        write(folder, f"{b['bid']}-price.json", price)


def start(folder, case="case", **more):
    """To the state "opened", with five people appointed."""
    write(folder, "rules.json", case_rules(**more))
    bid_files(folder)
    run(folder, "record", "start", case, "rules.json", "--by=J. Doe", "--at=2026-01-10T09:00Z")
    run(folder, "record", "publish", case, "--at=2026-01-11T09:00Z")
    for e, name in PEOPLE.items():
        run(folder, "panel", "appoint", case, e, *name.split(), "--at=2026-01-12T09:00Z")
    for b in BIDS:
        run(folder, "record", "receive", case, f"{b}-quality.json", f"{b}-price.json", "--at=2026-03-12T09:00Z")
    return run(folder, "record", "open", case, "--at=2026-03-13T17:00Z")


def fill(folder, source, cells, target):
    sheets = Sheets(pathlib.Path(folder, source))
    world.by_openpyxl(pathlib.Path(folder, source), cells(sheets), pathlib.Path(folder, target))
    return target


AT = "--at=2026-03-20T09:00Z"


def declare(folder, case="case"):
    run(folder, "panel", "declarations", case, AT)
    files = [fill(folder, f"{case}/out/declaration-{e}.xlsx", lambda s, n=n: world.declaration_cells(s, n), f"d-{e}.xlsx")
             for e, n in PEOPLE.items()]
    return run(folder, "panel", "read", case, *files, AT)


def score(folder, case="case", people=tuple(PEOPLE)):
    run(folder, "panel", "sheets", case, AT)
    files = [fill(folder, f"{case}/out/sheet-{e}.xlsx", lambda s, e=e: world.score_cells(s, e), f"s-{e}.xlsx")
             for e in people]
    return run(folder, "panel", "read", case, *files, AT)


def footer_and_line(folder, path, wanted, where):
    text = world.parts(pathlib.Path(folder, path))
    sheets = [t for n, t in text.items() if n.startswith("xl/worksheets/sheet")]
    check(f"{where}: the head is in the footer of every sheet",
          [f"head {wanted}" in re.search("<oddFooter>(.*?)</oddFooter>", t, re.S)[1] for t in sheets],
          [True] * len(sheets))
    book = world.openpyxl.load_workbook(pathlib.Path(folder, path))
    seen = [c.value for row in book["Instructions"].iter_rows() for c in row]
    check(f"{where}: and in a line that is read", wanted in seen, True)
    check(f"{where}: no price", [p for p in text.values() if "52000" in p or "48000" in p], [])


def whole(folder):
    done = start(folder)
    check("opened: what is missing", lines(done, "missing"), [f"declaration of {e} ({n})" for e, n in PEOPLE.items()])
    check("opened: next", lines(done, "next"), ["panel declarations case"])
    before = head(folder)
    declare(folder)
    footer_and_line(folder, "case/out/declaration-E1.xlsx", before, "declaration")
    check("declarations are kept", [e["files"][0]["path"] for e in log(folder) if e["do"] == "declare"],
          [f"scores/{e}-declaration-1.xlsx" for e in PEOPLE])
    before = head(folder)
    done = score(folder, people=list(PEOPLE)[:3])
    footer_and_line(folder, "case/out/sheet-E2.xlsx", before, "scoring sheet")
    check("who is missing", lines(done, "missing"),
          [f'scores of {e} ({PEOPLE[e]}): "{t}", 0 of 3 bids' for e in ("E4", "E5") for t in ("Method", "Training plan")])
    check("next", lines(done, "next"), ["panel read case FILE..."])
    done = run(folder, "panel", "meeting", "case", AT, status=1)
    check("no meeting before all are in", [line[line.index("error"):] for line in said(done)],
          [f'error E748: {e} ({PEOPLE[e]}) has not handed in "{t}": no scores are shown before'
           for t in ("Method", "Training plan") for e in ("E4", "E5")])
    check("nothing was written", pathlib.Path(folder, "case/out/meeting.xlsx").exists(), False)
    late = [fill(folder, f"case/out/sheet-{e}.xlsx", lambda s, e=e: world.score_cells(s, e), f"s-{e}.xlsx")
            for e in ("E4", "E5")]
    done = run(folder, "panel", "read", "case", *late, AT)
    check("all are in", (lines(done, "missing"), lines(done, "next")), ([], ["panel meeting case"]))
    check("sheets are kept", [e["files"][0]["path"] for e in log(folder) if e["do"] == "scores"],
          [f"scores/{e}-1.xlsx" for e in PEOPLE])
    check("a sheet is what it was",
          pathlib.Path(folder, "case/scores/E1-1.xlsx").read_bytes() == pathlib.Path(folder, "s-E1.xlsx").read_bytes(),
          True)
    done = run(folder, "panel", "status", "case")
    check("status", done.stdout.splitlines()[:3],
          ["3 bids to be scored, of 3; 2 criteria of the panel",
           "E1  Ana Ruiz: declared 2026-03-16; scored everything",
           "E2  Ben Cole: declared 2026-03-16; scored everything"])
    done = run(folder, "panel", "status", "case", "--json=-")
    told = json.loads(done.stdout)
    check("status as JSON", (told["state"], told["missing"], told["next"], told["head"]),
          ("opened", [], "panel meeting case", head(folder)))
    before = head(folder)
    run(folder, "panel", "meeting", "case", AT)
    footer_and_line(folder, "case/out/meeting.xlsx", before, "meeting")
    done = run(folder, "panel", "lock", "case", AT, status=1)
    check("no lock before the panel has agreed", [line[line.index("error"):][:27] for line in said(done) if "error" in line][:1],
          ["error E743: \"Method\", Alder"])
    fill(folder, "case/out/meeting.xlsx", world.meeting_cells, "met.xlsx")
    done = run(folder, "panel", "read", "case", "met.xlsx", AT)
    check("agreed", (lines(done, "missing"), lines(done, "next")), ([], ["panel lock case"]))
    check("the meeting's workbook is kept", log(folder)[-1]["files"][0]["path"], "scores/meeting-1.xlsx")
    panel = json.loads(pathlib.Path(folder, "case/panel.json").read_text())
    want = world.panel_file()
    check("panel.json", {k: panel[k] for k in want}, want)
    late = fill(folder, "case/out/sheet-E2.xlsx", lambda s: world.score_cells(s, "E2"), "again.xlsx")
    done = run(folder, "panel", "read", "case", late, AT, status=1)
    check("a sheet after the meeting is kept, and does not count", said(done),
          [f"error E748: the sheet of E2 (Ben Cole) came after the meeting had begun: it is kept (entry {len(log(folder))}), "
           "and its scores do not count"])
    check("where", log(folder)[-1]["files"][0]["path"], "scores/late/E2-1.xlsx")
    run(folder, "panel", "lock", "case", AT)
    done = run(folder, "panel", "read", "case", late, AT, status=1)
    check("after the lock", said(done)[0].startswith("error E765: quality was locked on 2026-03-20T09:00:00Z (entry "), True)
    run(folder, "record", "open-prices", "case", AT)
    return totals(folder, TOTALS)


def totals(folder, want, case="case"):
    """Decided and finished: the totals in record.json, and verify."""
    first = max(want, key=lambda b: float(want[b]))
    write(folder, "decision.json",
          {"format": "bidgauge-award/1", "chosen": first, "by": "M. Okafor",
           "because": "Rope access and evening shifts reach every window without closing the square",
           "tradeoff": {b: "dearer or cheaper, the difference buys lifts that the square has no room for"
                        for b in want if b != first}})
    run(folder, "record", "decide", case, "decision.json", "--at=2026-03-24T09:00Z")
    run(folder, "record", "finish", case, "--at=2026-03-25T09:00Z")
    record = json.loads(pathlib.Path(folder, case, "out/record.json").read_text())
    got = {b["bid"]: f'{float(b["total"]):.2f}' for b in record["result"]["lots"][0]["bids"]}
    check("totals", got, want)
    done = run(folder, "verify", case, "--head=" + head(folder, case))
    check("verified", done.stdout.splitlines()[-1], "verified")


# -- what is refused ---------------------------------------------------------------------------------------


def refused(folder):
    start(folder)
    n = len(log(folder))
    for words, want in (
            (["appoint", "case", "E1", "Somebody"],
             "error E821: the panel has an evaluator E1 (Ana Ruiz) already (entry 3)"),
            (["appoint", "case", "E 9", "Somebody"],
             'error E821: "E 9" cannot be the id of an evaluator: it is used in file names'),
            (["appoint", "case", "E9", "Nobody", "--criteria=plans"],
             'error E821: "plans" is not a criterion that the panel scores'),
            (["appoint", "case", "E9", "Nobody", "--role=chair"],
             "error E821: --role=chair: write member or adviser"),
            (["withdraw", "case", "E9", "--because=ill"], 'error E821: the panel has no evaluator "E9"'),
            (["withdraw", "case", "E1"], 'error E776: "withdraw" needs a reason'),
            (["sheets", "case"], "error E721: evaluator E1 (Ana Ruiz) has not declared interests: no scoring sheet is "
                                 "written until then"),
            (["lock", "case"], 'error E789: the case is in state "opened"; "lock" is for state "moderating"'),
            (["influence", "case"], "error E842: say where to: `panel influence CASE -o FILE`"),
            (["reed", "case"], 'error E842: panel has no command "reed"; did you mean "read"?')):
        done = run(folder, "panel", *words, AT, status=2 if words[0] == "reed" else 1)
        check(" ".join(words), said(done)[0][said(done)[0].index("error"):] if said(done) else done.stderr, want)
    check("nothing was added", len(log(folder)), n)
    declare(folder)
    run(folder, "panel", "sheets", "case", AT)
    n = len(log(folder))
    shutil.copytree(pathlib.Path(folder, "case"), pathlib.Path(folder, "other"))
    start_other(folder)
    good = fill(folder, "case/out/sheet-E1.xlsx", lambda s: world.score_cells(s, "E1"), "good.xlsx")
    foreign = fill(folder, "third/out/sheet-E1.xlsx", lambda s: world.score_cells(s, "E1"), "foreign.xlsx")
    first = {c: hashlib.sha256(pathlib.Path(folder, c, "log.jsonl").read_bytes().splitlines()[0]).hexdigest()[:8]
             for c in ("case", "third")}
    done = run(folder, "panel", "read", "case", good, foreign, AT, status=1)
    check("a sheet of another case", said(done),
          [f"foreign.xlsx: error E749: the sheet is of another case, whose log begins with {first['third']}…; this one "
           f"begins with {first['case']}…"])
    check("nothing of either was taken", len(log(folder)), n)

    def without_reason(sheets):
        return [c for c in world.score_cells(sheets, "E1") if c["value"] != world.reason("E1", "method", "B")]
    bad = fill(folder, "case/out/sheet-E1.xlsx", without_reason, "bad.xlsx")
    label = Sheets(pathlib.Path(folder, "bad.xlsx")).label("scores", ("method", "B"), "level")
    done = run(folder, "panel", "read", "case", bad, AT, status=1)
    check("a score without a reason, by its cell", said(done),
          [f'bad.xlsx: {label}: error E729: E1, "Method", Birch: a score without a reason'])
    check("nothing was taken", len(log(folder)), n)
    run(folder, "panel", "read", "case", good, AT)

    def changed(sheets):
        cells = world.score_cells(sheets, "E1")
        return cells + [world.cell(sheets, "scores", ("method", "B"), "level", "Poor")]
    bad = fill(folder, "case/out/sheet-E1.xlsx", changed, "changed.xlsx")
    done = run(folder, "panel", "read", "case", bad, AT, status=1)
    check("a change without a reason", said(done),
          [f'changed.xlsx: {label}: error E728: E1, "Method", Birch: the score went from 4 to 1 and no reason is recorded'])

    def explained(sheets):
        return changed(sheets) + [world.cell(sheets, "scores", ("method", "B"), "changed", "read page 9 again")]
    run(folder, "panel", "read", "case", fill(folder, "case/out/sheet-E1.xlsx", explained, "again.xlsx"), AT)
    check("the second sheet stands beside the first", log(folder)[-1]["files"][0]["path"], "scores/E1-2.xlsx")
    path = pathlib.Path(folder, "case/scores/E1-1.xlsx")
    kept = path.read_bytes()
    path.write_bytes(kept + b" ")
    done = run(folder, "panel", "status", "case", status=1)
    check("a sheet that was changed after it came in", said(done),
          [f"error E766: scores/E1-1.xlsx is not the file of entry {entry_of(folder, 'scores/E1-1.xlsx')}: recorded "
           f"{hashlib.sha256(kept).hexdigest()[:8]}…, found {hashlib.sha256(kept + b' ').hexdigest()[:8]}…"])
    path.write_bytes(kept)


def entry_of(folder, path):
    return next(e["n"] for e in log(folder) for f in e.get("files", []) if f["path"] == path)


def start_other(folder):
    start(folder, case="third")
    run(folder, "record", "note", "third", "a line", AT)
    # another case: its first line differs
    shutil.rmtree(pathlib.Path(folder, "third"))
    run(folder, "record", "start", "third", "rules.json", "--by=R. Roe", "--at=2026-01-10T09:00Z")
    run(folder, "record", "publish", "third", "--at=2026-01-11T09:00Z")
    for e, name in PEOPLE.items():
        run(folder, "panel", "appoint", "third", e, *name.split(), "--at=2026-01-12T09:00Z")
    for b in BIDS:
        run(folder, "record", "receive", "third", f"{b}-quality.json", f"{b}-price.json", "--at=2026-03-12T09:00Z")
    run(folder, "record", "open", "third", "--at=2026-03-13T17:00Z")
    declare(folder, "third")
    run(folder, "panel", "sheets", "third", AT)


# -- advisers, criteria, withdrawal, means, influence --------------------------------------------------------


def mean(folder):
    """docs/panel.md: under the mean B is first; without E5 it would be A (panel.md, section 6)."""
    start(folder, panel={"combine": "mean"})
    run(folder, "panel", "appoint", "case", "L1", "Lee", "Park", "--role=adviser", AT)
    declare(folder)
    run(folder, "panel", "declarations", "case", AT)
    fill(folder, "case/out/declaration-L1.xlsx", lambda s: world.declaration_cells(s, "Lee Park"), "d-L1.xlsx")
    run(folder, "panel", "read", "case", "d-L1.xlsx", AT)
    score(folder)
    check("an adviser gets no sheet", pathlib.Path(folder, "case/out/sheet-L1.xlsx").exists(), False)
    done = run(folder, "panel", "status", "case")
    check("an adviser", [line for line in done.stdout.splitlines() if line.startswith("L1")],
          ["L1  Lee Park: declared 2026-03-16; advises, and scores nothing"])
    run(folder, "panel", "meeting", "case", AT)

    def reasons(sheets):
        return [c for c in world.meeting_cells_mean(sheets)]
    fill(folder, "case/out/meeting.xlsx", reasons, "met.xlsx")
    run(folder, "panel", "read", "case", "met.xlsx", AT)
    run(folder, "panel", "lock", "case", AT)
    done = run(folder, "panel", "influence", "case", "-o", "influence.csv", status=1)
    check("no totals before prices are open", said(done),
          ['error E789: the case is in state "locked": totals are there once prices are open'])
    run(folder, "record", "open-prices", "case", AT)
    run(folder, "panel", "influence", "case", "-o", "influence.csv")
    rows = list(csv.DictReader(io.StringIO(pathlib.Path(folder, "influence.csv").read_text())))
    got = {(r["left_out"], r["bid"]): (f'{float(r["total"]):.2f}', r["rank"]) for r in rows}
    check("nobody left out", {b: got["", b][0] for b in BIDS}, MEAN)
    check("B without each", [got[e, "B"] for e in PEOPLE],
          [("83.50", "1"), ("82.50", "1"), ("83.50", "1"), ("85.50", "1"), ("80.50", "2")])
    check("A without E5 is first", got["E5", "A"], ("89.62", "1"))
    totals(folder, MEAN)


def withdrawn(folder):
    """E3 withdraws: A 81.62 (1061/13), B 83.50, C 77.00 under the mean."""
    start(folder, panel={"combine": "mean"})
    declare(folder)
    score(folder)
    run(folder, "panel", "withdraw", "case", "E3", "--because=works for Cedar from now on", AT)
    run(folder, "panel", "meeting", "case", AT)
    fill(folder, "case/out/meeting.xlsx", world.meeting_cells_mean, "met.xlsx")
    run(folder, "panel", "read", "case", "met.xlsx", AT)
    run(folder, "panel", "lock", "case", AT)
    run(folder, "record", "open-prices", "case", AT)
    totals(folder, {"A": "81.62", "B": "83.50", "C": "77.00"})


def own_criteria(folder):
    start(folder)
    run(folder, "panel", "withdraw", "case", "E5", "--because=ill", AT)
    run(folder, "panel", "appoint", "case", "E6", "Fay", "Moss", "--criteria=plan", AT)
    declare_one(folder, "E6", "Fay Moss")
    run(folder, "panel", "sheets", "case", AT, status=1)
    places = set(Sheets(pathlib.Path(folder, "case/out/sheet-E6.xlsx")).tables["scores"]["Scores"][1])
    check("a sheet of own criteria", places, {("plan", b) for b in BIDS})


def declare_one(folder, e, name):
    run(folder, "panel", "declarations", "case", AT)
    fill(folder, f"case/out/declaration-{e}.xlsx", lambda s: world.declaration_cells(s, name), f"d-{e}.xlsx")
    run(folder, "panel", "read", "case", f"d-{e}.xlsx", AT)


def hard(folder):
    """A score off the scale, two people who read sheets at once, no room on the disk, a program that is killed: a sheet is in
    whole, with its entry, or not at all."""
    start(folder)
    declare(folder)
    run(folder, "panel", "sheets", "case", AT)

    def off(sheets):
        cells = [c for c in world.score_cells(sheets, "E1") if (c["sheet"], c["address"]) != sheets.at("scores", ("plan", "B"), "level")]
        return cells + [world.cell(sheets, "scores", ("plan", "B"), "level", 3.5, "number")]
    n = len(log(folder))
    bad = fill(folder, "case/out/sheet-E1.xlsx", off, "off.xlsx")
    label = Sheets(pathlib.Path(folder, "off.xlsx")).label("scores", ("plan", "B"), "level")
    done = run(folder, "panel", "read", "case", bad, AT, status=1)
    check("off the scale", said(done), [f'off.xlsx: {label}: error E727: E1, "Training plan", Birch: 3.5 is none of the published '
                                        "points (0, 1, 2, 3, 4, 5)"])
    check("off the scale: nothing is taken", len(log(folder)), n)
    sheets = {e: fill(folder, f"case/out/sheet-{e}.xlsx", lambda s, e=e: world.score_cells(s, e), f"s-{e}.xlsx") for e in PEOPLE}
    size = pathlib.Path(folder, "s-E1.xlsx").stat().st_size

    def full():
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (size // 2, size // 2))
    done = subprocess.run([world.BG, "panel", "read", "case", sheets["E1"], AT], cwd=folder, capture_output=True, text=True, preexec_fn=full)
    check("no room for the sheet", (done.returncode, done.stderr.splitlines()[0]),
          (3, 'error E803: cannot write "case/scores/E1-1.xlsx": the file would be larger than the system allows'))
    check("no room: nothing is taken", (len(log(folder)), pathlib.Path(folder, "case/scores/E1-1.xlsx").exists()), (n, False))
    both = [subprocess.Popen([world.BG, "panel", "read", "case", sheets[e], AT], cwd=folder, stdout=subprocess.DEVNULL,
                             stderr=subprocess.PIPE, text=True) for e in ("E1", "E2")]
    told = [(p.communicate()[1], p.returncode) for p in both]
    check("two at once: each is in or was told", [(s == 0) or "error E768: the log grew while this command ran" in text for text, s in told],
          [True, True])
    check("two at once: as many entries", len(log(folder)), n + sum(s == 0 for _, s in told))
    for pause in (0.01, 0.03, 0.06, 0.1, 0.2):
        before = len(log(folder))
        process = subprocess.Popen([world.BG, "panel", "read", "case", *sheets.values(), AT], cwd=folder, stdout=subprocess.DEVNULL,
                                   stderr=subprocess.DEVNULL)
        time.sleep(pause)
        process.kill()
        process.wait()
        done = run(folder, "verify", "case")
        check(f"killed after {pause} s", ([line for line in done.stdout.splitlines() if line.startswith("fault")], len(log(folder)) >= before),
              ([], True))
    done = run(folder, "panel", "read", "case", *sheets.values(), AT, status=None)
    check("it goes on, and everybody is in", lines(run(folder, "panel", "status", "case"), "missing"), [])


def blind(folder):
    start(folder)
    declare(folder)
    run(folder, "panel", "sheets", "case", "--blind", AT)
    sheets = Sheets(pathlib.Path(folder, "case/out/sheet-E1.xlsx"))
    check("numbers in place of vendors", [sheets.cell("scores", ("method", b), "bid").value for b in BIDS],
          ["Bid 1", "Bid 2", "Bid 3"])
    check("said in the log", log(folder)[-1].get("blind"), True)


if __name__ == "__main__":
    chosen = [globals()[n] for n in sys.argv[1:]] or [whole, refused, mean, withdrawn, own_criteria, blind, hard]
    for one in chosen:
        with tempfile.TemporaryDirectory() as work:
            one(work)
    print(f"panel in a case: {passed} passed, {failed} failed")
    sys.exit(1 if failed or not passed else 0)
