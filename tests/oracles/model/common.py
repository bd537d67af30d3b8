"""What the suites of models share: running the program, bids as exact fractions."""
import csv
import io
import json
import pathlib
import subprocess
from fractions import Fraction as F

ROOT = pathlib.Path(__file__).resolve().parents[3]
SAMPLE = ROOT / "samples" / "janitorial"
SCENARIOS = ROOT / "samples" / "scenarios"
faults = []
checks = 0


def check(what, got, want):
    global checks
    checks += 1
    if got != want:
        faults.append(f"{what}: {got!r}, want {want!r}")


def run(program, *arguments, status=0):
    done = subprocess.run([program, "model", *map(str, arguments)], capture_output=True)
    if done.returncode != status:
        raise SystemExit(f"{arguments}: exit {done.returncode}\n{done.stderr.decode()}")
    return done


def model(program, *arguments):
    out = run(program, *arguments, "--json", "-").stdout
    return json.loads(out, parse_float=F, parse_int=F)


def stack(*names):
    return "+".join(str(SCENARIOS / f"{name}.json") for name in names)


def sample_files():
    return [SAMPLE / "ruleset.json", *sorted((SAMPLE / "bids").glob("*.json"))]


def sample_bids():
    bids = []
    for path in sample_files()[1:]:
        bid = json.loads(path.read_text(), parse_float=F, parse_int=F)
        for clarified in bid.get("clarifications", []):
            bid["answers"][clarified["field"]] = clarified["now"]
        bids.append(bid)
    return bids


def rows_of(data):
    return list(csv.DictReader(io.StringIO(data.decode("utf-8"), newline="")))


def number(text):
    """A number of the JSON, which writes more than 15 digits as a text."""
    return F(text) if isinstance(text, str) else text


def headline(case):
    """Key figures of a case by id."""
    return {f["figure"]: f for f in case["headline"]["figures"]}
