"""Corpora held against evaluate, against their own lines, and against themselves run in other ways."""
import decimal
import fractions
import gzip
import json
import os
import pathlib
import pty
import random
import resource
import signal
import subprocess
import sys
import time

try:
    import openpyxl
except ImportError:
    openpyxl = None

BG = os.environ["BIDGAUGE"]
WORK = pathlib.Path(sys.argv[1])
SAMPLES = pathlib.Path("samples")
SCENARIO = "samples/scenarios/floor20.json"
checks = 0


def must(ok, *said):
    global checks
    checks += 1
    if not ok:
        print("corpus: FAILED:", *said, f"(line {sys._getframe(1).f_lineno})")
        sys.exit(1)


def run(*arguments, status=0, stdin=None):
    done = subprocess.run([BG, *map(str, arguments)], input=stdin, capture_output=True)
    must(done.returncode == status, arguments, "exit status", done.returncode, done.stderr[-2000:])
    return done.stdout


def write(name, data):
    path = WORK / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


def corpus(n, *options):
    return subprocess.run([sys.executable, "tests/tools/make_corpus.py", str(n), *options],
                          check=True, capture_output=True).stdout


def merge_patch(target, patch):
    """RFC 7386."""
    if not isinstance(patch, dict):
        return patch
    target = dict(target) if isinstance(target, dict) else {}
    for key, value in patch.items():
        if value is None:
            target.pop(key, None)
        else:
            target[key] = merge_patch(target.get(key), value)
    return target


def evaluated(rules, bids):
    """What evaluate says: the recommended bid, and status and points of each."""
    folder = WORK / "one"
    folder.mkdir(exist_ok=True)
    files = []
    for i, bid in enumerate(bids):
        files.append(folder / f"{i}.json")
        files[-1].write_text(json.dumps(bid))
    (folder / "rules.json").write_text(json.dumps(rules))
    done = subprocess.run([BG, "evaluate", folder / "rules.json", *files, "--json", "-", "--quiet"],
                          capture_output=True)
    must(done.returncode < 2, done.stderr)
    lot = json.loads(done.stdout)["lots"][0]
    return lot["recommended"]["bid"], sorted((b["bid"], b["status"], b["total"]) for b in lot["bids"])


def modelled(scenario):
    return scenario["recommended"], sorted((b["bid"], b["status"], b["points"])
                                           for b in scenario["bids"])


def as_evaluate_says():
    for sample in sorted(pathlib.Path("samples").glob("*/ruleset.json")):
        rules = json.loads(sample.read_text())
        bids = [json.loads(p.read_text()) for p in sorted((sample.parent / "bids").glob("*.json"))]
        if not bids:
            continue
        tender = {"format": "bidgauge-tender/1", "tender": rules["solicitation"].get("reference", "sample"),
                  "dates": rules["solicitation"].get("dates", {}), "bids": bids}
        path = write("sample.jsonl", json.dumps(tender) + "\n")
        run("model", sample, "--corpus", path, "--lines", WORK / "sample.out", "--quiet",
            status=0)
        line = json.loads((WORK / "sample.out").read_text().splitlines()[-1])
        must(modelled(line["scenarios"][0]) == evaluated(rules, bids), sample, line)


def under_a_scenario(lines, outcomes):
    """Some of the tenders, today and under the scenario, each with rules of its own for evaluate."""
    base = json.loads(pathlib.Path("samples/janitorial/ruleset.json").read_text())
    other = merge_patch(base, json.loads(pathlib.Path(SCENARIO).read_text())["ruleset"])
    for number in random.Random(3).sample(sorted(outcomes), 12):
        tender = json.loads(lines[number - 1])
        for rules, scenario in zip((base, other), outcomes[number]["scenarios"]):
            own = merge_patch(rules, {"solicitation": {"dates": tender["dates"],
                                                       "reference": tender["tender"]}})
            must(modelled(scenario) == evaluated(own, tender["bids"]), tender["tender"],
                 modelled(scenario), evaluated(own, tender["bids"]))


def sums_tie(part, outcomes):
    for i, scenario in enumerate(s for s in part["scenarios"] if s["role"] == 0):
        bids, points, newly, changed = {}, decimal.Decimal(0), [0, 0], 0
        for line in outcomes.values():
            today, now = line["scenarios"][0], line["scenarios"][i]
            changed += today["recommended"] != now["recommended"]
            for was, bid in zip(today["bids"], now["bids"]):
                bids[bid["status"]] = bids.get(bid["status"], 0) + 1
                if bid["points"] is not None:
                    points += bid["points"]
                passing = [b["status"] in ("ranked", "provisional") for b in (was, bid)]
                newly[0] += passing == [False, True]
                newly[1] += passing == [True, False]
        names = ("ranked", "provisional", "eliminated", "not_ranked", "late", "unreadable")
        must(scenario["bids"] == [bids.get(name, 0) for name in names], scenario["bids"], bids)
        must(decimal.Decimal(scenario["points"]) == points, scenario["points"], points)
        must([scenario["newly_pass"], scenario["newly_fail"]] == (newly if i else [0, 0]), newly)
        must(scenario["changed"] == changed, changed)
        must(sum(scenario["bids"]) == part["bids"])


def tenders():
    data = corpus(400, "--bad", "0.03")
    path = write("tenders.jsonl", data)
    base = ["model", "samples/janitorial/ruleset.json", "-s", SCENARIO, "--quiet", "--corpus"]

    def outputs(name, *files, threads=1, stdin=None):
        made = [WORK / f"{name}.{end}" for end in ("xlsx", "part", "lines")]
        run(*base, *files, "--threads", threads, "-o", made[0], "--partial", made[1], "--lines",
            made[2], status=1, stdin=stdin)
        return [p.read_bytes() for p in made]

    one = outputs("one", path)
    for threads in (2, 5):
        must(outputs("other", path, threads=threads) == one, threads, "threads")
    part = json.loads(one[1])
    outcomes, bad = {}, 0
    for text in one[2].decode().splitlines():
        line = json.loads(text, parse_float=decimal.Decimal)
        if "error" in line:
            bad += 1
        else:
            outcomes[line["line"]] = line
    lines = data.decode().splitlines()
    must(part["lines"] == len(lines) == part["tenders"] + part["bad_lines"] == len(outcomes) + bad,
         part["lines"], len(lines), part["tenders"], part["bad_lines"], len(outcomes), bad)
    must(part["bad_total"] == bad > 5)
    must([b["line"] for b in part["bad"]] == sorted(set(range(1, 401)) - set(outcomes)))
    sums_tie(part, outcomes)
    under_a_scenario(lines, {n: json.loads(json.dumps(o, default=float)) for n, o in outcomes.items()})

    # packed and piped: but for names and hashes of the files, the same
    packed = write("tenders.gz", gzip.compress(data))
    def but_files(part_bytes):
        kept = json.loads(part_bytes)
        del kept["files"]
        return kept
    must(but_files(outputs("packed", packed)[1]) == but_files(one[1]), "gzip")
    must(but_files(outputs("piped", "-", stdin=data)[1]) == but_files(one[1]), "standard input")
    piped_pieces(data, one[1])


def piped_pieces(data, one):
    """As Spark's pipe does it: pieces go in at standard input, each gives one line of output, and the
    lines stand in one file."""
    lines = data.splitlines(keepends=True)
    parts = []
    for first in range(0, len(lines), 90):
        done = subprocess.run(["sh", "-c", f"{BG} model samples/janitorial/ruleset.json -s {SCENARIO} "
                               "--corpus - --partial - --quiet || [ $? -eq 1 ]"],
                              input=b"".join(lines[first:first + 90]), capture_output=True, check=True)
        must(done.stdout.count(b"\n") == 1 and done.stdout.endswith(b"\n"))
        parts.append(done.stdout)
    run("merge", write("piped.parts", b"".join(parts)), "--partial", WORK / "piped.part", "--quiet",
        status=1)
    merged, whole = json.loads((WORK / "piped.part").read_text()), json.loads(one)
    for part in (merged, whole): # the lines of a piece count from 1
        del part["files"]
        for entry in part["bad"] + part["changes"]:
            del entry["file"], entry["line"]
            entry.pop("message", None)
    must(merged == whole, "pieces through pipes")


def interrupted():
    """Killed without warning as soon as there is a checkpoint, then gone on with."""
    data = corpus(1500, "--alone")
    path = WORK / "long.jsonl"
    with path.open("wb") as out:
        for _ in range(45):
            out.write(data)
    command = [BG, "model", "samples/janitorial/ruleset.json", "-s", SCENARIO, "--corpus", str(path),
               "--quiet"]
    started = time.monotonic()
    subprocess.run([*command, "--partial", WORK / "whole.part", "--lines", WORK / "whole.lines"],
                   check=True)
    taken = time.monotonic() - started
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    if "asan" not in os.environ.get("BUILD", ""):  # the sanitizers take memory of their own
        must(peak < 100, "peak memory", peak, "MB of a corpus of", path.stat().st_size >> 20, "MB")
    cut = [*command, "--partial", WORK / "cut.part", "--lines", WORK / "cut.lines"]
    process = subprocess.Popen(cut)
    while not (WORK / "cut.part.checkpoint").exists() and process.poll() is None:
        time.sleep(0.005)
    process.send_signal(signal.SIGKILL)
    must(process.wait() == -signal.SIGKILL, "it came to its end before it was killed")
    must(not (WORK / "cut.part").exists())
    started = time.monotonic()
    subprocess.run([*cut, "--resume"], check=True)
    for end in ("part", "lines"):
        must((WORK / f"cut.{end}").read_bytes() == (WORK / f"whole.{end}").read_bytes(), end)
    must(not (WORK / "cut.part.checkpoint").exists() and not (WORK / "cut.lines.part").exists())
    print(f"corpus: {path.stat().st_size >> 20} MB in {taken:.1f} s and {peak:.0f} MB of memory; "
          f"killed and gone on with in {time.monotonic() - started:.1f} s")


def progress():
    """On a terminal only, and wiped when it is done."""
    path = WORK / "long.jsonl"
    try:
        here, there = pty.openpty()
    except OSError as why:
        print(f"corpus: SKIPPED: there is no pseudo-terminal ({why}): progress on a terminal")
        return
    arguments = [BG, "model", "samples/janitorial/ruleset.json", "--corpus", str(path), "--partial",
                 str(WORK / "p.part")]
    process = subprocess.Popen(arguments, stderr=there, stdout=subprocess.DEVNULL)
    os.close(there)
    seen = b""
    try:
        while piece := os.read(here, 65536):
            seen += piece
    except OSError: # the terminal is gone
        pass
    must(process.wait() == 0)
    must(b" lines, " in seen and b" a second, " in seen and b" left" in seen, seen[:200])
    must(seen.endswith(b"\x1b[K"), seen[-200:])
    done = subprocess.run(arguments, capture_output=True, check=True)
    must(done.stderr == b"", done.stderr)


def other_formats():
    """Public tenders as lines: under their own ids, with every bid that they hold for one lot."""
    shared = os.environ.get("BIDGAUGE_SHARED")
    if not shared:
        print("corpus: SKIPPED: lines of Prozorro (set BIDGAUGE_SHARED to the test data)")
        return
    rules = {"format": "bidgauge-ruleset/1", "id": "price", "title": "Price alone", "currency": "UAH",
             "solicitation": {"dates": {"bids_due": "2025-01-01"}},
             "fields": {"price": {"label": "Price", "type": "money", "role": "price"}},
             "price": {"field": "price", "weight": 100, "formula": "lowest_proportion"},
             "award": {"method": "highest_score"}}
    tenders = []
    for path in sorted(pathlib.Path(shared, "data/prozorro").glob("*.json")):
        tender = json.loads(path.read_text())
        tender = tender.get("data", tender)
        if "tenderID" in tender and tender.get("bids") and len(tender.get("lots", [])) < 2:
            tenders.append(tender)
    must(len(tenders) >= 3, "too few tenders")
    path = write("prozorro.jsonl", "".join(json.dumps(t) + "\n" for t in tenders))
    subprocess.run([BG, "model", write("price.json", json.dumps(rules)), "--corpus", path, "--lines",
                    WORK / "prozorro.out", "--quiet"], capture_output=True)
    lines = [json.loads(text) for text in (WORK / "prozorro.out").read_text().splitlines()]
    found = {line["tender"]: [b["bid"] for b in line["scenarios"][0]["bids"]]
             for line in lines if "tender" in line}
    for tender in tenders:
        must(sorted(found.get(tender["tenderID"], [])) == sorted(b["id"] for b in tender["bids"]),
             tender["tenderID"], found.get(tender["tenderID"]))


def first_page():
    """One page whatever the texts are; its figures are the exact sums over the awards."""
    if not openpyxl:
        print("corpus: SKIPPED: python3-openpyxl is not installed: the first page")
        return
    rules = json.loads((SAMPLES / "janitorial" / "ruleset.json").read_text())
    scenario = json.loads((SAMPLES / "scenarios" / "floor20.json").read_text())
    raised = json.loads((SAMPLES / "scenarios" / "vendors-raise.json").read_text())
    many = "word " * 30
    for name in ("plain", "long"):
        if name == "long":
            rules["title"] = scenario["title"] = many
            rules["sources"]["preamble"]["title"] = many
            for measure in rules["measures"].values():
                measure.update(title=many, short=many)
        stack = (f"{write('first-s.json', json.dumps(scenario))}+"
                 f"{write('first-r.json', json.dumps(raised))}")
        book, part, lines = (WORK / f"first.{end}" for end in ("xlsx", "part", "lines"))
        run("model", write("first-rules.json", json.dumps(rules)), "--corpus",
            write("first.jsonl", corpus(200)), "-s", stack, "-o", book, "--partial", part, "--lines",
            lines, "-q")
        page = openpyxl.load_workbook(book, data_only=True)["First page"]
        rows = [[c.value for c in row] for row in page.iter_rows()]
        words = sum(len(str(v).split()) for row in rows for v in row[:7] if v is not None)
        must(60 < words <= 340, name, words)
        case = json.loads(part.read_text())["scenarios"][1]
        shown = {str(row[0]).strip(): row[1:4] for row in rows if row[0]}
        want = awards(corpus(200), lines)
        must(case["award"]["tenders"] == want["tenders"] > 100, case["award"], want)
        for key in ("price_today", "price", "passed_on", "award_moved", "pay_today", "pay",
                    "pay_raised", "pay_award_moved"):
            must(fractions.Fraction(case["award"][key]) == want[key], key, case["award"], want)
        must(fractions.Fraction(case["award"]["preference_paid"]) == 0)
        must(want["award_moved"] != 0 and want["passed_on"] > 0 and want["pay_raised"] > 0, want)
        prices = next(v for t, v in shown.items() if t.startswith("Prices that buyers pay"))
        pays = next(v for t, v in shown.items() if t.startswith("Pay of the contracts' jobs"))
        for found, key in ((prices, "price"), (pays, "pay")):
            exact = [want[key + "_today"], want[key], want[key] - want[key + "_today"]]
            must(all(abs(a - float(b)) <= 1e-9 * abs(float(b)) for a, b in zip(found, exact)),
                 found, exact)
        people = float({m["id"]: m["after"] for m in case["measures"]}["workers_below"]["value"])
        must(people > 0 and any(row[2] == people for row in rows), people)


def awards(data, lines):
    """What buyers and jobs pay on the awards: 20.00 an hour under the proposal, payroll tax 7.65 %, half
    of the cost in the price, to the cent. Where it recommends nobody today's bid stands in; where that
    costs and pays nothing more, what it lacks has no price, and the tender is in no sum; nor is one
    where neither recommends anybody."""
    F = fractions.Fraction
    sums = {k: F(0) for k in ("tenders", "price_today", "price", "passed_on", "award_moved",
                              "pay_today", "pay", "pay_raised", "pay_award_moved")}

    def side(bid, floor):
        rows, cost = bid["answers"]["workforce"], F(0)
        pay = F(0)
        for r in rows:
            year = r["headcount"] * F(str(r["hours_per_year"]))
            cost += year * max(F(0), floor - F(str(r["hourly_wage"])))
            pay += year * max(F(str(r["hourly_wage"])), floor)
        added = cost * F("1.0765") / 2
        added = F(int(added * 100 + F(1, 2)), 100)
        return F(str(bid["answers"]["annual_price"])) + added, pay

    tenders = [json.loads(text) for text in data.decode().splitlines()]
    for text in lines.read_text().splitlines():
        line = json.loads(text)
        bids = {b["bid"]: b for b in tenders[line["line"] - 1]["bids"]}
        today, then = (s["recommended"] for s in line["scenarios"])
        if not today and not then:
            continue
        now, new = bids[today or then], bids[then or today]
        law = F("17.17")  # today's floor: whoever is below it and stands in is raised to that
        before, after, same = side(now, law), side(new, F(20)), side(new, law)
        if (not then and after == same) or (not today and before == after):
            continue
        sums["tenders"] += 1
        for at, (name, moved) in enumerate((("price", "award_moved"), ("pay", "pay_award_moved"))):
            sums[name + "_today"] += before[at]
            sums[name] += after[at]
            sums["passed_on" if at == 0 else "pay_raised"] += after[at] - same[at]
            sums[moved] += same[at] - before[at]
    return sums


as_evaluate_says()
other_formats()
first_page()
tenders()
interrupted()
progress()
print(f"corpus: {checks} checks passed, 0 failed")
