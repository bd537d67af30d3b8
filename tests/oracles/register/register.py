#!/usr/bin/env python3
"""Registers of contracts, worked out again in exact fractions from docs/registers.md, by another way
than the engine's: the shortfall is integrated over the percentiles with every kink put in, not over
the wages. Every figure of every line is compared, and every total with the sum of its lines.

usage: register.py BIDGAUGE"""
import csv
import io
import itertools
import json
import pathlib
import random
import subprocess
import sys
import tempfile
from datetime import date, timedelta
from fractions import Fraction as F

import openpyxl

TOP = pathlib.Path(__file__).resolve().parents[3]
SAMPLE = TOP / "samples" / "register"
PROGRAM = str(pathlib.Path(sys.argv[1]).resolve())
failures = []
checks = 0


def check(name, want, got):
    global checks
    checks += 1
    if want != got:
        failures.append(f"{name}: want {want}, got {got}")


def rounded(value, places):
    """Half up, away from zero."""
    scale = 10 ** places
    scaled = abs(value) * scale
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    return F(whole if value >= 0 else -whole, scale)


def number(value):
    return None if value is None else F(str(value))


# -- the formulas of docs/registers.md -------------------------------------------------------------

def share_below(points, floor, lawful, top=100):
    """(low, counted, high, has a point) in percent; nobody beyond top percent is below the floor."""
    if floor <= lawful:
        return F(0), F(0), F(0), True
    below = [p for p, w in points if w < floor]
    above = [p for p, w in points if w >= floor]
    low, high = F(max(below, default=0)), F(min(above, default=top))
    if floor < points[0][1]:
        return low, F(0), high, False
    if floor > points[-1][1]:
        return low, low, high, False
    wages = dict(points)
    if wages[int(high)] == floor:
        return low, high, high, True
    return low, low + (high - low) * (floor - wages[int(low)]) / (wages[int(high)] - wages[int(low)]), \
        high, True


def wage_at(points, p):
    """The wage at percentile p: straight between the published ones, flat below the lowest."""
    if p <= points[0][0]:
        return points[0][1]
    for (p1, w1), (p2, w2) in zip(points, points[1:]):
        if p <= p2:
            return w1 + (w2 - w1) * (p - p1) / (p2 - p1)
    raise ValueError(p)


def shortfall(points, floor, lawful, top=100):
    """(low, counted, high): money an hour, on average over all workers."""
    if floor <= lawful:
        return F(0), F(0), F(0)

    def gap(wage):
        return max(F(0), floor - max(wage, lawful))

    edges = [F(0)] + [F(p) for p, _ in points]
    wages = [w for _, w in points]
    low = sum((edges[i + 1] - edges[i]) * gap(wages[i]) for i in range(len(wages))) / 100
    high = (edges[1] * gap(lawful)
            + sum((edges[i + 1] - edges[i]) * gap(wages[i - 1]) for i in range(1, len(wages)))
            + (top - edges[-1]) * gap(wages[-1])) / 100
    kinks = set(edges)
    for (p1, w1), (p2, w2) in zip(points, points[1:]):
        for level in (floor, lawful):
            if w1 < level < w2:
                kinks.add(p1 + (p2 - p1) * (level - w1) / (w2 - w1))
    kinks = sorted(kinks)
    area = sum((b - a) * (gap(wage_at(points, a)) + gap(wage_at(points, b))) / 2
               for a, b in zip(kinks, kinks[1:]))
    return low, area / 100, high


# -- a register judged -----------------------------------------------------------------------------

def months_between(start, end):
    """Whole months from start to the day after end; None when they are not whole."""
    after = end + timedelta(days=1)
    for months in range(1, 1201):
        year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
        month += 1
        last = (date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)).day
        if date(year, month, min(start.day, last)) == after:
            return months
    return None


def per_year(row):
    if row.get("amount_per_year"):
        return F(row["amount_per_year"])
    if not (row["amount"] and row["start"] and row["end"]):
        return None
    start, end = date.fromisoformat(row["start"]), date.fromisoformat(row["end"])
    months = months_between(start, end)
    years = F(months, 12) if months else F((end - start).days + 1, 365)
    return rounded(F(row["amount"]) / years, 2)


def minimum(row):
    return F(16) if row["area"] == "Harbor County" else F(15)


def mean_wage(points, least):
    """Of all workers: straight between the percentiles, flat outside, nobody below `least`."""
    def between(a, b):
        if b <= least:
            return least
        if a >= least:
            return (a + b) / 2
        part = (least - a) / (b - a)
        return part * least + (1 - part) * (least + b) / 2
    (first, lowest), (last, highest) = points[0], points[-1]
    total = first * max(lowest, least) + (100 - last) * max(highest, least)
    for (p, a), (q, b) in zip(points, points[1:]):
        total += (q - p) * between(a, b)
    return F(total) / 100


def agreement_of(row, rate, floor):
    """(state, short by) of one line; floor None: none applies to it."""
    if not row["collective_agreement"]:
        return "none", None
    if row["superseding_clause"] not in ("", "no"):
        return "supersedes", None
    if rate is None or floor is None:
        return "rate_not_known", None
    return ("at_floor", None) if rate >= floor else ("below_floor", floor - rate)


def judge(rows, wages, rules, today=None):
    """rows: of the register, contract by contract; gives one dict a row."""
    out = []
    for i, row in enumerate(rows):
        alone = sum(r["contract"] == row["contract"] for r in rows) == 1
        line = {"row": row}
        if row["amount"] and F(row["amount"]) < rules["threshold"]:
            line["coverage"] = "below_threshold"
        elif row["exempt"]:
            line["coverage"] = "exempt"
        elif row["collective_agreement"] and row["superseding_clause"] not in ("", "no"):
            line["coverage"] = "collective_agreement"
        else:
            line["coverage"] = "covered" if row["amount"] else "not_known"
        line["hours"] = F(row["hours"]) if row["hours"] else rules["hours"]
        wage = wages.get((row["area"], row["occupation"]))
        growth = rules["wage_growth"]
        rate = F(row["agreement_wage"]) if row["agreement_wage"] else None
        line["people"], line["given"] = None, bool(row["headcount"])
        in_force = minimum(row)  # and the floor of today, where today's rules cover it
        if today is None and line["coverage"] == "covered":
            in_force = max(in_force, rules["living_wage"])
        if today and today[i]["coverage"] == "covered":
            in_force = max(in_force, today[i]["floor"])
        if row["headcount"]:
            line["people"] = F(row["headcount"])
        elif alone and rate is not None and per_year(row) is not None:
            line["people"] = rounded(per_year(row) * rules["labour_share"]
                                     / (max(rate, in_force) * line["hours"]), 2)
        elif alone and wage and per_year(row) is not None:
            pay = per_year(row) * rules["labour_share"]
            used = [(p, rounded(w * growth, 6)) for p, w in wage["points"]]
            line["people"] = rounded(pay / (rounded(mean_wage(used, in_force), 6) * line["hours"]), 2)
        if line["coverage"] == "covered":
            line["floor"] = rules["living_wage"]
            line["lawful"] = minimum(row)
            if today and today[i]["coverage"] == "covered":
                line["lawful"] = max(line["lawful"], today[i]["floor"])
            if rate is not None:
                line["lawful"] = max(line["lawful"], rate)
        line["agreement"] = agreement_of(row, rate, line.get("floor"))
        if line["coverage"] == "covered" and rate is not None:  # fixed by the agreement: no estimate
            short = max(F(0), line["floor"] - line["lawful"])
            line["share"], line["has_point"] = [F(100 if short else 0)] * 3, True
            line["gap"], line["mean"] = [rounded(short, 6)] * 3, line["lawful"]
        elif line["coverage"] == "covered" and wage:
            points = [(p, rounded(w * growth, 6)) for p, w in wage["points"]]
            # "#" behind the last published wage: 100 an hour or more, times the growth
            top = wage["open"] if wage["open"] and line["floor"] <= rounded(100 * growth, 6) else 100
            *share, has_point = share_below(points, line["floor"], line["lawful"], top)
            line["share"] = [rounded(s, 6) for s in share]
            line["mean"] = rounded(mean_wage(points, line["lawful"]), 6)
            line["has_point"] = has_point
            line["gap"] = [rounded(g, 6) for g in shortfall(points, line["floor"], line["lawful"], top)]
        if "share" in line and line["people"] is not None:
            line["below"] = [rounded(s * line["people"] / 100, 2) for s in line["share"]]
            hours = line["people"] * line["hours"]
            line["raise"] = [rounded(g * hours, 2) for g in line["gap"]]
            line["employer"] = [rounded(r * (1 + rules["payroll_tax"]), 2) for r in line["raise"]]
            line["buyer"] = [rounded(e * rules["pass_on"], 2) for e in line["employer"]]
        out.append(line)
    return out


NAMES = {"share": "share_below_floor", "gap": "shortfall", "below": "below_floor",
         "raise": "raise_per_year", "employer": "employer_cost", "buyer": "buyer_cost"}


def compare_estimate(name, want, has_point, got):
    if want is None:
        check(name, None, got)
        return
    check(name + " is marked", True, got and got["estimated"])
    check(name + " low", want[0], number(got["low"]))
    check(name + " value", want[1] if has_point else None, number(got["value"]))
    check(name + " high", want[2], number(got["high"]))


def compare_lines(name, want, got):
    check(f"{name}: lines", len(want), len(got))
    for line, g in zip(want, got):
        place = f"{name}: row {g['row']} ({g['contract']})"
        check(f"{place} contract", line["row"]["contract"], g["contract"])
        check(f"{place} coverage", line["coverage"], g["coverage"])
        state, short = line["agreement"]
        check(f"{place} agreement", state, g["agreement"])
        check(f"{place} short by", short, number(g.get("agreement_short_by")))
        people = g["workers"] and number(g["workers"]["value"])
        check(f"{place} workers", line["people"], people)
        if people is not None:
            check(f"{place} from", "given" if line["given"] else "assumed", g["workers"]["from"])
        check(f"{place} hours", line["hours"], number(g["hours"]["value"]))
        if "floor" not in line:
            check(f"{place} has no floor", False, "wage_floor" in g)
            continue
        check(f"{place} floor", line["floor"], number(g["wage_floor"]))
        check(f"{place} paid already", line["lawful"], number(g["paid_already"]))
        for key, name_ in NAMES.items():
            compare_estimate(f"{place} {name_}", line.get(key), line.get("has_point"), g[name_])


def compare_agreements(name, want, case):
    got = {a["state"]: a for a in case["agreements"]}
    check(f"{name}: states", 5, len(got))
    for state, a in got.items():
        own = [l for l in want if l["agreement"][0] == state]
        check(f"{name}: {state} lines", len(own), a["lines"])
        check(f"{name}: {state} contracts", len({l["row"]["contract"] for l in own}), a["contracts"])
        check(f"{name}: {state} workers", sum((l["people"] or F(0) for l in own), F(0)),
              number(a["workers"]))
        check(f"{name}: {state} unknown", sum(l["people"] is None for l in own),
              a["lines_without_workers"])
    said = {l["row"]["contract"] for l in want
            if l["row"]["collective_agreement"] and not l["row"]["superseding_clause"]}
    check(f"{name}: nobody has looked", len(said), case["agreements_without_word_of_a_clause"])


def compare_funnel(name, want, got, rows):
    steps = {step["step"]: step for step in got}
    for step in ("all", "below_threshold", "exempt", "collective_agreement", "not_known", "covered"):
        own = [l for l in want if step == "all" or l["coverage"] == step]
        contracts = {l["row"]["contract"]: l["row"] for l in own}
        amounts = [F(r["amount"]) for r in contracts.values() if r["amount"]]
        years = [y for y in map(per_year, contracts.values()) if y is not None]
        figures = {
            "contracts": len(contracts), "lines": len(own), "amount": sum(amounts, F(0)),
            "contracts_without_amount": len(contracts) - len(amounts),
            "amount_per_year": sum(years, F(0)),
            "contracts_without_amount_per_year": len(contracts) - len(years),
            "workers_given": sum((l["people"] for l in own if l["given"]), F(0)),
            "workers_estimated": sum((l["people"] for l in own
                                      if not l["given"] and l["people"] is not None), F(0)),
            "lines_without_workers": sum(l["people"] is None for l in own)}
        for key, value in figures.items():
            check(f"{name}: funnel {step} {key}", F(value), number(steps[step][key]))
    for key in figures:  # and the program's own steps add up to its own whole
        check(f"{name}: funnel ties in {key}", number(steps["all"][key]),
              sum(number(s[key]) for k, s in steps.items() if k != "all"))
    check(f"{name}: lines of the funnel", len(rows), steps["all"]["lines"])


def compare_sums(name, want, got):
    """Against the oracle's lines, whose sums are over the figures as rounded."""
    check(f"{name} lines", len(want), got["lines"])
    for key in ("below", "raise", "employer", "buyer"):
        known = [l for l in want if key in l]
        g = got[NAMES[key]]
        if not known:
            check(f"{name} {key}", None, g)
            continue
        check(f"{name} {key} lines", len(known), g["lines"])
        check(f"{name} {key} least", sum(not l["has_point"] for l in known), g["lines_at_their_least"])
        for i, end in enumerate(("low", "value", "high")):
            check(f"{name} {key} {end}", sum(l[key][i] for l in known), number(g[end]))
    known = [l for l in want if "raise" in l]
    low = sum((l["raise"][0] for l in known), F(0))
    raised = [sum((l["below"][i] for l in known), F(0)) for i in range(3)]
    if known and raised[2]:
        most = max(rounded(max(F(0), l["floor"] - l["lawful"]) * l["hours"], 2) for l in known)
        each = got["raise_of_each"]
        check(f"{name} each low", rounded(low / raised[2], 2), number(each["low"]))
        if raised[1]:
            point = sum(l["raise"][1] for l in known) / raised[1]
            check(f"{name} each", rounded(point, 2), number(each["value"]))
        high = sum(l["raise"][2] for l in known)
        check(f"{name} each high", min(most, rounded(high / raised[0], 2)) if raised[0] else most,
              number(each["high"]))


# -- the program -----------------------------------------------------------------------------------

def run(ruleset, contracts, wages, *more, status=0):
    done = subprocess.run([PROGRAM, "model", str(ruleset), "--register", str(contracts), "--wages",
                           str(wages), "--json", "-", *map(str, more)],
                          capture_output=True, text=True, cwd=TOP)
    if done.returncode != status:
        raise SystemExit(f"exit status {done.returncode}, want {status}\n{done.stderr[:2000]}")
    return json.loads(done.stdout)


def read_wages(text):
    out = {}
    for row in csv.DictReader(io.StringIO(text)):
        points = [(p, F(row[f"p{p}"])) for p in (10, 25, 50, 75, 90) if row[f"p{p}"] not in ("", "#", "*")]
        wage = {"points": points, "open": min((p for p in (10, 25, 50, 75, 90) if row[f"p{p}"] == "#"
                                               and p > points[-1][0]), default=None)}
        if row["mean"]:
            wage["usual"] = F(row["mean"])
        elif 50 in dict(points):
            wage["usual"] = dict(points)[50]
        out[row["area"], row["occupation"]] = wage
    return out


def read_register(text):
    """Rows with what is said once of a contract on each of its rows, contract by contract."""
    rows, first = [], {}
    for row in csv.DictReader(io.StringIO(text)):
        head = first.setdefault(row["contract"], row)
        rows.append({k: v or head[k] if k not in ("occupation", "headcount", "hours", "agreement_wage") else v
                     for k, v in row.items()})
    order = list(first)
    return sorted(rows, key=lambda r: order.index(r["contract"]))


def rules_of(ruleset, day):
    def value(param):
        dated = ruleset["parameters"][param]["values"]
        return F(str([v for d, v in sorted(dated.items()) if d <= day][-1]))
    return {name: value(name) for name in ("living_wage", "threshold", "hours", "labour_share",
                                           "wage_growth", "payroll_tax", "pass_on")}


def load(path):
    return json.loads(path.read_text())


def compare_model(name, model, rows, wages, today, proposal):
    """Both cases, whole. Gives the oracle's two judgements."""
    cases = model["register"]["cases"]
    base = judge(rows, wages, today)
    other = judge(rows, wages, proposal, base)
    for label, want, case in (("today", base, cases[0]), ("proposal", other, cases[1])):
        own = f"{name}: {label}"
        compare_lines(own, want, case["lines"])
        compare_funnel(own, want, case["funnel"], rows)
        compare_agreements(own, want, case)
        covered = [l for l in want if l["coverage"] == "covered"]
        compare_sums(f"{own}: covered", covered, case["covered"])
        for by, column in (("by_service", "service"), ("by_occupation", "occupation")):
            names = [g["name"] for g in case[by]]
            check(f"{own}: {by}", len(set(names)), len(names))
            for g in case[by]:
                own_lines = [l for l in covered if (l["row"][column] or "not given") == g["name"]]
                compare_sums(f"{own}: {by} {g['name']}", own_lines, g)
    return base, other


# -- which assumption matters ----------------------------------------------------------------------

def headline(rows, wages, today, proposal, budget):
    lines = judge(rows, wages, proposal, judge(rows, wages, today))
    covered = [l for l in lines if l["coverage"] == "covered"]
    sums = [sum((l[k][1] for l in covered if k in l), F(0)) for k in ("below", "raise", "buyer")]
    return sums, sums[2] <= budget


def compare_turns(name, row, found, within, at):
    """Outwards from the central value: all looked at up to `last` are as it is, the next step is not."""
    step, central = number(row["step"]), number(row["central"])
    for end in ("low", "high"):
        target = number(row[end])
        sign = 1 if target > central else -1
        own = [t for t in found if (t[1] - central) * sign > 0]
        check(f"{name} turns once towards {end}", True, len(own) <= 1)
        last = own[0][0] if own else target
        steps = abs(last - central) / step
        check(f"{name} whole steps", 1, steps.denominator)
        for k in range(0, 13):
            value = central + sign * step * (steps * k // 12)
            check(f"{name} at {float(value)}", within, at(value))
        if own:
            check(f"{name} next step", last + sign * step, own[0][1])
            check(f"{name} turned", not within, at(own[0][1]))


def compare_assumptions(name, ranked, rows, wages, today, proposal, budget):
    central, within = headline(rows, wages, today, proposal, budget)
    ids = {"pass_on": "pass_on", "wage_growth": "wage_growth", "labour_share": "labour_share",
           "hours": "hours"}
    check(f"{name}: assumptions", set(ids), {r["parameter"] for r in ranked})
    sizes = []

    def at(param, value):
        return headline(rows, wages, {**today, param: value}, {**proposal, param: value}, budget)

    for r in ranked:
        param = r["parameter"]
        ends = [at(param, number(r[e]))[0] for e in ("low", "high")]
        for f, effect in enumerate(r["effects"]):
            check(f"{name}: {param} at low, {effect['figure']}", ends[0][f], number(effect["at_low"]))
            check(f"{name}: {param} at high, {effect['figure']}", ends[1][f], number(effect["at_high"]))
            three = [ends[0][f], central[f], ends[1][f]]
            check(f"{name}: {param} size", max(three) - min(three), number(effect["size"]))
        sizes.append(number(r["effects"][2]["size"]))
        found = [(number(t["last"]), number(t["at"])) for t in r["turns"]]
        compare_turns(f"{name}: {param}", r, found, within, lambda v: at(param, v)[1])
    check(f"{name}: ranked by the cost to the buyer", sorted(sizes, reverse=True), sizes)


# -- made-up registers -----------------------------------------------------------------------------

COLUMNS = ["contract", "vendor", "service", "area", "amount", "start", "end", "exempt",
           "collective_agreement", "superseding_clause", "superseding_page", "occupation", "headcount",
           "hours", "agreement_wage"]


def made_wages(rng):
    rows = []
    for area in ("Harbor County", "Mill County", "Far County"):
        for code in ("11-1111", "22-2222", "33-3333", "44-4444"):
            wages = sorted(rng.choice([F(rng.randint(1300, 2800), 100), F(17), F("17.4"), F(20)])
                           for _ in range(5))
            cells = [str(float(w)) for w in wages]
            for i in range(5):
                if rng.random() < 0.07 and sum(c not in ("#", "*", "") for c in cells) > 2:
                    cells[i] = rng.choice(["#", "*", ""])
            mean = str(float(F(rng.randint(1500, 2500), 100))) if rng.random() < 0.6 else ""
            rows.append([area, code, "made up", *cells, mean, "made up", "2025", "https://example.org"])
    head = ["area", "occupation", "title", "p10", "p25", "p50", "p75", "p90", "mean", "source", "year",
            "url"]
    return head, rows


def made_register(rng, n):
    rows = []
    for i in range(n):
        start = date(2024, 1, 1) + timedelta(days=rng.randint(0, 900))
        end = start + timedelta(days=rng.choice([364, 365, 729, 730, 200, 1095]))
        head = [f"K-{i}", f"Vendor {i} (made up)", rng.choice(["Cleaning", "Care", "", "Food, hot"]),
                rng.choice(["Harbor County", "Mill County", "Far County"]),
                rng.choice(["", "49999.99", "50000", "99999.99", "100000",
                            str(rng.randint(10000, 9000000))]),
                start.isoformat() if rng.random() < 0.9 else "",
                end.isoformat() if rng.random() < 0.9 else "",
                rng.choice(["", "", "", "", "nonprofit"]), *rng.choice([["", "", ""]] * 3 + [["Local 5", "", ""], ["Local 6", "no", ""],
                                                  ["Local 7", "Article 9", "12"],
                                                  ["Local 8", "Article 9", ""]])]
        for k in range(rng.choice([1, 1, 1, 2, 3])):
            again = k and rng.random() < 0.5
            own = [head[0], head[1]] + (["" for _ in head[2:]] if again else head[2:])
            rows.append(own + [rng.choice(["11-1111", "22-2222", "33-3333", "44-4444", "55-5555"]),
                               rng.choice(["", str(rng.randint(0, 200))]),
                               rng.choice(["", str(rng.randint(200, 2080))]),
                               rng.choice(["", "14.00", "17.40", str(F(rng.randint(1400, 2600), 100) * 1.0)])
                               if head[8] else ""])
    return rows


def to_csv(head, rows, delimiter=",", end="\r\n"):
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter, lineterminator=end)
    writer.writerow(head)
    writer.writerows(rows)
    return out.getvalue()


def test_sample(folder, base, proposal):
    text = (SAMPLE / "contracts.csv").read_text()
    wages = read_wages((SAMPLE / "wages.csv").read_text())
    model = run(SAMPLE / "ruleset.json", SAMPLE / "contracts.csv", SAMPLE / "wages.csv", "--scenario",
                SAMPLE / "floor20.json")
    rows = read_register(text)
    compare_model("sample", model, rows, wages, base, proposal)
    compare_assumptions("sample", model["cases"][1]["assumptions"]["ranked"], rows, wages, base,
                        proposal, F(700000))
    compare_ranges("sample", model, rows, wages, base, proposal)
    compare_headline("sample", model, rows, judge(rows, wages, proposal, judge(rows, wages, base)))
    ruleset = load(SAMPLE / "ruleset.json")
    for budget in (445000, 449000, 451000):  # near the central cost, where every assumption turns it
        ruleset["register"]["budget"] = budget
        (folder / "r.json").write_text(json.dumps(ruleset))
        model = run(folder / "r.json", SAMPLE / "contracts.csv", SAMPLE / "wages.csv", "--scenario",
                    SAMPLE / "floor20.json")
        ranked = model["cases"][1]["assumptions"]["ranked"]
        compare_assumptions(f"budget {budget}", ranked, rows, wages, base, proposal, F(budget))
        check(f"budget {budget}: some turn", True, sum(len(r["turns"]) for r in ranked) >= 3)


def compare_ranges(name, model, rows, wages, today, proposal):
    """At the least and at the most: over every corner of the stated ranges, and each alone."""
    ranges = {r["parameter"]: (number(r["low"]), number(r["high"]))
              for r in model["cases"][1]["assumptions"]["ranked"]}
    central = {p: proposal[p] for p in ranges}
    points = [central]
    points += [{**central, p: ranges[p][end]} for p in ranges for end in (0, 1)]
    points += [dict(zip(ranges, corner)) for corner in itertools.product(*ranges.values())]
    found = {"workers_gain": [], "wage_bill": [], "buyer_cost": []}
    for at in points:
        lines = judge(rows, wages, {**proposal, **at}, judge(rows, wages, {**today, **at}))
        for figure, key in zip(found, ("below", "raise", "buyer")):
            for end in range(3):
                found[figure].append(sum((l[key][end] for l in lines if key in l), F(0)))
    for f in model["cases"][1]["headline"]["figures"]:
        if f["figure"] in found:
            check(f"{name}: {f['figure']} at the least", min(found[f["figure"]]), number(f["least"]))
            check(f"{name}: {f['figure']} at the most", max(found[f["figure"]]), number(f["most"]))
            check(f"{name}: {f['figure']} drawn inside", True,
                  number(f["least"]) <= number(f["drawn_p5"]) <= number(f["drawn_p95"])
                  <= number(f["most"]))


def compare_headline(name, model, rows, want):
    """What is paid before and after, workers and money, of the contracts that the proposal covers."""
    covered = [l for l in want if l["coverage"] == "covered"]
    paid = sum((rounded(l["people"] * l["hours"] * l["mean"], 2) for l in covered
                if l["people"] is not None and "mean" in l), F(0))
    raised = sum((l["raise"][1] for l in covered if "raise" in l), F(0))
    buyer = sum((l["buyer"][1] for l in covered if "buyer" in l), F(0))
    employer = sum((l["employer"][1] for l in covered if "employer" in l), F(0))
    figures = {f["figure"]: f for f in model["cases"][1]["headline"]["figures"]}
    guessed = sum((l["people"] for l in covered if l["people"] is not None and not l["given"]), F(0))
    check(f"{name}: estimated workers", guessed, number(figures["workers_estimated"]["proposed"]))
    check(f"{name}: pay today", paid, number(figures["wage_bill"]["today"]))
    check(f"{name}: pay proposed", paid + raised, number(figures["wage_bill"]["proposed"]))
    check(f"{name}: pay more", raised, number(figures["wage_bill"]["difference"]))
    check(f"{name}: vendors", employer, number(figures["employer_cost"]["difference"]))
    check(f"{name}: payroll tax", employer - raised, number(figures["cost_payroll_tax"]["difference"]))
    check(f"{name}: buyer", buyer, number(figures["buyer_cost"]["difference"]))
    amounts = {l["row"]["contract"]: per_year(l["row"]) for l in covered}
    if None not in amounts.values():
        check(f"{name}: price today", sum(amounts.values()), number(figures["buyer_cost"]["today"]))
        check(f"{name}: of the price", rounded(buyer / sum(amounts.values()), 6),
              number(figures["cost_share"]["difference"]))
    else:
        check(f"{name}: price not known", None, figures["buyer_cost"]["today"])


def test_made(folder, base, proposal):
    for seed in range(6):
        rng = random.Random(seed)
        head, wage_rows = made_wages(rng)
        rows = made_register(rng, 60)
        wage_text, text = to_csv(head, wage_rows), to_csv(COLUMNS, rows)
        (folder / "w.csv").write_text(wage_text)
        (folder / "c.csv").write_text(text)
        args = (SAMPLE / "ruleset.json", folder / "c.csv", folder / "w.csv", "--scenario",
                SAMPLE / "floor20.json")
        model = run(*args)
        compare_model(f"seed {seed}", model, read_register(text), read_wages(wage_text), base, proposal)
        made, paid = read_register(text), read_wages(wage_text)
        compare_headline(f"seed {seed}", model, made,
                         judge(made, paid, proposal, judge(made, paid, base)))
        check(f"seed {seed}: same bytes", model, run(*args))
        # the same table in other clothes
        (folder / "c.csv").write_text(to_csv(COLUMNS, rows, ";", "\n"), encoding="utf-16")
        (folder / "w.csv").write_text(to_csv(head, wage_rows, "\t"), encoding="utf-8-sig")
        other = run(*args)
        check(f"seed {seed}: UTF-16 and semicolons", model["register"]["cases"],
              other["register"]["cases"])


def test_agreements(folder):
    """An agreement of 14.00 under a floor of 18.50: 4.50 short; with a clause that supersedes it, outside."""
    ruleset = load(SAMPLE / "ruleset.json")
    ruleset["parameters"]["living_wage"]["values"] = {"2025-07-01": 18.5}
    ruleset["parameters"]["minimum_wage"] = {"title": "minimum wage", "unit": "USD/hour", "source": "invented",
                                             "values": {"2026-01-01": 7.25}}
    (folder / "r.json").write_text(json.dumps(ruleset))
    head = "contract,vendor,amount,occupation,headcount,hours,area,collective_agreement," \
        "superseding_clause,superseding_page,agreement_wage\n"
    start = "V,900000,37-2011,10,2000,Mill County,"
    (folder / "c.csv").write_text(
        head + f"A,{start},,,\nB,{start}Local 1,no,,18.50\nC,{start}Local 1,no,,14.00\n"
        f"D,{start}Local 1,section 14,31,14.00\nE,{start}Local 1,,,14.00\nF,{start}Local 1,no,,\n")
    args = (folder / "c.csv", SAMPLE / "wages.csv")
    case = run(folder / "r.json", *args)["register"]["cases"][0]
    lines = {l["contract"]: l for l in case["lines"]}
    check("states", ["none", "at_floor", "below_floor", "supersedes", "below_floor", "rate_not_known"],
          [lines[c]["agreement"] for c in "ABCDEF"])
    check("short by", [None, None, F("4.5"), None, F("4.5"), None],
          [number(lines[c].get("agreement_short_by")) for c in "ABCDEF"])
    check("raise", [F(0), F(90000), F(90000)], [number(lines[c]["raise_per_year"]["value"]) for c in "BCE"])
    check("no range", [90000] * 3, [lines["C"]["raise_per_year"][k] for k in ("low", "value", "high")])
    check("superseded", ("collective_agreement", "Local 1: section 14, page 31", False),
          (lines["D"]["coverage"], lines["D"]["coverage_reason"], "wage_floor" in lines["D"]))
    check("the same without a rate as without an agreement", lines["A"]["raise_per_year"],
          lines["F"]["raise_per_year"])
    for rule, covered in (("outside", "A"), ("covered", "ABCDEF")):
        ruleset["register"]["collective_agreement"] = rule
        (folder / "r.json").write_text(json.dumps(ruleset))
        case = run(folder / "r.json", *args)["register"]["cases"][0]
        check(rule, list(covered), [l["contract"] for l in case["lines"] if l["coverage"] == "covered"])


def said(*args):
    done = subprocess.run([PROGRAM, "model", *map(str, args)], capture_output=True, text=True, cwd=TOP)
    return [l for l in done.stderr.splitlines() if "error" in l or "warning" in l]


def test_agreements_refused(folder):
    (folder / "c.csv").write_text(
        "contract,vendor,amount,occupation,headcount,hours,area,collective_agreement,superseding_clause,"
        "agreement_wage\n"
        "A,V,900000,37-2011,10,2000,Mill County,,section 14,\n"   # a clause of no agreement
        "A,V,,37-2011,3,2000,,Local 1,,17\n"                      # the contract's first row now
        "B,V,900000,37-2011,10,2000,Mill County,,no,14\n"         # a rate of no agreement
        "C,V,900000,37-2011,10,2000,Mill County,Local 1,no,0\n"
        "D,V,900000,37-2011,10,2000,Mill County,Local 1,,14\n"
        "D,V,,37-1011,2,2000,Mill County,,,15\n")
    found = said(SAMPLE / "ruleset.json", "--register", folder / "c.csv", "--wages", SAMPLE / "wages.csv")
    nothing = 'the contract names no collective agreement in this row or its first; fill in ' \
        '"collective_agreement"'
    want = [f'row 2, column "superseding_clause": error E925: {nothing}',
            f'row 4, column "agreement_wage": error E925: {nothing}',
            'row 5, column "agreement_wage": error E925: 0 an hour is not a rate; leave the cell empty when '
            'the rate is not known',
            "today: warning W984: of 2 contracts under a collective agreement the register does not say "
            "whether a clause supersedes the floor: the floor is taken to apply"]
    for text in want:
        check(f"said: {text}", 1, sum(l.endswith(text) for l in found))
    if len(found) != len(want):
        failures.append(f"said more: {found}")


def test_published_example(folder):
    """p50 18.20, p75 21.00, floor 20.00: 50 + 25 x 1.80 / 2.80 = 66.07 percent, between 50 and 75."""
    (folder / "w.csv").write_text("occupation,p10,p25,p50,p75,p90,source,year,url\n"
                                  "guard,15,16.5,18.20,21.00,25,made up,2025,https://example.org\n")
    (folder / "c.csv").write_text("contract,vendor,amount,occupation,headcount,hours,area\n"
                                  "1,V,900000,guard,100,2000,Elsewhere\n")
    ruleset = load(SAMPLE / "ruleset.json")
    del ruleset["register"]["wage_growth"]
    ruleset["parameters"]["living_wage"]["values"] = {"2025-07-01": 20}
    (folder / "r.json").write_text(json.dumps(ruleset))
    line = run(folder / "r.json", folder / "c.csv", folder / "w.csv")["register"]["cases"][0]["lines"][0]
    share = line["share_below_floor"]
    check("published example", (50, 66.071429, 75), (share["low"], share["value"], share["high"]))
    # the same under the names of the OEWS tables, which have other columns too
    (folder / "w.csv").write_text(
        "AREA,AREA_TITLE,OCC_CODE,OCC_TITLE,TOT_EMP,H_MEAN,H_PCT10,H_PCT25,H_MEDIAN,H_PCT75,H_PCT90,source,"
        "year,url\n12580,Elsewhere,guard,Guards,900,19.1,15,16.5,18.20,21.00,25,made up,2025,"
        "https://example.org\n12580,Elsewhere,other,Others,900,*,15,*,18.20,#,#,made up,2025,"
        "https://example.org\n")
    other = run(folder / "r.json", folder / "c.csv", folder / "w.csv")["register"]
    check("OEWS: used rows", 2, other["wages"]["rows_used"])
    check("OEWS: the same", share, other["cases"][0]["lines"][0]["share_below_floor"])
    check("its workers", (50, 66.07, 75), tuple(line["below_floor"][k] for k in ("low", "value", "high")))


def test_expressions(folder):
    """Floor, coverage and exemption by expressions over the columns; agreements that are covered."""
    (folder / "w.csv").write_text("occupation,p10,p25,p50,p75,p90,source,year,url\n"
                                  "guard,15,16.5,18.20,21.00,25,made up,2025,https://example.org\n")
    rows = ["1,V,900,guard,100,2000,X,,", "2,V,900,guard,100,2000,Y,,", "3,V,900,guard,100,2000,X,,",
            "4,V,10,guard,100,2000,X,,", "5,V,900,guard,100,2000,X,,Local 1", "6,V,900,guard,1,1,Z,,",
            "7,V,,guard,100,2000,X,,", "8,V,900,guard,100,2000,,no,None"]
    (folder / "c.csv").write_text("contract,vendor,amount,occupation,headcount,hours,area,exempt,"
                                  "collective_agreement\n" + "\n".join(rows) + "\n")
    ruleset = load(SAMPLE / "ruleset.json")
    ruleset["register"] = {
        "wage_floor": {"if": [{"==": [{"val": "area"}, "X"]}, 20, 18]}, "legal_minimum": 10,
        "covers": {">=": [{"val": "amount"}, 100]}, "exempt": {"==": [{"??": [{"val": "area"}, ""]}, "Z"]},
        "collective_agreement": "covered"}
    (folder / "r.json").write_text(json.dumps(ruleset))
    case = run(folder / "r.json", folder / "c.csv", folder / "w.csv")["register"]["cases"][0]
    check("expressions: coverage", ["covered", "covered", "covered", "below_threshold", "covered", "exempt",
                                    "not_known", "covered"], [l["coverage"] for l in case["lines"]])
    check("expressions: share by area", [66.071429, 47.058824, 66.071429, None, 66.071429, None, None, None],
          [(l.get("share_below_floor") or {}).get("value") for l in case["lines"]])
    check("expressions: a missing area decides no floor", True,
          "wage floor" in case["lines"][7]["not_known"])
    check("expressions: no payroll tax is assumed", None, case["lines"][0]["employer_cost"])
    check("expressions: covered lines", (5, 4), (case["covered"]["lines"],
                                                 case["covered"]["below_floor"]["lines"]))


def test_maryland(folder):
    """The ruleset of the janitorial sample over contracts: 17.17 an hour in Baltimore City from 100,000,
    Montgomery County's minimum wage of 17.65 where that is higher, and nothing beyond the law there."""
    (folder / "w.csv").write_text("occupation,p10,p25,p50,p75,p90,source,year,url\n"
                                  "cleaner,15,16,17,18,20,made up,2025,https://example.org\n")
    (folder / "c.csv").write_text("contract,vendor,amount,occupation,headcount,hours,area\n"
                                  "1,V,100000,cleaner,40,2000,Baltimore City\n"
                                  "2,V,99999.99,cleaner,40,2000,Baltimore City\n"
                                  "3,V,900000,cleaner,40,2000,Montgomery\n"
                                  "4,V,900000,cleaner,40,2000,Garrett\n")
    lines = run(TOP / "samples/janitorial/ruleset.json", folder / "c.csv",
                folder / "w.csv")["register"]["cases"][0]["lines"]
    check("Maryland: coverage", ["covered", "below_threshold", "covered", "covered"],
          [l["coverage"] for l in lines])
    check("Maryland: floors", [17.17, None, 17.65, 15], [l.get("wage_floor") for l in lines])
    check("Maryland: paid already", [15, None, 17.65, 15], [l.get("paid_already") for l in lines])
    # 50 + 25 x 0.17 = 54.25 % in Baltimore City
    check("Maryland: below", [21.7, None, 0, 0],
          [(l.get("below_floor") or {}).get("value") for l in lines])


def test_refused(folder):
    """Rows in = counted + refused, and both are listed."""
    bad = ["K-1,V,100000,x,12,1800", "K-2,V,abc,x,12,1800", "K-3,V,-5,x,1,1800", ",V,5,x,1,1800",
           "K-4,,5,x,1,1800", "K-5,V,5,x,1.5,1800", "K-6,V,5,x,1,9000", "K-1,W,100000,x,3,1800",
           "K-7,V,5,x,1,1800,extra", "K-8,V,\"5\"x,x,1,1800", "", "K-9,V,1e5,x,1,1800",
           "K-10,V,\"1,000,000.50\",x,1,1800", "K-11,V,\"1,00\",x,1,1800", "K-12,V,5,x,1,0"]
    text = "contract,vendor,amount,occupation,headcount,hours\n" + "\n".join(bad) + "\n"
    (folder / "c.csv").write_text(text)
    model = run(SAMPLE / "ruleset.json", folder / "c.csv", SAMPLE / "wages.csv", status=1)
    reg = model["register"]
    check("rows read", 14, reg["rows_read"])
    check("rows counted", ["K-1", "K-10"], [l["contract"] for l in reg["cases"][0]["lines"]])
    check("rows refused", [3, 4, 5, 6, 7, 8, 10, 11, 13, 15, 16, 9],
          [r["row"] for r in reg["refused"]])
    check("rows in", reg["rows_read"], reg["rows_counted"] + len(reg["refused"]))
    check("reasons", True, all(r["reason"] for r in reg["refused"]))


TENDER = {
    "format": "bidgauge-ruleset/1", "id": "t", "title": "T", "currency": "USD",
    "solicitation": {"dates": {"bids_due": "2026-07-01"}},
    "sources": {"s": {"title": "S"}},
    "parameters": {"k": {"title": "value of a tonne", "unit": "USD/tonne", "source": "s", "low": 0,
                         "high": 5, "values": {"2026-01-01": 1}},
                   "idle": {"title": "idle", "source": "s", "low": 1, "high": 3,
                            "values": {"2026-01-01": 2}}},
    "fields": {"price": {"type": "money", "role": "price"}, "tonnes": {"type": "number"}},
    "criteria": {"any": {"title": "Any", "kind": "pass_fail", "test": {">": [{"val": "price"}, 0]}}},
    "price": {"field": "price", "adjustments": {"climate": {
        "title": "Climate", "effect": "add", "amount": {"*": [{"param": "k"}, {"val": "tonnes"}]}}}},
    "award": {"method": "lowest_evaluated_price", "ties": ["lowest_price"]},
    "measures": {"cost": {"title": "Climate cost", "unit": "USD", "headline": "money",
                          "value": {"*": [{"param": "k"}, {"val": "tonnes"}]}},
                 "tonnes": {"title": "Tonnes", "unit": "people", "headline": "people",
                            "value": {"val": "tonnes"}}}}


def test_tender(folder):
    """A: 100 + 10 k, B: 120 + 2 k: the same at k = 2.50, where the lower price wins; at 2.51 B does."""
    bids = [{"format": "bidgauge-bid/1", "bid": name, "vendor": {"id": name, "name": name},
             "answers": {"price": price, "tonnes": tonnes}}
            for name, price, tonnes in (("A", 100, 10), ("B", 120, 2))]
    (folder / "t.json").write_text(json.dumps(TENDER))
    (folder / "b.jsonl").write_text("".join(json.dumps(b) + "\n" for b in bids))
    done = subprocess.run([PROGRAM, "model", str(folder / "t.json"), str(folder / "b.jsonl"), "--json",
                           "-"], capture_output=True, text=True)
    check("tender: exit status", 0, done.returncode)
    found = json.loads(done.stdout)["cases"][0]["assumptions"]
    check("tender: conclusion", ["A is recommended"], found["conclusions"])
    check("tender: central", (10, 10), (found["central"]["cost"], found["central"]["tonnes"]))
    check("tender: what the buyer pays: the price and the climate cost", 110,
          found["central"]["price"])
    check("tender: ranked", ["k", "idle"], [r["parameter"] for r in found["ranked"]])
    k, idle = found["ranked"]
    check("tender: turns", [("2.5", "2.51", "B is recommended")],
          [(str(t["last"]), str(t["at"]), t["to"]) for t in k["turns"]])
    check("tender: nothing turns on what nothing reads", [], idle["turns"])
    effects = {e["figure"]: e for e in k["effects"]}
    check("tender: cost at 0 and 5", (0, 10), (effects["cost"]["at_low"], effects["cost"]["at_high"]))
    check("tender: tonnes at 0 and 5", (10, 2),
          (effects["tonnes"]["at_low"], effects["tonnes"]["at_high"]))
    check("tender: sizes", (10, 8), (effects["cost"]["size"], effects["tonnes"]["size"]))
    # 100 + 10 k at 0 and, where B is recommended, 120 + 2 k at 5
    check("tender: price at 0 and 5", (100, 130),
          (effects["price"]["at_low"], effects["price"]["at_high"]))
    check("tender: no effect", 0, idle["effects"][0]["size"])


def test_first_page(folder):
    """One printed page whatever the texts are; its figures are those of the JSON."""
    many = "word " * 30
    rules = json.loads((SAMPLE / "ruleset.json").read_text())
    rules["title"] = many
    rules["parameters"]["pass_on"].update(title=many, short=many)
    rules["sources"]["preamble"]["title"] = many
    (folder / "long.json").write_text(json.dumps(rules))
    scenario = json.loads((SAMPLE / "floor20.json").read_text())
    (folder / "long-s.json").write_text(json.dumps({**scenario, "title": many}))
    wages = (SAMPLE / "wages.csv").read_text().replace("Invented wages for this sample", many)
    (folder / "long.csv").write_text(wages)
    for name, files in (("plain", [SAMPLE / "ruleset.json", SAMPLE / "wages.csv",
                                   SAMPLE / "floor20.json"]),
                        ("long", [folder / "long.json", folder / "long.csv",
                                  folder / "long-s.json"])):
        made = folder / f"{name}.xlsx"
        done = subprocess.run([PROGRAM, "model", files[0], "--register", SAMPLE / "contracts.csv",
                               "--wages", files[1], "-s", files[2], "-o", made, "--json",
                               folder / "first.json", "-q"])
        check(f"first page, {name}: exit status", 0, done.returncode)
        page = openpyxl.load_workbook(made, data_only=True)["First page"]
        texts = [str(c.value) for row in page.iter_rows(max_col=7) for c in row if c.value is not None]
        words = sum(len(t.split()) for t in texts)
        check(f"first page, {name}: {words} words", True, 60 < words <= 440)
        figures = json.loads((folder / "first.json").read_text())["cases"][1]["headline"]["figures"]
        shown = {str(row[0].value).strip(): [c.value for c in row[1:6]] for row in page.iter_rows()}
        for f in figures:
            if not f["first_page"]:
                continue
            row = next((v for t, v in shown.items() if t.startswith(f["title"])), None)
            check(f"first page, {name}: has {f['figure']}", True, row is not None)
            for at, side in enumerate(("today", "proposed", "difference", "least", "most")):
                if f[side] is None or row is None or (side in ("least", "most") and
                                                      f["least"] == f["most"]):
                    continue
                check(f"first page, {name}: {f['figure']} {side}", round(float(f[side]), 6),
                      row[at] if row[at] is None else round(float(row[at]), 6))
        check(f"first page, {name}: floor in force", True,
              any("In force" in t and "20" in t for t in texts))


def main():
    ruleset = load(SAMPLE / "ruleset.json")
    base = rules_of(ruleset, "2026-07-01")
    proposal = {**base, "living_wage": F(20), "threshold": F(50000)}
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        test_sample(folder, base, proposal)
        test_made(folder, base, proposal)
        test_published_example(folder)
        test_agreements(folder)
        test_agreements_refused(folder)
        test_expressions(folder)
        test_maryland(folder)
        test_refused(folder)
        test_tender(folder)
        test_first_page(folder)
    for failure in failures[:30]:
        print(failure)
    print(f"registers: {checks - len(failures)} passed, {len(failures)} failed")
    return bool(failures)


if __name__ == "__main__":
    sys.exit(main())
