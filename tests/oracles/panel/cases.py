"""The published cases of panels (BIDGAUGE_SHARED/cases/panel): each line of each expected.txt is held against the program,
by `evaluate` for the panel's rules and totals, by a case that is played for the decision and for what each evaluator
turns. A case that nothing here knows how to check fails. BIDGAUGE: the program."""
import csv, json, os, re, subprocess, sys, tempfile
from fractions import Fraction as F

PROGRAM = os.environ["BIDGAUGE"]
HERE = os.path.join(os.environ.get("BIDGAUGE_SHARED", ""), "cases", "panel")
LINT = {  # of lint/: what check must say
    "full-points-out-of-reach.json": "W792", "no-zero.json": "W793", "one-level.json": "E714", "points-out-of-order.json": "E715",
    "same-words-other-spaces.json": "W702", "two-levels-same-points.json": "E715", "conf.json": "W791", "confidential-rules.json": None}
BIDS = {"conf.jsonl", "confidential-bids.jsonl"}
FILES = {"README.md", "bids.jsonl", "make.py", "oracle.py", "rules.json"}
failed = passed = 0


def check(what, got, want=True):
    global failed, passed
    if got == want:
        passed += 1
    else:
        failed += 1
        print(f"{what}:\n  got  {got}\n  want {want}")


def run(*words, cwd=None):
    return subprocess.run([PROGRAM, *words], cwd=cwd, capture_output=True, text=True)


def said(result, *kinds):
    kinds = "|".join(kinds)
    return sorted(re.findall(rf"(?:error|warning|note) ((?:{kinds}): .*)", result.stderr))


def vendor(bid):
    return bid["vendor"]["name"] if isinstance(bid["vendor"], dict) else bid["vendor"]


def file_of(name, file):
    own = os.path.join(HERE, name, file)
    return own if os.path.exists(own) else os.path.join(HERE, file)


def play(folder, name):
    """The case as far as the panel lets it go. Gives the folder of it, or None where quality is not locked."""
    rules = json.load(open(file_of(name, "rules.json"), encoding="utf-8"))
    rules["solicitation"].setdefault("dates", {})["bids_due"] = "2026-03-13T16:00Z"
    if rules["panel"]["combine"] == "trimmed_mean":
        rules["panel"]["least"] = 4  # with fewer it cannot be published (E717), and the model is not asked to
    with open(f"{folder}/rules.json", "w", encoding="utf-8") as out:
        json.dump(rules, out)
    step = lambda group, what, *words, at: run(group, what, "case", *words, "--at=" + at, cwd=folder)
    step("record", "start", "rules.json", "--by=J. Doe", at="2026-01-10T09:00Z")
    step("record", "publish", at="2026-01-12T09:00Z")
    for line in open(file_of(name, "bids.jsonl"), encoding="utf-8"):
        bid = json.loads(line)["bid"]
        with open(f"{folder}/{bid}.json", "w", encoding="utf-8") as out:
            out.write(line)
        step("record", "receive", f"{bid}.json", at="2026-03-13T11:00Z")
    step("record", "open", at="2026-03-13T16:01Z")
    read = step("panel", "read", os.path.join(HERE, name, "panel.json"), at="2026-03-20T10:00Z")
    if read.returncode:
        return None
    step("panel", "meeting", at="2026-03-23T09:00Z")
    if step("panel", "lock", at="2026-03-23T12:30Z").returncode:
        return None
    check(f"{name}: prices are opened", step("record", "open-prices", at="2026-03-24T09:00Z").returncode, 0)
    return f"{folder}/case"


def influence(name, folder, lines):
    done = run("panel", "influence", "case", "-o", "influence.csv", "--at=2026-03-25T09:00Z", cwd=folder)
    check(f"{name}: influence", done.returncode, 0)
    rows = list(csv.DictReader(open(f"{folder}/influence.csv", encoding="utf-8", newline="")))
    for line in lines:
        left_out, first, total, other = re.fullmatch(r"without (\w+): (\w+) first with ([\d.]+)(?: \(not (.*)\))?", line).groups()
        of = {r["vendor"]: r for r in rows if r["left_out"] == left_out}
        leader = next((v for v, r in of.items() if r["rank"] == "1"), None)
        check(f"{name}: {line}", (leader, F(of[first]["total"]) if first in of else None), (first, F(total)))
        if other:
            vendor, points = other.split(", ")
            check(f"{name}: {line}: the other", F(of[vendor]["total"]), F(points))


def decision(name, folder, want):
    done = run("record", "decide", "case", os.path.join(HERE, name, "decision.json"), "--at=2026-03-26T09:00Z", cwd=folder)
    check(f"{name}: the decision", said(done, "[EW]75\\d"), want)


def one(name):
    lines = open(os.path.join(HERE, name, "expected.txt"), encoding="utf-8").read().splitlines()
    done = run("evaluate", file_of(name, "rules.json"), file_of(name, "bids.jsonl"), "--panel=" + file_of(name, "panel.json"), "--json=-")
    messages = sorted(m[1] for m in (re.fullmatch(r"(?:error|warning|note) ([EWN]\d+: .*)", line) for line in lines) if m)
    panel = [m for m in messages if m[1:3] in ("72", "73", "74", "71")]
    check(f"{name}: what is said", said(done, "[EWN]7[1-4]\\d"), panel)
    lot = json.loads(done.stdout)["lots"][0]
    with tempfile.TemporaryDirectory() as folder:
        case = play(folder, name)
        turns = [line for line in lines if line.startswith("without ")]
        if turns:
            influence(name, folder, turns)
        ruled = [m for m in messages if m[1:3] == "75"]
        if os.path.exists(os.path.join(HERE, name, "decision.json")):
            decision(name, folder, ruled)
    for line in lines:
        if re.fullmatch(r"(error|warning|note) [EWN]7[1-5]\d: .*", line) or line.startswith("without "):
            continue
        if line.startswith("locked: "):
            got = {vendor(b): b["quality"] for b in lot["bids"]}
            for who, points in re.findall(r"(\w+) ([\d.]+) of quality", line):
                check(f"{name}: quality of {who}", F(str(got[who])), F(points))
            check(f"{name}: it is locked", case is not None)
        elif line.startswith("with prices: "):
            for rank, who, total, exact in re.findall(r"(\d)\. (\w+) ([\d.]+) \(exactly ([\d/]+)\)", line):
                got = next(b for b in lot["bids"] if vendor(b) == who)
                half_up = F(int(F(exact) * 100 + F(1, 2)), 100)
                check(f"{name}: {who}", (got["rank"], F(str(got["total"])), half_up), (int(rank), F(total), F(total)))
        elif line == "complete":
            check(f"{name}: complete", (done.returncode, case is not None), (0, True))
        elif re.fullmatch(r"\d+ errors?", line):
            errors = [m for m in messages if m[0] == "E"]
            check(f"{name}: {line}", len(errors), int(line.split()[0]))
            check(f"{name}: nothing is locked over it", case is None, any(m[1:3] != "75" for m in errors))
        else:
            check(f"{name}: a line that nothing checks: {line}", False)


def aspire(name):
    """Two tables, and a plain total beside the table: both are flagged with a question, and the bid stays ranked."""
    for rules, bids in (("rules.json", "bids.jsonl"), ("single-rules.json", "single-bids.jsonl")):
        done = run("evaluate", os.path.join(HERE, name, rules), os.path.join(HERE, name, bids), "--json=-")
        bid = json.loads(done.stdout)["lots"][0]["bids"][0]
        flag = next((f for f in bid["flags"] if f["id"] == "hours_differ"), {})
        check(f"{name}: {rules}", (bid["status"], "2,336" in flag.get("request", ""), "2,366" in flag.get("request", "")),
              ("ranked", True, True))


def lint(file):
    code = LINT[file]
    done = run("check", "--publish", os.path.join(HERE, "lint", file))
    check(f"lint/{file}: {code}", code is None or code in done.stderr)
    if code is None:
        check(f"lint/{file}: it can be checked", done.returncode in (0, 1))


def main():
    names = sorted(os.listdir(HERE)) if os.path.isdir(HERE) else []
    if not names:
        print("SKIPPED: published panel cases (set BIDGAUGE_SHARED to the test data)")
        return
    for name in names:
        folder = os.path.isdir(os.path.join(HERE, name))
        if name == "record":
            continue  # tests/oracles/record/record.py, which takes each folder of it
        if name == "lint":
            for file in sorted(os.listdir(os.path.join(HERE, name))):
                if file in LINT:
                    lint(file)
                else:
                    check(f"lint/{file}: a file that nothing checks", file in BIDS)
        elif name == "30-aspire-hours-differ":
            aspire(name)
        elif folder and name != "__pycache__":
            if os.path.exists(os.path.join(HERE, name, "expected.txt")) and os.path.exists(os.path.join(HERE, name, "panel.json")):
                one(name)
            else:
                check(f"{name}: a case that nothing checks", False)
        else:
            check(f"{name}: a file that nothing knows", name in FILES or name == "__pycache__")


main()
print(f"cases: {passed} passed, {failed} failed")
sys.exit(1 if failed else 0)
