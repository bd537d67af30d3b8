"""Models of the samples security-guards, school-construction and rail-cars, in exact fractions.

The measures are computed here from the words of the rulesets; points and ranks of a scenario by the
workings of tests/oracles/expected, with its figures in place of the sample's and the bids as their vendors
are assumed to respond.
"""
import contextlib
import copy
import io
import json
import pathlib
import sys
import tempfile

from common import F, ROOT, SCENARIOS, check, faults, model, number
import common

sys.path.insert(0, str(ROOT / "tests" / "oracles" / "expected"))
import expected  # noqa: E402

PROGRAM = sys.argv[1]
TAX, PASS_ON, BAND = F("0.0765"), F(1, 2), F("1.15")
RATE = {"Guard I": F("21.40"), "Guard II (armed)": F("26.10"), "Alarm monitor": F("24.75")}
MORE, HEALTH = F("1.50"), F("5.09")
HOURS = F(110000)
read_bids = expected.read_bids


def files(sample):
    folder = ROOT / "samples" / sample
    return [folder / "ruleset.json", *sorted((folder / "bids").glob("*.json"))]


def stack(*names):
    return "+".join(str(SCENARIOS / f"{name}.json") for name in names)


def outcomes(sample, bids, *changes):
    """The working of the sample with other figures and other bids: by bid."""
    path = ROOT / "tests" / "oracles" / "expected" / f"{sample}.py"
    source = path.read_text()
    for old, new in changes:
        assert source.count(old) == 1, old
        source = source.replace(old, new)
    expected.read_bids = lambda _: copy.deepcopy(bids)
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        exec(compile(source, path.name, "exec"), {"__name__": "working", "__file__": str(path)})
    return {b["bid"]: b for b in json.loads(out.getvalue())["bids"]}


def check_outcomes(name, case, want):
    for bid in case["lots"][0]["bids"]:
        it = want[bid["bid"]]
        check(f"{name} {bid['bid']} status", bid["status"], it["status"])
        check(f"{name} {bid['bid']} rank", bid["rank"] or 0, it["rank"])
        check(f"{name} {bid['bid']} total", bid.get("total"),
              F(it["total"]) if it["total"] else None)


def near(x, places=12):
    """Quotients of the program are rounded at 12 places."""
    return None if x is None else round(F(x) * 10**places)


def check_measures(name, case, bids, measures):
    """Every bid; of the recommended one also as the award. Gives the figures of each bid."""
    lot, by_bid = case["lots"][0], {}
    for got, bid in zip(lot["bids"], bids):
        by_bid[bid["bid"]] = measures(bid["answers"])
        for key, want in by_bid[bid["bid"]].items():
            value = got["measures"][key]["value"]
            check(f"{name} {bid['bid']} {key}",
                  near(number(value) if value is not None else None), near(want))
    awarded = by_bid.get(lot["recommended"], {})
    for key, want in awarded.items():
        figure = lot["awarded"].get(key)
        check(f"{name} award: {key}", near(number(figure["value"])) if figure else None, near(want))
    return by_bid


# -- guards: each class has its own floor ----------------------------------------------------------

def floor(row, more):
    return RATE[row["job_class"]] + more + max(F(0), HEALTH - row["employer_benefit"])


def guards(more):
    def measures(a):
        rows = a["workforce"]
        year = [r["headcount"] * r["hours_per_year"] for r in rows]
        raised = sum(y * max(F(0), floor(r, more) - r["hourly_wage"]) for y, r in zip(year, rows))
        cost = raised * (1 + TAX)
        labour = sum(y * ((1 + TAX) * max(r["hourly_wage"], floor(r, more)) + r["employer_benefit"])
                     for y, r in zip(year, rows))
        return {
            "workers_below": sum(r["headcount"] for r in rows if r["hourly_wage"] < floor(r, more)),
            "workers_just_above": sum(r["headcount"] for r in rows
                                      if floor(r, more) <= r["hourly_wage"] < BAND * floor(r, more)),
            "raise": raised, "employer_cost": cost, "buyer_cost": cost * PASS_ON,
            "price_offered": a["price"], "price_share": cost * PASS_ON / a["price"],
            "cost_per_worker_dollar": cost * PASS_ON / raised if raised else None,
            "left_after_labour": a["price"] - labour,
            "margin_negative": F(1 if a["price"] < labour else 0),
        }
    return measures


def raise_guards(bid):
    out = copy.deepcopy(bid)
    cost = F(0)
    for row in out["answers"]["workforce"]:
        to = max(row["hourly_wage"], floor(row, MORE))
        cost += row["headcount"] * row["hours_per_year"] * (to - row["hourly_wage"])
        row["hourly_wage"] = to
    out["answers"]["price"] += F(expected.half_up(cost * (1 + TAX) * PASS_ON))
    return out


NEW_RATES = tuple((f'"{c}": F("{float(v):.2f}")', f'"{c}": F("{float(v + MORE):.2f}")')
                  for c, v in RATE.items())


def guards_model(folder):
    sample = "security-guards"
    bids = read_bids(ROOT / "samples" / sample)
    step = folder / "step.json"
    step.write_text(json.dumps({
        "format": "bidgauge-scenario/1", "title": "in July", "ruleset": {"parameters": {"wd_wage": {
            "at": "term", "table": {c: {"2026-07-01": float(v + MORE)} for c, v in RATE.items()}}}}}))
    d = model(PROGRAM, *files(sample), "-s", stack("guards-rates"), "-s",
              stack("guards-rates", "guards-raise"), "-s", f"{step}+{stack('guards-raise')}")
    today, stay, raised, july = d["cases"]
    now = check_measures("guards today", today, bids, guards(F(0)))
    then = check_measures("guards stay", stay, bids, guards(MORE))
    check_measures("guards raised: measures of what was submitted", raised, bids, guards(MORE))
    below = [sum(b["workers_below"] for b in side.values()) for side in (now, then)]
    check("guards: somebody is below", 0 < below[0] < below[1], True)
    moved = [raise_guards(b) for b in bids]
    check_outcomes("guards today", today, outcomes(sample, bids))
    check_outcomes("guards stay", stay, outcomes(sample, bids, *NEW_RATES))
    want = outcomes(sample, moved, *NEW_RATES)
    check_outcomes("guards raised", raised, want)
    # a step in July that the vendors meet from the first day: the same bids, judged by the worst period
    check_outcomes("guards in July", july, want)
    for case in (raised, july):
        for got, bid in zip(case["lots"][0]["bids"], moved):
            check(f"guards {bid['bid']} price", number(got["measures"]["price_paid"]["value"]),
                  bid["answers"]["price"])
    check("guards: periods", [p["from"] for p in d["periods"]], ["2026-01-01", "2026-07-01"])
    # the health and welfare rate of 2025 is the last known one in July
    winner = july["lots"][0]["recommended"]
    check("guards: raise by period in July", [near(number(x)) for x in july["lots"][0]["path"]["raise"]],
          [near(now[winner]["raise"]), near(then[winner]["raise"])])


# -- a school: shares of the hours of labour -------------------------------------------------------

def builders(goal, promise):
    def measures(a):
        share = max(a["apprentice_share"], F(goal)) if promise else a["apprentice_share"]
        return {
            "apprentice_hours": HOURS * share / 100,
            "apprentice_hours_short": HOURS * max(F(0), goal - share) / 100,
            "targeted_hours": HOURS * a["targeted_share"] / 100,
            "targeted_hours_short": HOURS * max(F(0), 40 - a["targeted_share"]) / 100,
            "disadvantaged_hours": HOURS * a["disadvantaged_share"] / 100,
            "small_business_money": F(a["price"]) * a["small_business_share"] / 100,
            "price_paid": F(a["price"]),
        }
    return measures


def school_model():
    sample = "school-construction"
    bids = read_bids(ROOT / "samples" / sample)
    d = model(PROGRAM, *files(sample), "-s", stack("school-apprentices"), "-s",
              stack("school-apprentices", "school-promise"))
    today, stay, promised = d["cases"]
    check_measures("school today", today, bids, builders(F(20), False))
    check_measures("school stay", stay, bids, builders(F(25), False))
    check_measures("school promised", promised, bids, builders(F(25), True))
    goal = ('lin(a["apprentice_share"], 0, 20)', 'lin(a["apprentice_share"], 0, 25)')
    moved = copy.deepcopy(bids)
    for bid in moved:
        bid["answers"]["apprentice_share"] = max(bid["answers"]["apprentice_share"], F(25))
    check_outcomes("school today", today, outcomes(sample, bids))
    check_outcomes("school stay", stay, outcomes(sample, bids, goal))
    check_outcomes("school promised", promised, outcomes(sample, moved, goal))


# -- rail cars: jobs promised ----------------------------------------------------------------------

def jobs(a):
    new = [r for r in a["jobs"] if r["new_job"] and r["in_united_states"]]
    years = sum(r["headcount"] * r["years"] for r in new)
    pay = sum(r["headcount"] * r["hours_per_year"] * r["years"] * r["hourly_wage"] for r in new)
    return {
        "new_jobs": sum(r["headcount"] for r in new), "new_job_years": years, "pay_promised": pay,
        "benefits_promised": sum(r["headcount"] * r["hours_per_year"] * r["years"]
                                 * r["employer_benefit"] for r in new),
        "training_promised": sum(r["headcount"] * r["years"] * r["training_hours"] for r in new),
        "jobs_kept": sum(r["headcount"] for r in a["jobs"]
                         if r["in_united_states"] and not r["new_job"]),
        "jobs_abroad": sum(r["headcount"] for r in a["jobs"] if not r["in_united_states"]),
    }


def rail_model():
    d = model(PROGRAM, *files("rail-cars"))
    bids = read_bids(ROOT / "samples" / "rail-cars")
    by_bid = check_measures("rail cars", d["cases"][0], bids, jobs)
    lot = d["cases"][0]["lots"][0]
    winner = next(b for b in bids if b["bid"] == lot["recommended"])
    check("rail cars: price of a job", near(number(lot["awarded"]["price_for_each_job"]["value"]), 9),
          near(F(winner["answers"]["price"]) / by_bid[winner["bid"]]["new_jobs"], 9))


with tempfile.TemporaryDirectory() as name:
    guards_model(pathlib.Path(name))
    school_model()
    rail_model()
for fault in faults:
    print(fault)
print(f"models of samples: {common.checks} checks, {len(faults)} failed")
sys.exit(1 if faults or common.checks < 300 else 0)
