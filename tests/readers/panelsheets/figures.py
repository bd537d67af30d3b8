"""The figures of docs/panel.md, each rule and each departure from it, three times: in the result, in the workbook (as written,
and as LibreOffice calculates it anew), and in the record of a case. Worked out here from the scores in exact fractions,
and held against the fractions that the page prints.

usage: figures.py [libreoffice]: with it, LibreOffice as well"""
import copy
import json
import pathlib
import sys
import tempfile
from fractions import Fraction as F

import case
import forms
import openpyxl
import world
from form import Form
from world import AGREED, BIDS, PEOPLE, SCORES, run, write

failed = passed = 0
WEIGHTS = {"method": 40, "plan": 20}
# What docs/panel.md prints, and panel.md of the specification for the last six.
PRINTED = {
    "mean": {"A": F(5318, 65), "B": F(831, 10), "C": F(376, 5)},
    "median": {"A": F(1178, 13), "B": F(163, 2), "C": F(76)},
    "consensus": {"A": F(1178, 13), "B": F(163, 2), "C": F(76)},
    "trimmed_mean": {"A": F(3430, 39), "B": F(497, 6), "C": F(76)},
    "mean without E1": {"B": F(167, 2)},
    "mean without E2": {"B": F(165, 2)},
    "mean without E3": {"A": F(1061, 13), "B": F(167, 2), "C": F(77)},
    "mean without E4": {"B": F(171, 2)},
    "mean without E5": {"A": F(1165, 13), "B": F(161, 2)},
    "mean, E4 blank in plan": {"A": F(1048, 13), "B": F(167, 2), "C": F(75)},
}


def check(what, got, want):
    global failed, passed
    if got == want:
        passed += 1
    else:
        failed += 1
        print(f"{what}:\n  got  {got}\n  want {want}")


def combined(rule, points, agreed):
    s = sorted(points)
    n = len(s)
    return {"consensus": lambda: F(agreed), "mean": lambda: F(sum(s), n),
            "median": lambda: F(s[n // 2] + s[(n - 1) // 2], 2),
            "trimmed_mean": lambda: F(sum(s) - s[0] - s[-1], n - 2)}[rule]()


def rule_of(name):
    rule = name.split(",")[0].split()[0]
    return {"combine": rule, **({"least": 4} if rule == "trimmed_mean" else {})}


def worked_out(name):
    """Totals by the formulas of section 6, from the scores of those who count."""
    rule = rule_of(name)["combine"]
    out = name.split()[-1] if "without" in name else None
    lowest, totals = min(price for _, price in BIDS.values()), {}
    for b, (_, price) in BIDS.items():
        totals[b] = 40 * F(lowest, price)
        for c in SCORES:
            away = "E4" if "blank" in name and c == "plan" else out
            points = [SCORES[c][b][i] for i, e in enumerate(PEOPLE) if e != away]
            totals[b] += WEIGHTS[c] * combined(rule, points, AGREED[c][b]) / 5
    return totals


def panel(name):
    value = copy.deepcopy(world.panel_file())
    if "without" in name:
        value["evaluators"][name.split()[-1]]["withdrawn"] = {"at": "2026-03-20", "because": "fell ill"}
    if "blank" in name:
        value["scores"] = [s for s in value["scores"] if (s["evaluator"], s["criterion"], s["bid"]) != ("E4", "plan", "C")]
    if not name.startswith("consensus"):
        for one in value["agreed"]:
            del one["points"]  # under an average the panel agrees on reasons alone
    return value


def rounded(totals):
    """Half up, as the ruleset says."""
    return {b: f"{float(F(int(t * 100 + F(1, 2)), 100)):.2f}" for b, t in totals.items()}


def of_lot(lot):
    return {b["bid"]: f'{float(b["total"]):.2f}' for b in lot["bids"] if b["total"] is not None}


def in_workbook(path):
    sheet = openpyxl.load_workbook(path, data_only=True)["Comparison"]
    rows = list(sheet.iter_rows(values_only=True))
    names = next(r for r in rows if BIDS["A"][0] in r)
    total = next(r for r in rows if r[0] == "Total points")
    return {b: f"{total[names.index(vendor)]:.2f}" for b, (vendor, _) in BIDS.items()}


def result_and_workbook(name, want):
    with tempfile.TemporaryDirectory() as folder:
        world.begin(folder, panel=rule_of(name))
        write(folder, "panel.json", panel(name))
        done = run(folder, "evaluate", "rules.json", "bids.jsonl", "--panel=panel.json", "--json", "-")
        check(f"{name}: result", of_lot(json.loads(done.stdout)["lots"][0]), want)
        run(folder, "evaluate", "rules.json", "bids.jsonl", "--panel=panel.json", "-o", "c.xlsx")
        check(f"{name}: workbook", in_workbook(pathlib.Path(folder, "c.xlsx")), want)
        return Form(str(pathlib.Path(folder, "c.xlsx")))


def recorded(name, want):
    with tempfile.TemporaryDirectory() as folder:
        case.start(folder, panel=rule_of(name))
        value = panel(name)
        write(folder, "agreed.json", value)
        write(folder, "scores.json", dict(value, agreed=[]))
        run(folder, "panel", "read", "case", "scores.json", case.AT)
        run(folder, "panel", "meeting", "case", case.AT)
        run(folder, "panel", "read", "case", "agreed.json", case.AT)
        run(folder, "panel", "lock", "case", case.AT)
        run(folder, "record", "open-prices", "case", case.AT)
        case.totals(folder, want)
        check(f"{name}: the case's checks", case.failed, 0)
        record = json.loads(pathlib.Path(folder, "case/out/record.json").read_text(encoding="utf-8"))
        check(f"{name}: record", of_lot(record["result"]["lots"][0]), want)
        check(f"{name}: the case's workbook", in_workbook(pathlib.Path(folder, "case/out/comparison.xlsx")), want)


def main():
    books = []
    for name, printed in PRINTED.items():
        exact = worked_out(name)
        check(f"{name}: as the page prints it", {b: exact[b] for b in printed}, printed)
        books.append(result_and_workbook(name, rounded(exact)))
        if "without" not in name or name.endswith(("E3", "E5")):
            recorded(name, rounded(exact))
    if "libreoffice" in sys.argv:
        for name, book in zip(PRINTED, forms.recalculated(books)):
            with tempfile.TemporaryDirectory() as folder:
                path = str(pathlib.Path(folder, "c.xlsx"))
                book.save(path)
                check(f"{name}: workbook as LibreOffice calculates it", in_workbook(path), rounded(worked_out(name)))
    print(f"figures of the panel: {passed} passed, {failed} failed")
    return failed > 0 or not passed


if __name__ == "__main__":
    sys.exit(main())
