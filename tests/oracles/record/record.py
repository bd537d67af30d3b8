"""The case folder and its log. Hashes and the chain are worked out here with hashlib; each kind of bad
input is made once, and the whole report is compared. BIDGAUGE: the program. FULL=1: 10,000 random edits in place of 1,000, or as
many as EDITS says; EDITS_PROGRAM: edits.c, compiled. BIDGAUGE_SHARED: published cases, optional."""
import glob, hashlib, json, os, random, re, resource, shutil, signal, subprocess, sys, tempfile, time

PROGRAM = os.environ["BIDGAUGE"]
FULL = os.environ.get("FULL") == "1"
failed = passed = 0
ANCHOR = ("anchor    none given: whoever holds the folder could have written all of it anew; compare the "
          "head with a copy that was sent out (--head)")


def check(what, got, want):
    global failed, passed
    if got == want:
        passed += 1
    else:
        failed += 1
        print(f"{what}:\n  got  {got}\n  want {want}")


def sha(data):
    return hashlib.sha256(data).hexdigest()


def run(*words, cwd=None, **more):
    return subprocess.run([PROGRAM, *words], cwd=cwd, capture_output=True, text=True, **more)


def read(path):
    with open(path, "rb") as file:
        return file.read()


def write(path, data):
    with open(path, "wb") as file:
        file.write(data if isinstance(data, bytes) else data.encode())


def rules(version="1", due="2026-03-13T16:00Z", **more):
    return json.dumps({
        "format": "bidgauge-ruleset/1", "id": "windows", "title": "Windows", "version": version,
        "currency": "USD",
        "solicitation": {"title": "Windows", "reference": "R-1", "buyer": "Example", "envelopes": 2,
                         "dates": {"bids_due": due}},
        "fields": {"hours": {"label": "Hours a week", "type": "integer", "required": True},
                   "price": {"label": "Price", "type": "money", "role": "price", "required": True}},
        "criteria": {"hours": {"title": "Hours", "element": "schedules", "kind": "linear", "weight": 40,
                               "value": {"var": "hours"}, "from": 0, "to": 40}},
        "price": {"field": "price", "weight": 60, "formula": "lowest_proportion"},
        "award": {"method": "highest_score", "ties": ["lowest_price"], "decimals": 2}, **more})


def bid(name, answers):
    return json.dumps({"format": "bidgauge-bid/1", "bid": name, "vendor": {"name": f"Vendor {name}"},
                       "answers": answers})


def inputs(folder):
    write(f"{folder}/rules.json", rules())
    write(f"{folder}/rules-2.json", rules("2"))
    for name, hours, price in (("A", 30, 52000), ("B", 20, 48000), ("C", 10, 45000)):
        write(f"{folder}/{name}-quality.json", bid(name, {"hours": hours}))
        write(f"{folder}/{name}-price.json", bid(name, {"price": price}))


STEPS = [
    ("start", "2026-01-10T09:00Z", ["rules.json"], ["--by=J. Doe"]),
    ("publish", "2026-01-12T09:00Z", [], []),
    ("addendum", "2026-02-01T09:00Z", ["rules-2.json"], ["--because=a date was wrong"]),
    ("receive", "2026-03-13T11:00Z", ["A-quality.json", "A-price.json"], []),
    ("acknowledge", "2026-03-13T11:30Z", ["A"], []),
    ("receive", "2026-03-13T12:00+00:00", ["B-quality.json", "B-price.json"], ["--by=R. Roe"]),
    ("receive", "2026-03-13T16:00Z", ["C-quality.json", "C-price.json"], []),
]


def play(folder, steps=STEPS, case="case"):
    for what, at, words, options in steps:
        done = run("record", what, case, *words, "--at=" + at, *options, cwd=folder)
        check(f"record {what} {at}", (done.returncode, done.stderr), (0, ""))


def lines_of(case):
    return read(f"{case}/log.jsonl").split(b"\n")[:-1]


def put_lines(case, lines):
    write(f"{case}/log.jsonl", b"".join(line + b"\n" for line in lines))


# -- a sound case -----------------------------------------------------------------------------------


def sound(folder):
    inputs(folder)
    play(folder)
    play(folder, case="again")
    case, previous = f"{folder}/case", "0" * 64
    for number, line in enumerate(lines_of(case), 1):
        entry = json.loads(line)
        check(f"entry {number}: n, prev", (entry["n"], entry["prev"]), (number, previous))
        check(f"entry {number}: bytes", line, json.dumps(entry, separators=(",", ":")).encode())
        for file in entry.get("files", []):
            data = read(f"{case}/{file['path']}")
            check(file["path"], (file["sha256"], file["bytes"]), (sha(data), len(data)))
        previous = sha(line)
    check("same input, same bytes", read(f"{folder}/again/log.jsonl"), read(f"{case}/log.jsonl"))
    check("by whom", [json.loads(line)["by"] for line in lines_of(case)],
          ["J. Doe"] * 5 + ["R. Roe", "J. Doe"])
    done = run("verify", "case", cwd=folder)
    check("verify", done.stdout.splitlines(),
          [f'entries   7, state "published", head {previous}', "files     12 of 12 as recorded", ANCHOR,
           "verified"])
    check("verify: status", (done.returncode, done.stderr), (0, ""))
    early = sha(lines_of(case)[3])
    done = run("verify", "case", "--head=" + early, cwd=folder)
    check("an earlier head", done.stdout.splitlines()[-2:],
          ["anchor    the head that was given is entry 4 of 7: what came after it has no anchor",
           "verified"])
    shutil.rmtree(f"{folder}/again")
    return previous


# -- bad logs ----------------------------------------------------------------------------------------


def faults(folder, *options):
    done = run("verify", "bad", *options, cwd=folder)
    body = [line for line in done.stdout.splitlines() if line.startswith(("fault", "note", "NOT", "verified"))]
    return [re.sub(r"^(fault|note) +", "", line) for line in body], done.returncode


def bad(folder, name, change, want, *options):
    """want: what is said, in order; the verdict follows from it."""
    shutil.rmtree(f"{folder}/bad", ignore_errors=True)
    shutil.copytree(f"{folder}/case", f"{folder}/bad")
    change(f"{folder}/bad")
    n = sum(line.startswith("E") for line in want)
    verdict = f"NOT verified: {n} fault{'' if n == 1 else 's'}" if n else "verified"
    check(name, faults(folder, *options), (want + [verdict], 1 if n else 0))


def edit(*changes):
    def change(case):
        lines = lines_of(case)
        for index, old, new in changes:
            assert old in lines[index]
            lines[index] = lines[index].replace(old, new)
        put_lines(case, lines)
    return change


def relist(order):
    return lambda case: put_lines(case, [lines_of(case)[i] for i in order])


def bad_logs(folder, head):
    lines = lines_of(f"{folder}/case")
    names = [sha(line)[:8] for line in lines]
    found = sha(lines[4].replace(b'"bid":"A"', b'"bid":"B"'))[:8]
    bad(folder, "edited line", edit((4, b'"bid":"A"', b'"bid":"B"')),
        [f"E771 entry 5 is not the one that entry 6 was written after: its content gives {found}…, entry 6 "
         f"names {names[4]}…"])
    bad(folder, "missing line", relist([0, 1, 2, 3, 5, 6]), ["E772 entry 5 is missing: after 4 comes 6"])
    bad(folder, "missing lines", relist([0, 1, 2, 6]),
        ["E772 entries 4 to 6 are missing: after 3 comes 7"] +
        [f"N786 received/1/{b}-{e}.json is in the folder, and no entry names it"
         for b in "AB" for e in ("price", "quality")])
    bad(folder, "missing first line", relist([1, 2, 3, 4, 5, 6]),
        ["E772 entry 1 is missing: the log begins with entry 2",
         'E775 entry 2: the ruleset was published in state "none"; that is for state "draft"'])
    bad(folder, "reordered lines", relist([0, 1, 2, 3, 5, 4, 6]),
        ["E773 entry 5 is out of its place: it comes after 6",
         "N783 entry 5: its time, 2026-03-13T11:30:00Z, is before that of entry 6 (2026-03-13T12:00:00Z): a "
         "clock ran backwards, or the times were given by hand"])
    bad(folder, "duplicated line", relist([0, 1, 2, 3, 4, 4, 5, 6]),
        ["E773 entry 5 is there twice: in line 5 and line 6"])
    bad(folder, "cut line", lambda case: write(f"{case}/log.jsonl", read(f"{case}/log.jsonl") + b'{"n":8,"at'),
        ["N785 the last line is cut off and does not count: the machine stopped while it was written"])
    bad(folder, "cut in the middle", edit((4, lines[4], lines[4][:60])),
        ["E774 line 5 of the log is no entry: the file ends inside this text",
         "E772 entry 5 is missing: after 4 comes 6"])
    bad(folder, "end cut off, without a head", relist([0, 1, 2, 3, 4, 5]),
        [f"N786 received/1/C-{e}.json is in the folder, and no entry names it" for e in ("price", "quality")])
    bad(folder, "end cut off, with a head", relist([0, 1, 2, 3, 4, 5]),
        [f"N786 received/1/C-{e}.json is in the folder, and no entry names it" for e in ("price", "quality")] +
        ["E778 the head that was given is not in this log: entries were taken off its end, or it was written "
         "anew"], "--head=" + head)
    bad(folder, "file changed after receipt",
        lambda case: write(f"{case}/received/1/A-price.json", "{}"),
        ["E766 received/1/A-price.json is not the file of entry 4: recorded "
         f"{sha(read(folder + '/A-price.json'))[:8]}…, found {sha(b'{}')[:8]}…"])
    bad(folder, "file missing", lambda case: os.remove(f"{case}/received/1/A-price.json"),
        ["E777 received/1/A-price.json of entry 4 cannot be read: there is no such file or folder"])
    bad(folder, "file that nobody took in", lambda case: write(f"{case}/received/1/D.json", "{}"),
        ["N786 received/1/D.json is in the folder, and no entry names it"])
    bad(folder, "unknown event", edit((6, b'"do":"receive"', b'"do":"retract"')),
        ['E787 entry 7: "retract" is no event that this version of bidgauge knows'])
    bad(folder, "time without an offset", edit((6, b"16:00:00Z", b"16:00:00")),
        ['E774 line 7 of the log is no entry: "at" is "2026-03-13T16:00:00", which is not a time with its offset '
         "from UTC"] + [f"N786 received/1/C-{e}.json is in the folder, and no entry names it"
                        for e in ("price", "quality")])
    bad(folder, "path out of the folder", edit((6, b"received/1/C-quality", b"../../etc/C-quality")),
        ['E774 line 7 of the log is no entry: "../../etc/C-quality.json" is no path inside the folder'] +
        [f"N786 received/1/C-{e}.json is in the folder, and no entry names it" for e in ("price", "quality")])
    bad(folder, "late and not said", edit((6, b"16:00:00Z", b"16:20:00Z")),
        ["E762 entry 7: bid C was taken in at 2026-03-13T16:20:00Z, after 2026-03-13T16:00:00Z, and not as "
         "late"])
    bad(folder, "empty log", lambda case: write(f"{case}/log.jsonl", ""),
        [f"N786 {p} is in the folder, and no entry names it"
         for p in [f"published/form-{n}-{e}.xlsx" for n in (1, 2) for e in ("price", "quality")] +
         ["published/ruleset-1.json", "published/ruleset-2.json"] +
         [f"received/1/{b}-{e}.json" for b in "ABC" for e in ("price", "quality")]])
    shutil.rmtree(f"{folder}/bad")


def add(case, *events):
    """Puts entries at the end, as a program would that knows the chain."""
    lines = lines_of(case)
    for event in events:
        files = [{"path": p, "sha256": sha(read(f"{case}/{p}")), "bytes": len(read(f"{case}/{p}"))}
                 for p in event.pop("paths", [])]
        entry = {"n": len(lines) + 1, "at": event.pop("at", "2026-03-13T17:00:00Z"), "by": "J. Doe",
                 "prev": sha(lines[-1]), **event}
        lines.append(json.dumps({**entry, **({"files": files} if files else {})},
                                separators=(",", ":")).encode())
    put_lines(case, lines)


TO_LOCK = [{"do": "open"}, {"do": "meeting"}, {"do": "lock"}]


def crafted(folder):
    def written_over(case):
        write(f"{case}/received/1/A-price.json", "{}")
        add(case, {"do": "note", "text": "x", "paths": ["received/1/A-price.json"]})
    bad(folder, "written over", written_over,
        ["E788 received/1/A-price.json of entry 4 was written over: entry 8 records other bytes"])
    bad(folder, "a paper after the decision", lambda case: add(
        case, *TO_LOCK, {"do": "open_prices"}, {"do": "decide", "chosen": "A"}, {"do": "note", "text": "a memorandum"}),
        ["N784 entry 13: added after the decision (entry 12, 2026-03-13T17:00:00Z): a memorandum"])
    bad(folder, "prices before quality", lambda case: add(case, {"do": "open"}, {"do": "open_prices"}, {"do": "meeting"}),
        ['E775 entry 9: prices were opened in state "opened"; that is for state "locked"',
         'E775 entry 10: individual scores were shown to the panel in state "priced"; that is for state "opened"'])
    bad(folder, "ruleset changed after bids were opened", lambda case: add(
        case, {"do": "open"}, {"do": "addendum", "because": "weights corrected"}),
        ['E775 entry 9: an addendum was published in state "opened"; that is for state "published"'])
    bad(folder, "ruleset changed after bids were due", lambda case: add(
        case, {"do": "addendum", "because": "weights corrected"}),
        ["E761 entry 8: the ruleset was changed at 2026-03-13T17:00:00Z, when bids were due (2026-03-13T16:00:00Z)"])
    bad(folder, "opened early", lambda case: add(case, {"do": "open", "at": "2026-03-13T15:59:59Z"}),
        ["N783 entry 8: its time, 2026-03-13T15:59:59Z, is before that of entry 7 (2026-03-13T16:00:00Z): a clock "
         "ran backwards, or the times were given by hand",
         "E763 entry 8: bids were opened at 2026-03-13T15:59:59Z, before 2026-03-13T16:00:00Z"])
    bad(folder, "no reasons", lambda case: add(case, *TO_LOCK, {"do": "reopen"}, {"do": "cancel", "because": " "}),
        ['E776 entry 11: "reopen" without a reason', 'E776 entry 11: "reopen" without an authority',
         'E776 entry 12: "cancel" without a reason'])
    bad(folder, "all written anew, without a head", edit_and_chain(b'"bid":"A"', b'"bid":"B"'), [])
    bad(folder, "all written anew, with a head", edit_and_chain(b'"bid":"A"', b'"bid":"B"'),
        ["E778 the head that was given is not in this log: entries were taken off its end, or it was written "
         "anew"], "--head=" + sha(lines_of(f"{folder}/case")[-1]))
    shutil.rmtree(f"{folder}/bad")
    shutil.copytree(f"{folder}/case", f"{folder}/round")
    add(f"{folder}/round", *TO_LOCK, {"do": "open_prices"},
        {"do": "round", "because": "savings", "round": 2, "bids": ["A", "B"], "due": "2026-04-01T12:00:00Z"})
    def offer(name, at):
        return run("record", "receive", "round", f"{name}-price.json", "--at=" + at, cwd=folder)
    done = offer("C", "2026-03-30T12:00Z")
    check("not invited", (done.stderr.splitlines()[0], done.returncode),
          ("error E769: C is not invited to round 2", 1))
    check("invited", offer("A", "2026-03-30T12:00Z").returncode, 0)
    check("its place", os.path.exists(f"{folder}/round/received/2/A-price.json"), True)
    check("a late offer", offer("B", "2026-04-01T12:01Z").stderr.splitlines()[0],
          "error E762: bid B came in 1 minute after 2026-04-01T12:00:00Z: it is kept, unopened. `record admit CASE "
          "B --because=TEXT` is a decision of a person")
    done = run("record", "open-prices", "round", "--at=2026-04-01T11:00Z", cwd=folder)
    check("offers before they are due", done.stderr.splitlines()[0],
          "error E763: offers of round 2 are due on 2026-04-01T12:00:00Z: nothing is opened before")
    write(f"{folder}/round/published/ruleset-2.json", "{}")
    check("published ruleset gone", offer("A", "2026-03-30T13:00Z").stderr.splitlines()[0],
          "error E846: the published ruleset cannot be used any more")
    shutil.rmtree(f"{folder}/round")


def edit_and_chain(old, new):
    def change(case):
        events = [json.loads(line.replace(old, new)) for line in lines_of(case)]
        previous, lines = "0" * 64, []
        for event in events:
            event["prev"] = previous
            lines.append(json.dumps(event, separators=(",", ":")).encode())
            previous = sha(lines[-1])
        put_lines(case, lines)
    return change


# -- what is refused -----------------------------------------------------------------------------------


def refused(folder, name, words, want, status=1):
    before = read(f"{folder}/case/log.jsonl")
    done = run("record", *words, cwd=folder)
    said = [line for line in done.stderr.splitlines() if re.match(r"(\S+ )?(error|warning) [EW]\d", line)]
    check(name, (said, done.returncode), (want, status))
    check(f"{name}: nothing was written", read(f"{folder}/case/log.jsonl"), before)


def refusals(folder):
    at = "--at=2026-03-13T16:20Z"
    refused(folder, "before due", ["open", "case", "--at=2026-03-13T15:59Z"],
            ["error E763: bids are due on 2026-03-13T16:00:00Z: nothing is opened before"])
    refused(folder, "addendum after due", ["addendum", "case", "rules-2.json", "--because=x", at],
            ["error E761: bids were due on 2026-03-13T16:00:00Z: the ruleset cannot change any more"])
    refused(folder, "addendum without a version",
            ["addendum", "case", "rules-2.json", "--because=x", "--at=2026-03-01T09:00Z"],
            ['rules-2.json:1:1: error E843: version "2" of the ruleset was published already (entry 3)'])
    refused(folder, "addendum without a reason", ["addendum", "case", "rules-2.json", at],
            ['error E776: "addendum" needs a reason'])
    refused(folder, "prices first", ["open-prices", "case", at],
            ['error E789: the case is in state "published"; "open_prices" is for state "locked"'])
    refused(folder, "published twice", ["publish", "case", at],
            ['error E789: the case is in state "published"; "publish" is for state "draft"'])
    refused(folder, "started twice", ["start", "case", "rules.json", "--by=J. Doe"],
            ['error E798: there is a case in "case" already'])
    refused(folder, "no case", ["open", "none"],
            ['error E797: there is no case in "none": it has no log.jsonl'], 3)
    refused(folder, "no time", ["open", "case", "--at=2026-03-14"],
            ["error E840: --at=2026-03-14 is not a time with its offset from UTC"])
    refused(folder, "nobody", ["note", "case", "x", "--by= "], ["error E841: nobody is named who does this"])
    refused(folder, "no such command", ["unopen", "case"], ['error E842: record has no command "unopen"; did you mean "open"?'], 2)
    refused(folder, "too few words", ["admit", "case"],
            ["error E842: too few arguments: write `record admit CASE BID`"])
    refused(folder, "which envelope", ["receive", "case", "rules.json", "--bid=D", "--at=2026-03-13T15:00Z"],
            ['error E845: "rules.json" does not say which envelope it is of, and is not opened to look'])
    refused(folder, "bad id", ["receive", "case", "rules.json", "--bid=../x", "--at=2026-03-13T15:00Z"],
            ['error E844: "../x" cannot be the id of a bid: it is used in file names'])
    refused(folder, "not in", ["admit", "case", "Z", "--because=x", at], ['error E848: no bid "Z" is in'])
    refused(folder, "not late", ["admit", "case", "A", "--because=x", at], ['error E848: bid "A" was not late'])
    write(f"{folder}/draft.json", rules(due="2026-03-13"))
    for words, want in ((["publish", "other"],
                         ['other/draft/ruleset.json:1:1: error E760: the ruleset cannot be published: '
                          '"bids_due" is 2026-03-13 without a time, and late bids could not be told']),
                        (["acknowledge", "other", "A"],
                         ['error E789: the case is in state "draft"; "acknowledge" is for state "published" or '
                          '"opened"'])):
        if not os.path.exists(f"{folder}/other"):
            run("record", "start", "other", "draft.json", "--by=J. Doe", cwd=folder)
        refused(folder, " ".join(words), words, want)
    write(f"{folder}/other/draft/ruleset.json", rules().replace('"kind": "linear"', '"kind": "linea"'))
    done = run("record", "publish", "other", cwd=folder)
    check("unsound ruleset", ("error E760: the ruleset has 1 error and cannot be published" in done.stderr,
                              done.returncode), (True, 1))
    write(f"{folder}/other/draft/ruleset.json", rules())
    check("published then", run("record", "publish", "other", cwd=folder).returncode, 0)
    refused(folder, "nothing to acknowledge", ["acknowledge", "other", "A"],
            ["error E849: there is no addendum to acknowledge"])
    shutil.rmtree(f"{folder}/other")
    put = read(f"{folder}/case/log.jsonl")
    write(f"{folder}/case/log.jsonl", put.replace(b'"bid":"B"', b'"bid":"X"', 1))
    done = run("record", "open", "case", at, cwd=folder)
    check("a log with faults", (done.stderr.splitlines()[0], done.returncode),
          ('error E770: the log of "case" has 1 fault in its lines', 1))
    write(f"{folder}/case/log.jsonl", put)


# -- late, opened, cancelled ---------------------------------------------------------------------------


def opening(folder):
    shutil.copytree(f"{folder}/case", f"{folder}/late")
    write(f"{folder}/D-quality.json", bid("D", {"hours": 5}))
    at = "--at=2026-03-13T16:20Z"
    done = run("record", "receive", "late", "D-quality.json", at, cwd=folder)
    check("late", (done.stderr.splitlines()[0], done.returncode),
          ("error E762: bid D came in 20 minutes after 2026-03-13T16:00:00Z: it is kept, unopened. `record "
           "admit CASE D --because=TEXT` is a decision of a person", 1))
    check("kept", read(f"{folder}/late/received/late/D-quality.json"), read(f"{folder}/D-quality.json"))
    for words in (["admit", "late", "D", "--because=the portal was down"], ["withdraw", "late", "B", "--because=asked"]):
        check(" ".join(words), run("record", *words, at, cwd=folder).returncode, 0)
    price = read(f"{folder}/late/received/1/C-quality.json")
    write(f"{folder}/late/received/1/C-quality.json", price.replace(b"10", b"11"))
    done = run("record", "open", "late", at, cwd=folder)
    check("opened after a change", (done.stderr.splitlines()[0][:65], done.returncode),
          ("error E766: received/1/C-quality.json is not the file of entry 7:", 1))
    write(f"{folder}/late/received/1/C-quality.json", price)
    done = run("record", "open", "late", at, cwd=folder)
    check("opened", (done.returncode, [line for line in done.stderr.splitlines() if line.startswith("warning")]),
          (0, ['warning W850: bid C has not acknowledged the addendum of entry 3 (version "2")']))
    entry = json.loads(lines_of(f"{folder}/late")[-1])
    check("who was opened", (entry["do"], entry["bids"]), ("open", ["A", "C"]))
    done = run("record", "open-prices", "late", at, cwd=folder)
    check("prices stay closed", done.stderr.splitlines()[0],
          'error E764: quality is not locked (the case is in state "opened"): prices stay closed')
    done = run("record", "receive", "late", "D-quality.json", "--at=2026-03-13T15:00Z", cwd=folder)
    check("a time that the log contradicts", done.stderr.splitlines()[0],
          'error E847: bids were opened already (state "opened"): what comes in now is late, and --at says '
          "2026-03-13T15:00:00Z, before 2026-03-13T16:00:00Z")
    for words, want in ((["note", "late", "a", "paper"], "opened"), (["cancel", "late", "--because=no money"], "cancelled")):
        done = run("record", *words, at, cwd=folder)
        check(" ".join(words), (done.returncode, f'in state "{want}"' in done.stdout), (0, True))
    done = run("record", "cancel", "late", "--because=again", cwd=folder)
    check("cancelled twice", done.stderr.splitlines()[0].startswith(
        'error E789: the case is in state "cancelled"; "cancel" is for state "draft" or'), True)
    check("verified", run("verify", "late", cwd=folder).returncode, 0)
    shutil.rmtree(f"{folder}/late")


# -- two writers, a full disk, kill -9 -------------------------------------------------------------------


def writers(folder):
    shutil.copytree(f"{folder}/case", f"{folder}/many")
    done = refused_n = 0
    for turn in range(5):
        running = [subprocess.Popen([PROGRAM, "record", "note", "many", f"note {turn}.{i}"], cwd=folder,
                                    stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
                   for i in range(8)]
        for process in running:
            said = process.communicate()[1].splitlines()
            good = process.returncode == 0
            done += good
            refused_n += not good
            if not good:
                check("the other writer", said[0], "error E768: the log grew while this command ran")
    check("each is in the log or was refused", len(lines_of(f"{folder}/many")), len(STEPS) + done)
    check("some went through each time", done >= 5, True)
    check("sound", run("verify", "many", cwd=folder).returncode, 0)
    shutil.rmtree(f"{folder}/many")
    print(f"writers: {done} entries, {refused_n} refused")


def full_disk(folder):
    def limit(size):
        def set_limit():
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
        return set_limit
    shutil.copytree(f"{folder}/case", f"{folder}/full")
    before = read(f"{folder}/full/log.jsonl")
    write(f"{folder}/E-quality.json", bid("E", {"hours": 5}) + " " * 4000)
    for size, path in ((100, "full/received/1/E-quality.json"), (len(before) + 50, "full/received/1/E-quality.json"),
                       (6000, None)):
        done = run("record", "receive", "full", "E-quality.json", "--at=2026-03-13T15:00Z", cwd=folder,
                   preexec_fn=limit(size))
        if path and size < 4000:
            check(f"disk full at {size}", (done.stderr.splitlines()[0], done.returncode),
                  (f'error E803: cannot write "{path}": the file would be larger than the system allows', 3))
            check("the log is as it was", read(f"{folder}/full/log.jsonl"), before)
        else:
            check("with room it goes on", done.returncode, 0)
    # the file fits, the line does not
    long_note = "x" * 5000
    grown = read(f"{folder}/full/log.jsonl")
    done = run("record", "note", "full", long_note, cwd=folder, preexec_fn=limit(len(grown) + 100))
    check("no room for the line", (done.stderr.splitlines()[0], done.returncode),
          ('error E803: cannot write "full/log.jsonl": the file would be larger than the system allows', 3))
    check("the log is as it was", read(f"{folder}/full/log.jsonl"), grown)
    check("sound", run("verify", "full", cwd=folder).returncode, 0)
    shutil.rmtree(f"{folder}/full")


def killed(folder, random_source, turns):
    """Whenever it is killed: the entry is there whole with its files, or it is not there at all."""
    shutil.copytree(f"{folder}/case", f"{folder}/dead")
    write(f"{folder}/E-quality.json", os.urandom(3_000_000))
    there = stopped = 0
    started = time.time()
    run("record", "receive", "dead", "E-quality.json", "--at=2026-03-13T15:00Z", cwd=folder)
    span = time.time() - started
    for turn in range(turns):
        n = len(lines_of(f"{folder}/dead"))
        write(f"{folder}/E-quality.json", random_source.randbytes(3_000_000))
        process = subprocess.Popen([PROGRAM, "record", "receive", "dead", "E-quality.json",
                                    "--at=2026-03-13T15:00Z"], cwd=folder, stdout=subprocess.DEVNULL,
                                   stderr=subprocess.DEVNULL)
        time.sleep(random_source.random() * span * 1.2)
        process.kill()
        process.wait()
        lines = lines_of(f"{folder}/dead")
        there += len(lines) > n
        stopped += len(lines) == n
        done = run("verify", "dead", cwd=folder)
        faulty = [line for line in done.stdout.splitlines() if line.startswith("fault")]
        check(f"killed {turn}", (faulty, done.returncode, len(lines) - n in (0, 1)), ([], 0, True))
    done = run("record", "receive", "dead", "E-quality.json", "--at=2026-03-13T15:00Z", cwd=folder)
    check("it goes on", (done.returncode, done.stderr), (0, ""))
    check("sound", run("verify", "dead", cwd=folder).returncode, 0)
    print(f"killed: {turns} times, {stopped} before the entry and {there} after it")
    shutil.rmtree(f"{folder}/dead")


# -- random edits ------------------------------------------------------------------------------------------


def edits_by_program(folder, head, random_source, turns):
    """A few by the program itself, as a user would see them."""
    whole = read(f"{folder}/case/log.jsonl")
    last = whole.rfind(b"\n", 0, len(whole) - 1) + 1
    missed = []
    shutil.copytree(f"{folder}/case", f"{folder}/bits")
    for _ in range(turns):
        at, bit = random_source.randrange(len(whole)), random_source.randrange(8)
        changed = bytearray(whole)
        changed[at] ^= 1 << bit
        write(f"{folder}/bits/log.jsonl", bytes(changed))
        with_head = run("verify", "bits", "--head=" + head, cwd=folder)
        if with_head.returncode == 0 or "NOT verified" not in with_head.stdout:
            check(f"bit {bit} of byte {at}, with a head", "verified", "NOT verified")
        without = run("verify", "bits", cwd=folder)
        if without.returncode == 0:
            missed.append(at)
            check(f"bit {bit} of byte {at}: what was not anchored", ANCHOR in without.stdout, True)
    check("without a head, only the last line can be edited", [at for at in missed if at < last], [])
    shutil.rmtree(f"{folder}/bits")


def random_edits(case, head, turns, where, seed=20260313):
    """Many in memory (edits.c): every one is found with a head; without one, all but those of the last line, and then it is
    said that nothing was anchored."""
    program = os.environ.get("EDITS_PROGRAM")
    if not program:
        print("SKIPPED: random edits in memory: edits.c was not compiled")
        return
    done = subprocess.run([program, case, head, str(turns), str(seed), where], capture_output=True, text=True)
    check(f"random edits of {where}", (done.returncode, done.stderr), (0, ""))
    if done.returncode:
        return
    found = json.loads(done.stdout)
    missed = turns - found["without"]
    check(f"random edits of {where}: found with a head", found["with_head"], turns)
    check(f"random edits of {where}: not found without one", (missed, 0), (found["in_last_line"], found["elsewhere"]))
    check(f"random edits of {where}: then it is said that nothing was anchored", found["anchor_said"], missed)
    print(f"random edits of {where}: {turns}, all found with a head; without one {found['without']} found and {missed} "
          "not, all of them in the last line of the log")


# -- signature ------------------------------------------------------------------------------------------------


def signatures(folder):
    if not shutil.which("ssh-keygen"):
        print("signatures: skipped, ssh-keygen is not installed")
        return
    shutil.copytree(f"{folder}/case", f"{folder}/signed")
    os.makedirs(f"{folder}/signed/out", exist_ok=True)
    record = f"{folder}/signed/out/record.json"
    write(record, '{"head":"..."}\n')

    def sign(kind="ed25519", purpose="bidgauge", name="key"):
        if not os.path.exists(f"{folder}/{name}"):
            subprocess.run(["ssh-keygen", "-q", "-t", kind, "-N", "", "-C", "officer@example.gov", "-f",
                            f"{folder}/{name}"], check=True)
        if os.path.exists(record + ".sig"):
            os.remove(record + ".sig")
        subprocess.run(["ssh-keygen", "-q", "-Y", "sign", "-f", f"{folder}/{name}", "-n", purpose, record],
                       check=True, stderr=subprocess.DEVNULL)

    def verified(*options):
        done = run("verify", "signed", *options, cwd=folder)
        return ([re.sub("^fault +", "", line) for line in done.stdout.splitlines()
                 if line.startswith(("signed", "fault"))], done.returncode)

    sign()
    fingerprint = subprocess.run(["ssh-keygen", "-l", "-f", f"{folder}/key.pub"], capture_output=True,
                                 text=True).stdout.split()[1]
    public = read(f"{folder}/key.pub").decode().split()
    write(f"{folder}/signers", f'# who may sign\nofficer@example.gov namespaces="file,bidgauge" {public[0]} {public[1]}\n')
    write(f"{folder}/others", 'officer@example.gov namespaces="file" ' + " ".join(public[:2]) + "\n")
    write(f"{folder}/nobody", "# nobody\n")
    good = ([f"signed    officer@example.gov, Ed25519, {fingerprint}"], 0)
    check("signed", verified("--signers=signers"), good)
    check("by the public key", verified("--signers=key.pub"), good)
    check("no signers", verified(), ([f"signed    Ed25519, {fingerprint}: whose key it is was not looked up "
                                      "(--signers)"], 0))
    check("nobody's", verified("--signers=nobody"),
          ([f'E779 record.json is signed with the key {fingerprint}, which is nobody\'s in "nobody"'], 1))
    check("for something else", verified("--signers=others"),
          ([f"E779 record.json is signed with the key {fingerprint}, which cannot be relied on: its line allows "
            "other purposes only"], 1))
    write(record, '{"head":",.."}\n')
    broken = "E779 the signature out/record.json.sig does not hold: "
    check("changed record", verified("--signers=signers"),
          ([broken + "what was signed is not what the file holds"], 1))
    sign(purpose="file")
    check("another purpose", verified("--signers=signers"), ([broken + "it was made for another purpose"], 1))
    sign("ecdsa", name="ecdsa")
    check("another kind of key", verified(),
          ([broken + "its key is not Ed25519: verify it with ssh-keygen -Y verify"], 1))
    sign()
    armour = read(record + ".sig")
    for at in range(0, len(armour), 7):  # no byte of a signature may change
        write(record + ".sig", armour[:at] + bytes([armour[at] ^ 1]) + armour[at + 1:])
        same = [line.strip() for line in armour.splitlines()] == [
            line.strip() for line in read(record + ".sig").splitlines()]
        if not same and verified("--signers=signers")[1] == 0:
            check(f"signature with byte {at} changed", "verified", "NOT verified")
    os.remove(record + ".sig")
    check("no signature", verified("--signers=signers"),
          (["E779 there is no signature: out/record.json.sig cannot be read"], 1))
    shutil.rmtree(f"{folder}/signed")


# -- the published cases -----------------------------------------------------------------------------------------


def published(folder):
    shared = os.environ.get("BIDGAUGE_SHARED", "")
    cases = sorted(glob.glob(f"{shared}/cases/panel/record/[0-9]*/")) if shared else []
    if not cases:
        print("SKIPPED: the published cases of a record (BIDGAUGE_SHARED is not set)")
        return
    for case in cases:
        want = read(case + "expected.txt").decode().splitlines()
        options = ["--head=" + read(case + "HEAD").decode().strip()] if os.path.exists(case + "HEAD") else []
        done = run("verify", case, *options)
        got = [re.sub(r"^(fault|note) +[EN]\d+ ", "", line) for line in done.stdout.splitlines()]
        # Files whose bytes are not what the log says: the reference says so as well, of the files as they are now.
        recorded, changed = {}, []
        for line in read(case + "log.jsonl").split(b"\n")[:-1]:
            for file in json.loads(line).get("files", []):
                recorded[file["path"]] = (file["sha256"], json.loads(line)["n"])
        for path, (digest, number) in recorded.items():
            found = sha(read(case + path)) if os.path.exists(case + path) else None
            text = f"{path} is not the file of entry {number}: recorded {digest[:8]}…, found {(found or '')[:8]}…"
            if found and found != digest and text not in want:
                changed.append(text)
        good = int(re.search(r"files +(\d+) of", "\n".join(want))[1]) - len(changed)
        total = int(re.search(r"files +\d+ of (\d+)", "\n".join(want))[1])
        faulty = re.search(r"NOT verified: (\d+)", want[-1])
        n = (int(faulty[1]) if faulty else 0) + len(changed)
        name = os.path.basename(case[:-1])
        for line in want[:-1]:
            if line.startswith("files"):
                line = f"files     {good} of {total} as recorded"
            check(f"{name}: {line}", any(line == other or other.startswith(line) for other in got), True)
        for line in changed:
            check(f"{name}: {line}", line in got, True)
        check(f"{name}: verdict", got[-1], f"NOT verified: {n} fault{'' if n == 1 else 's'}" if n else "verified")
    print(f"published cases: {len(cases)}")


with tempfile.TemporaryDirectory() as work:
    source = random.Random(20260313)
    the_head = sound(work)
    bad_logs(work, the_head)
    crafted(work)
    refusals(work)
    opening(work)
    writers(work)
    full_disk(work)
    killed(work, source, 50 if FULL else 25)
    edits_by_program(work, the_head, source, 50 if FULL else 20)
    edits = int(os.environ.get("EDITS", "10000" if FULL else "1000"))
    random_edits(f"{work}/case", the_head, edits, "log")
    random_edits(f"{work}/case", the_head, edits, "files")
    signatures(work)
    published(work)
print(f"record: {passed} passed, {failed} failed")
sys.exit(1 if failed or not passed else 0)
