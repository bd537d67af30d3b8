#!/usr/bin/env python3
"""Expected result of samples/janitorial, worked out from the words of its ruleset.

Exact fractions, no code of bidgauge. Each criterion is written out by hand here, so that a mistake
in the loader or in the engine does not repeat itself. Prints the JSON that is kept beside it.
"""
import json
import pathlib
import re
from expected import F, award, finish, lin, lowest_proportion, read_bids

SAMPLE = pathlib.Path(__file__).resolve().parents[3] / "samples" / "janitorial"
FLOOR = F("17.17")  # Baltimore City is tier 1; from 29 September 2025; above the 15.00 minimum
WEIGHTS = {  # points of 100: product of the weights on the way down
    "starting_wage": F(16) * 50 / 100, "mean_wage": F(16) * 25 / 100, "wage_record": F(16) * 25 / 100,
    "health": F(9) * 45 / 100, "leave_days": F(9) * 40 / 100 * 60 / 100,
    "sick_leave": F(9) * 40 / 100 * 40 / 100, "retirement": F(9) * 15 / 100,
    "incident_rate": F(9) * 60 / 100, "weekly_meetings": F(9) * 20 / 100, "osha10": F(9) * 20 / 100,
    "notice": F(8) * 50 / 100, "guaranteed": F(8) * 30 / 100, "full_time": F(8) * 20 / 100,
    "voice": F(4), "no_retaliation": F(3),
    "training_hours": F(5) * 60 / 100, "promotion": F(5) * 40 / 100, "ownership": F(3),
    "turnover": F(5) * 60 / 100, "incumbents": F(5) * 40 / 100, "small_business": F(3),
}


def steps(value, *pairs):
    """First pair (test, rating) whose test holds."""
    return None if value is None else next((F(r) for test, r in pairs if test(value)), F(0))


def mean(rows, column):
    return sum(r["headcount"] * r[column] for r in rows) / sum(r["headcount"] for r in rows)


def gates(a):
    failed = []
    if any(r["hourly_wage"] < FLOOR for r in a["workforce"]):
        failed.append("wage_floor")
    if a["debarred"]:
        failed.append("not_debarred")
    if a["insurance_limit"] < 1000000:
        failed.append("insurance")
    if a["similar_contracts"] < 2:
        failed.append("experience")
    return failed


def ratings(a, best_mean):
    """Rating of each criterion; None where the answer is missing."""
    rows = a["workforce"]
    get = a.get
    cases, hours = get("recordables"), get("hours_worked")
    rate = None if cases is None or hours is None else cases * 200000 / hours
    people = sum(r["headcount"] for r in rows)
    full = sum(r["headcount"] for r in rows if r["full_time"])
    weekly = re.search(r"(?i)\b(weekly|every week|each week|once a week)\b", a["safety_meetings"])
    return {
        "starting_wage": lin(min(r["hourly_wage"] for r in rows), FLOOR, FLOOR + 3),
        "mean_wage": mean(rows, "hourly_wage") / best_mean,
        "wage_record": steps(get("wage_findings"), (lambda v: v <= 1, 1), (lambda v: v <= 2, F(3, 5))),
        "health": lin(mean(rows, "employer_benefit"), 0, F("5.55")),
        "leave_days": lin(get("paid_leave_days"), 4, 12),
        "sick_leave": steps(get("sick_hours"), (lambda v: v >= 56, 1), (lambda v: v >= 40, F(3, 5))),
        "retirement": steps(get("retirement_match"), (lambda v: v >= 3, 1), (lambda v: v > 0, F(1, 2))),
        "incident_rate": steps(rate, (lambda v: v <= F("1.5"), 1), (lambda v: v <= F("2.5"), F(3, 5)),
                               (lambda v: v <= 4, F(1, 5))),
        "weekly_meetings": F(1 if weekly else 0),
        "osha10": lin(get("osha10_share"), 0, 100),
        "notice": steps(get("notice_days"), (lambda v: v >= 14, 1), (lambda v: v >= 10, F(3, 5)),
                        (lambda v: v >= 7, F(3, 10))),
        "guaranteed": lin(get("guaranteed_hours"), 16, 36),
        "full_time": lin(F(full) / people, F(1, 4), F(3, 4)),
        "voice": {"none": F(0), "suggestions": F(3, 10), "committee": F(1), "elected_body": F(1)}[
            a["voice_channel"]],
        "no_retaliation": F(1 if "retaliat" in a["grievance_policy"].lower() else 0),
        "training_hours": lin(get("training_hours"), 0, 20),
        "promotion": steps(get("internal_promotion"), (lambda v: v >= 50, 1), (lambda v: v >= 30, F(3, 5))),
        "ownership": steps(get("employee_owned"), (lambda v: v >= 51, 1), (lambda v: v >= 10, F(2, 5))),
        "turnover": lin(get("turnover"), 100, 20),
        "incumbents": F(1 if a["offers_incumbents"] else 0),
        "small_business": lin(get("small_business_share"), 0, 25),
    }


ZERO_WHEN_MISSING = {"retirement", "ownership"}

bids = read_bids(SAMPLE)
assert sum(WEIGHTS.values()) == 65
results = []
passing = [b for b in bids if not gates(b["answers"])]
best_mean = max(mean(b["answers"]["workforce"], "hourly_wage") for b in passing)
lowest = min(b["answers"]["annual_price"] for b in passing)
for b in bids:
    a = b["answers"]
    failed = gates(a)
    rating = ratings(a, best_mean)
    rating["mean_wage"] = min(F(1), rating["mean_wage"])  # a bid outside the set may be above it
    results.append(finish(b, failed, rating, WEIGHTS, ZERO_WHEN_MISSING, a["annual_price"],
                          35, lowest_proportion(lowest, a["annual_price"])))
for r in results:
    labour = sum(w["headcount"] * w["hours_per_year"] * (w["hourly_wage"] + w["employer_benefit"])
                 for b in bids if b["bid"] == r["bid"] for w in b["answers"]["workforce"])
    r["labour"] = str(round(float(labour), 2))
    r["price_below_labour"] = F(r["price"]) < labour
    others = [b["answers"]["annual_price"] for b in passing if b["bid"] != r["bid"]]
    r["abnormally_low"] = (r["status"] != "eliminated" and
                           F(r["price"]) < sum(others) / len(others) * 80 / 100)
award("janitorial", results)
