"""What the suite shares: the sample case played to the step that is wanted, commands, checks.
BIDGAUGE: the program."""
import json, os, pathlib, re, shutil, subprocess, sys, tempfile

PROGRAM = os.environ["BIDGAUGE"]
TOP = pathlib.Path(__file__).resolve().parents[3]
SAMPLE = TOP / "samples" / "case"
passed = failed = 0


def check(what, got, want=True):
    global passed, failed
    if got == want:
        passed += 1
        return
    failed += 1
    print(f"{what}:\n  got  {got!r}\n  want {want!r}")


def done(name):
    print(f"{name}: {passed} passed, {failed} failed")
    sys.exit(failed > 0)


def run(*words, at=None, cwd=TOP):
    words = [PROGRAM, *map(str, words)] + ([f"--at={at}"] if at else [])
    return subprocess.run(words, cwd=cwd, capture_output=True, text=True)


def said(result, *codes):
    """The messages with these codes, with their places and without what helps."""
    lines = re.findall(r"^(?:(?P<place>\S.*?): )?(?:error|warning|note) (?P<code>[EWN]\d+): (?P<text>.*)$", result.stderr, re.M)
    return [f"{place + ': ' if place else ''}{code}: {text}" for place, code, text in lines if code in codes]


def play(case, sample=SAMPLE, until="decide"):
    """The commands of samples/case/play.sh up to the first that does `until`, on another sample where one is given."""
    script = (SAMPLE / "play.sh").read_text(encoding="utf-8")
    script = re.sub(r"from=\$\(dirname \"\$0\"\)", f"from='{sample}'", script)
    steps = script.index("\ntell ") # behind the functions, of which some have steps in them
    script = script[:steps + re.search(rf"^((may|step) \S+|if .*; then) {until}\b", script[steps:], re.M).start()]
    # Panel files come in place of sheets, as they do without Python.
    result = subprocess.run(["sh", "-c", script, "play.sh", PROGRAM, str(case)], capture_output=True, text=True,
                            env=dict(os.environ, PYTHON="/nonexistent/python3"))
    check(f"the sample is played to {until}", result.returncode, 0)


def finish(case, decision=SAMPLE / "decision.json"):
    for words, at in ((["decide", case, decision], "2026-03-26T09:00Z"), (["finish", case], "2026-03-26T10:00Z")):
        result = run("record", *words, at=at)
        check(f"record {words[0]}", (result.returncode, said(result, "E754", "E755", "E789", "E853", "E864", "E865")), (0, []))


def finished(folder, name="case", sample=SAMPLE, decision=None):
    case = folder / name
    play(case, sample)
    finish(case, decision or sample / "decision.json")
    return case


def sample_copy(folder, name, change):
    """The sample with its files changed: change(path, value) gives the new value."""
    copy = folder / name
    shutil.copytree(SAMPLE, copy)
    for path in sorted(copy.rglob("*.json")):
        value = change(path, json.loads(path.read_text(encoding="utf-8")))
        path.write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")
    return copy


def workplace():
    return pathlib.Path(tempfile.mkdtemp(prefix="debrief-"))
