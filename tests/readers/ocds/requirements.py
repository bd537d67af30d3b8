#!/usr/bin/env python3
"""Requirements and responses (OCDS requirements extension) against a second implementation of their
meaning: a group holds if all its requirements hold, a criterion if any of its groups does; bounds
are inclusive; a pattern matches the whole text; what is not answered is not known, and decides only
where it cannot change the result. Cases are drawn with a fixed seed; the extension's own example
comes first.

usage: requirements.py BIDGAUGE"""
import json
import pathlib
import random
import re
import subprocess
import sys
import tempfile
from decimal import Decimal

TRUE, FALSE, UNKNOWN = "met", "not_met", "not_answered"


def holds(requirement, value):
    """One requirement by its value (None: not answered), already of its data type."""
    if value is None:
        return UNKNOWN
    checks = []
    if "minValue" in requirement:
        checks.append(Decimal(str(value)) >= Decimal(str(requirement["minValue"])))
    if "maxValue" in requirement:
        checks.append(Decimal(str(value)) <= Decimal(str(requirement["maxValue"])))
    if "expectedValue" in requirement:
        checks.append(value == requirement["expectedValue"])
    if "pattern" in requirement:
        checks.append(re.fullmatch(requirement["pattern"], str(value)) is not None)
    if requirement["dataType"] == "string" and not checks:
        checks.append(value != "-")
    return TRUE if all(checks) else FALSE


def every(results):
    results = list(results)
    return FALSE if FALSE in results else UNKNOWN if UNKNOWN in results else TRUE


def any_of(results):
    results = list(results)
    return TRUE if TRUE in results else UNKNOWN if UNKNOWN in results else FALSE


def judge(criterion, answers):
    return any_of(every(holds(r, answers.get(r["id"])) for r in g["requirements"])
                  for g in criterion["requirementGroups"])


# -- drawing ---------------------------------------------------------------------------------------

def draw_requirement(rng, number):
    kind = rng.choice(["integer", "number", "boolean", "string"])
    requirement = {"id": f"R-{number}", "title": f"Question {number}", "dataType": kind}
    if kind in ("integer", "number"):
        low = rng.randint(-3, 3)
        if rng.random() < 0.6:
            requirement["minValue"] = low
        if rng.random() < 0.4:
            requirement["maxValue"] = low + rng.randint(0, 3)
        if kind == "integer" and rng.random() < 0.3:
            requirement["pattern"] = rng.choice(["[0-9]*", "-?[0-3]", "[1-9]|-2"])
        if not set(requirement) & {"minValue", "maxValue", "pattern"}:
            requirement["expectedValue"] = low
    elif kind == "boolean":
        requirement["expectedValue"] = rng.random() < 0.7
    elif rng.random() < 0.5:
        requirement["expectedValue"] = rng.choice(["red", "blue", "3"])
    elif rng.random() < 0.7:
        requirement["pattern"] = rng.choice(["re.", "b.*e|red", "[0-9]+"])
    return requirement


def draw_value(rng, kind):
    """(value as it means, value as it is published)."""
    if kind == "boolean":
        truth = rng.random() < 0.7
        return truth, rng.choice([truth, str(truth), str(truth).lower()])
    if kind == "string":
        text = rng.choice(["red", "blue", "3", "reds", "-", "12"])
        return text, int(text) if text.isdigit() and rng.random() < 0.5 else text
    number = rng.randint(-4, 5)
    if kind == "number" and rng.random() < 0.5:
        number += 0.5
    return number, str(number) if rng.random() < 0.3 else number


def draw_case(rng, number):
    count, criteria, answers, responses = 0, [], {}, []
    for c in range(rng.randint(1, 4)):
        groups = []
        for g in range(rng.randint(1, 3)):
            requirements = []
            for _ in range(rng.randint(1, 3)):
                count += 1
                requirements.append(draw_requirement(rng, count))
            groups.append({"id": f"G-{c}-{g}", "requirements": requirements})
        criteria.append({"id": f"C{c}", "title": f"Criterion {c}", "requirementGroups": groups})
    for requirement in (r for c in criteria for g in c["requirementGroups"]
                        for r in g["requirements"]):
        if rng.random() < 0.25:
            continue
        value, published = draw_value(rng, requirement["dataType"])
        answers[requirement["id"]] = value
        reference = requirement["id"] if rng.random() < 0.2 else {"id": requirement["id"]}
        responses.append({"id": f"A{len(responses)}", "value": published,
                          "requirement": reference})
    rng.shuffle(responses)
    return f"drawn {number}", criteria, answers, responses


def from_readme(changes):
    """The extension's example, with some values of the bid changed (None: not answered)."""
    def group(*requirements):
        return {"id": "g", "requirements": list(requirements)}

    def least(identifier, value):
        return {"id": identifier, "title": identifier, "dataType": "integer", "pattern": "[0-9]*",
                "minValue": value}

    criteria = [
        {"id": "0001", "title": "Air intake", "requirementGroups": [
            group(least("0001-001-01", 100))]},
        {"id": "0002", "title": "Warranty", "requirementGroups": [
            group(least("0002-001-01", 36)),
            group(least("0002-002-01", 12),
                  {"id": "0002-002-02", "title": "Extended", "dataType": "boolean",
                   "expectedValue": True})]},
        {"id": "0003", "title": "Years trading", "relatesToTenderer": True, "requirementGroups": [
            group(least("0003-001-01", 3))]}]
    answers = {"0001-001-01": 125, "0002-001-01": 36, "0003-001-01": 10, **changes}
    answers = {k: v for k, v in answers.items() if v is not None}
    responses = [{"id": k, "value": v, "requirement": {"id": k}} for k, v in answers.items()]
    return f"readme {changes}", criteria, answers, responses


# -- running ---------------------------------------------------------------------------------------

def outcomes(program, folder, criteria, responses):
    release = {"ocid": "ocds-test-1", "id": "1", "tag": ["compiled"],
               "tender": {"id": 1, "awardCriteria": "priceOnly", "criteria": criteria,
                          "value": {"amount": 9, "currency": "USD"},
                          "tenderPeriod": {"endDate": "2026-01-01T00:00:00Z"}},
               "bids": {"details": [{"id": 7, "status": "valid",
                                     "value": {"amount": 5, "currency": "USD"},
                                     "tenderers": [{"id": "E", "name": "Elm (invented)"}],
                                     "requirementResponses": responses}]}}
    source = folder / "release.json"
    source.write_text(json.dumps(release))
    done = subprocess.run([program, "import", str(source), "-o", str(folder / "out")],
                          capture_output=True, text=True)
    if done.returncode:
        return {}, done.stderr + done.stdout
    done = subprocess.run([program, "evaluate", str(folder / "out/tender/ruleset.json"),
                           str(source), "--json", "-"], capture_output=True, text=True)
    if not done.stdout:
        return {}, done.stderr
    bid = json.loads(done.stdout)["lots"][0]["bids"][0]
    return {c["id"]: c["outcome"] for c in bid["criteria"]}, done.stderr


def main(program):
    rng = random.Random(20261125)
    cases = [from_readme(c) for c in (
        {}, {"0001-001-01": 99}, {"0001-001-01": 100}, {"0002-001-01": 35},
        {"0002-001-01": None, "0002-002-01": 12, "0002-002-02": True},
        {"0002-001-01": None, "0002-002-01": 12, "0002-002-02": False},
        {"0002-001-01": 35, "0002-002-01": 12}, {"0003-001-01": None},
        {"0001-001-01": -125})]
    cases += [draw_case(rng, i) for i in range(60)]
    passed = failed = 0
    seen = set()
    for name, criteria, answers, responses in cases:
        with tempfile.TemporaryDirectory() as folder:
            got, said = outcomes(program, pathlib.Path(folder), criteria, responses)
        want = {f"crit-{c['id'].lower()}": judge(c, answers) for c in criteria}
        seen |= set(want.values())
        if got == want:
            passed += 1
            continue
        failed += 1
        print(f"{name}: {got}, want {want}\n{json.dumps(criteria)}\n{json.dumps(responses)}\n"
              f"{said[:600]}")
    if seen != {TRUE, FALSE, UNKNOWN}:
        print(f"the cases only came to {seen}")
        failed += 1
    print(f"requirements: {passed} passed, {failed} failed")
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
