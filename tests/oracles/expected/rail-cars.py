#!/usr/bin/env python3
"""Expected result of samples/rail-cars, from the words of its ruleset, in exact fractions."""
import pathlib
from expected import F, award, finish, half_up, lin, lowest_proportion, read_bids

SAMPLE = pathlib.Path(__file__).resolve().parents[3] / "samples" / "rail-cars"
CREDIT = F(40, 100)  # of pay and benefits of new jobs in the United States
WEIGHTS = {"like_cars": F(40) * 40 / 100, "on_time": F(40) * 30 / 100,
           "reliability": F(40) * 30 / 100, "technical": F(20),
           "staff": F(10) * 60 / 100, "float": F(10) * 40 / 100}


def gates(a):
    failed = [] if sum(j["headcount"] for j in a["jobs"]) > 0 else ["disclosure"]
    if not (a["quarterly_reports"] and a["remedies_accepted"]):
        failed.append("reporting")
    return failed


def after_credit(a):
    jobs = sum(j["headcount"] * j["hours_per_year"] * j["years"]
               * (j["hourly_wage"] + j["employer_benefit"])
               for j in a["jobs"] if j["new_job"] and j["in_united_states"])
    return a["price"] - CREDIT * jobs


bids = read_bids(SAMPLE)
lowest = min(after_credit(b["answers"]) for b in bids if not gates(b["answers"]))
results = []
for b in bids:
    a = b["answers"]
    n = a["exceptions"]
    rating = {
        "like_cars": lin(a["like_cars"], 0, 300), "on_time": lin(a["months_late"], 12, 0),
        "reliability": lin(a["reliability"], 10000, 40000),
        "technical": F(1) if n <= 0 else F(7, 10) if n <= 3 else F(3, 10) if n <= 8 else F(0),
        "staff": F(1 if a["named_staff"] else 0), "float": lin(a["float_weeks"], 0, 12),
    }
    own = after_credit(a)
    r = finish(b, gates(a), rating, WEIGHTS, set(), a["price"], 30, lowest_proportion(lowest, own))
    r["evaluated"] = half_up(own)
    results.append(r)
award("rail-cars", results)
