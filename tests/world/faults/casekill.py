"""kill -9 at the system calls of commands on a case: the entry is there whole with its files, or it is not there
at all; the case is sound, and the command can be run again.
    casekill.py WORK"""
import json
import os
import pathlib
import random
import re
import shutil
import subprocess
import sys

work = pathlib.Path(sys.argv[1])
BG = os.path.abspath(os.environ["BIDGAUGE"])
FULL = os.environ.get("FAULTS") == "all"
SAMPLE = int(os.environ.get("KILLS", "5"))
random.seed(11)
failures = tried = 0
SAMPLE_CASE = pathlib.Path("samples/case").resolve()


def fail(what):
    global failures
    failures += 1
    print("FAIL " + what)


def run(*words, before=()):
    return subprocess.run([*before, BG, *map(str, words)], cwd=work, capture_output=True, text=True)


def entries(case="case"):
    path = work / case / "log.jsonl"
    return path.read_bytes().count(b"\n") if path.exists() else 0


RECEIVED = SAMPLE_CASE / "received"
STEPS = [("record start", [SAMPLE_CASE / "rules-2.json", "--by=J. Doe"], "2026-01-10"),
         ("record publish", [], "2026-01-12"),
         ("panel appoint", ["E1", "Ana", "Ruiz"], "2026-01-13"),
         ("record receive", [RECEIVED / "alder-quality.json", RECEIVED / "alder-price.json"], "2026-03-12"),
         ("record receive", [RECEIVED / "birch-quality.json", RECEIVED / "birch-price.json"], "2026-03-12"),
         ("record receive", [RECEIVED / "cedar-quality.json", RECEIVED / "cedar-price.json"], "2026-03-12"),
         ("record receive", [RECEIVED / "dogwood-quality.json", RECEIVED / "dogwood-price.json"], "2026-03-12"),
         ("record receive", [RECEIVED / "elm-quality.json", RECEIVED / "elm-price.json"], "2026-03-12"),
         ("record open", [], "2026-03-14"),
         ("panel read", [SAMPLE_CASE / "panel-scores.json"], "2026-03-20"),
         ("panel meeting", [], "2026-03-23"),
         ("panel read", [SAMPLE_CASE / "panel-agreed.json"], "2026-03-23"),
         ("panel lock", [], "2026-03-23"),
         ("record open-prices", [], "2026-03-24"),
         ("record decide", [SAMPLE_CASE / "decision.json"], "2026-03-26"),
         ("record finish", [], "2026-03-27")]
TRIED = {"record publish", "record receive", "panel meeting", "panel read", "record finish"}


def command(step):
    name, words, day = step
    return [*name.split(), "case", *words, f"--at={day}T12:00Z"]


def points(step, strace):
    log = work / "calls"
    run(*command(step), before=[strace, "-f", "-qq", "-o", log])
    counts = {}
    for line in open(log, errors="replace"):
        call = re.match(r"\d+ +(\w+)\(", line)
        if call:
            counts[call[1]] = counts.get(call[1], 0) + 1
    counts.pop("exit_group", None)
    return [(name, n) for name, count in sorted(counts.items()) for n in range(1, count + 1)]


def restore():
    shutil.rmtree(work / "case")
    shutil.copytree(work / "before", work / "case")


def kill_each(step, strace):
    global tried
    before = entries()
    shutil.rmtree(work / "before", ignore_errors=True)
    shutil.copytree(work / "case", work / "before")
    every = points(step, strace)
    whole = entries()
    chosen = every if FULL else random.sample(every, min(SAMPLE, len(every)))
    for name, n in chosen:
        restore()
        tried += 1
        run(*command(step), before=[strace, "-f", "-qq", "-o", "/dev/null", "-e", f"inject={name}:signal=KILL:when={n}"])
        where = f"{step[0]}, killed at {name} {n}"
        after = entries()
        if not before <= after <= whole:
            fail(f"{where}: {before} entries became {after}")
        done = run("verify", "case")
        if done.returncode or "fault" in done.stdout:
            fail(f"{where}: {done.stdout}{done.stderr}")
        if after == before:
            done = run(*command(step))
            if done.returncode or entries() != whole or run("verify", "case").returncode:
                fail(f"{where}, run again: exit {done.returncode}, {entries()} entries: {done.stderr[:300]}")
    restore()
    print(f"{step[0]}: killed at {len(chosen)} of {len(every)} system calls")


strace = shutil.which("strace")
if strace and subprocess.run([strace, "-o", "/dev/null", "true"], capture_output=True).returncode:
    strace = None
if not strace:
    print("casekill: SKIPPED: strace is not there or not permitted")
    sys.exit(0)
seen = set()
for step in STEPS:
    if step[0] in TRIED and step[0] not in seen:
        kill_each(step, strace)
        seen.add(step[0])
    done = run(*command(step))
    if done.returncode:
        fail(f"{step[0]}: exit {done.returncode}: {done.stderr[:300]}")
if "verified" not in run("verify", "case").stdout.splitlines()[-1:]:
    fail("the case at its end")
print(f"casekill: {tried} runs, {failures} wrong")
sys.exit(1 if failures or not tried else 0)
