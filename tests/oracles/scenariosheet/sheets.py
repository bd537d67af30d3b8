"""Scenario sheets made with openpyxl against the same scenarios as JSON."""
import json
import os
import pathlib
import subprocess
import tempfile

import openpyxl

BG = os.environ["BIDGAUGE"]
RULES = "samples/janitorial/ruleset.json"
BIDS = sorted(map(str, pathlib.Path("samples/janitorial/bids").glob("*.json")))
checks, faults = 0, []


def check(what, got, want):
    global checks
    checks += 1
    if got != want:
        faults.append(f"{what}:\n  got  {got!r}\n  want {want!r}")


def run(*arguments):
    return subprocess.run([BG, "model", *map(str, arguments)], capture_output=True, text=True)


def book(path, sheets):
    made = openpyxl.Workbook()
    made.remove(made.active)
    for name, rows in sheets.items():
        sheet = made.create_sheet(name)
        for row in [("name", "what", "date", "value"), *rows]:
            sheet.append(list(row))
    made.save(path)


def cases(path):
    done = run(RULES, *BIDS, "-s", path, "--json", "-")
    if done.returncode:
        return done.stderr
    return json.loads(done.stdout)["cases"][1:]


def bare(case):
    """Without what names the file."""
    case = json.loads(json.dumps(case))
    case.pop("scenario")
    case["headline"].pop("cite")
    return case


WHERE = {"<": [{"val": "annual_price"}, 900000]}
SHEETS = {
    "Leave and pay": [
        ("What it is", "title", None, "Pay of 20 and 15 days of leave"),
        ("", "description", None, "An invented proposal"),
        ("The floor", "living_wage (tier_1)", "2025-09-29", 20),
        ("New", "adds", None, "criteria.leave_gate"),
        ("", "criteria.leave_gate.title", None, "Days of leave"),
        ("", "criteria.leave_gate.element", None, "benefits"),
        ("", "criteria.leave_gate.kind", None, "pass_fail"),
        ("", "criteria.leave_gate.test", None, '{">=": [{"val": "paid_leave_days"}, 15]}'),
        ("Those who cannot pay", "vendors: where", None, json.dumps(WHERE)),
        ("Those who cannot pay", "vendors: drop out", None, True),
        ("Those who cannot pay", "vendors: assumed", None, "yes"),
        ("The others", "vendors: raise pay to", None, "living_wage"),
        ("The others", "vendors: payroll tax", None, "payroll_tax"),
        ("The others", "vendors: pass on", None, 0.5),
        ("The others", "vendors: assumed", None, "yes"),
    ],
    "In words": [("Enough leave", "require paid_leave_days at least", None, 15)],
}
JSON = {
    "Leave and pay": {
        "format": "bidgauge-scenario/1", "title": "Pay of 20 and 15 days of leave",
        "description": "An invented proposal", "adds": ["criteria.leave_gate"],
        "ruleset": {"parameters": {"living_wage": {"table": {"tier_1": {"2025-09-29": 20}}}},
                    "criteria": {"leave_gate": {"title": "Days of leave", "element": "benefits",
                                                "kind": "pass_fail",
                                                "test": {">=": [{"val": "paid_leave_days"}, 15]}}}},
        "bids": [{"title": "Those who cannot pay", "where": WHERE, "drop_out": True, "assumed": True},
                 {"title": "The others", "assumed": True,
                  "raise_pay": {"to": {"param": "living_wage"}, "payroll_tax": {"param": "payroll_tax"},
                                "pass_on": 0.5}}]},
    "In words": {
        "format": "bidgauge-scenario/1", "title": "In words", "adds": ["criteria.require_paid_leave_days"],
        "ruleset": {"criteria": {"require_paid_leave_days": {
            "title": "Enough leave", "kind": "pass_fail",
            "test": {">=": [{"val": "paid_leave_days"}, 15]}}}}},
}


def as_json(folder):
    """Each sheet of the workbook, and all of them at once, against JSON."""
    book(folder / "s.xlsx", SHEETS)
    got = cases(folder / "s.xlsx")
    check("every sheet is a scenario", isinstance(got, list) and [c["scenario"] for c in got], list(SHEETS))
    for i, (name, scenario) in enumerate(JSON.items()):
        (folder / "j.json").write_text(json.dumps(scenario))
        want = cases(folder / "j.json")
        if isinstance(want, str) or isinstance(got, str):
            faults.append(f"{name}: {want if isinstance(want, str) else got}")
            continue
        check(name, bare(got[i]), bare(want[0]))


def round_trip(folder):
    """Sheet to JSON to sheet, and JSON to sheet to JSON: the same bytes from the first on."""
    for name in SHEETS:
        one = f"{folder / 's.xlsx'}#{name}"
        for step, (source, target) in enumerate([
                (one, "a.json"), (folder / "a.json", "a.xlsx"), (folder / "a.xlsx", "b.json"),
                (folder / "b.json", "b.xlsx"), (folder / "b.xlsx", "c.json")]):
            path = folder / target
            path.unlink(missing_ok=True)
            done = run(RULES, "-s", source, "--write-scenarios", path)
            check(f"{name}, step {step}", (done.returncode, done.stderr), (0, ""))
        check(f"{name}: JSON", (folder / "b.json").read_bytes(), (folder / "c.json").read_bytes())
        cells = [[[c.value for c in r] for r in openpyxl.load_workbook(folder / f).active.iter_rows()]
                 for f in ("a.xlsx", "b.xlsx")]
        check(f"{name}: cells", cells[0], cells[1])
        done = run(RULES, "-s", folder / "b.json", "--write-scenarios", folder / "a.xlsx", "--force")
        check(f"{name}: workbook", (folder / "a.xlsx").read_bytes(), (folder / "b.xlsx").read_bytes())
        want, got = cases(one), cases(folder / "b.json")
        check(f"{name}: the same model", [bare(c) for c in got] if isinstance(got, list) else got,
              [bare(c) for c in want] if isinstance(want, list) else want)


def samples(folder):
    """Every scenario of the samples can be a sheet, and means the same there."""
    for path in sorted(pathlib.Path("samples/scenarios").glob("*.json")):
        rules = {"gu": "samples/security-guards", "sc": "samples/school-construction"}.get(path.name[:2],
                                                                                       "samples/janitorial")
        sheet, back, first = folder / "x.xlsx", folder / "x.json", folder / "y.json"
        for f in (sheet, back, first):
            f.unlink(missing_ok=True)
        for source, target in ((path, first), (path, sheet), (sheet, back)):
            done = run(f"{rules}/ruleset.json", "-s", source, "--write-scenarios", target)
            check(f"{path.name} to {target.name}", (done.returncode, done.stderr), (0, ""))
        if back.exists():
            check(path.name, json.loads(back.read_text()), json.loads(first.read_text()))


def wrong(folder):
    """The message names the cell."""
    for rows, cell, words in [
            ([("", "criteria.x.test", None, '{">=": [')], "S!D2", "cannot be read as JSON"),
            ([("", "criteria.leave.kind", None, "pass_fail")], "S!B2", 'the ruleset has no "criteria.leave"'),
            ([("", "vendors: drop out", None, "yes")], "S!A2", "this row has none"),
            ([("A", "vendors: drop off", None, "yes")], "S!B2", 'did you mean "drop out"'),
            ([("A", "vendors: drop out", None, "yes"), ("A", "vendors: drop out", None, "yes")], "S!B3",
             "set twice"),
            ([("A", "vendors: raise pay to", None, "living_wag"), ("A", "vendors: assumed", None, "yes")],
             "S!B2", "living_wag"),
            ([("", "require paid_leave_day at least", None, 12)], "S!B2", 'did you mean "paid_leave_days"'),
            ([("", "require paid_leave_days", None, 12)], "S!B2", "at least"),
            ([("", "adds", None, 12)], "S!D2", "needs a path"),
            ([("", "award.decimals", "2026-01-01", 2)], "S!C2", "has no dates")]:
        book(folder / "w.xlsx", {"S": rows})
        said = run(RULES, *BIDS, "-s", folder / "w.xlsx", "-q").stderr
        check(f"{rows}: cell in {said}", cell in said, True)
        check(f"{rows}: words in {said}", words in said, True)


with tempfile.TemporaryDirectory() as name:
    place = pathlib.Path(name)
    as_json(place)
    round_trip(place)
    samples(place)
    wrong(place)
for fault in faults[:30]:
    print(fault)
print(f"scenariosheet: {checks} checks, {len(faults)} faults")
raise SystemExit(bool(faults))
