#!/usr/bin/env python3
"""Expected result of samples/security-guards, from the words of its ruleset, in exact fractions."""
import pathlib
from expected import F, award, finish, lin, lowest_proportion, read_bids

SAMPLE = pathlib.Path(__file__).resolve().parents[3] / "samples" / "security-guards"
RATE = {"Guard I": F("21.40"), "Guard II (armed)": F("26.10"), "Alarm monitor": F("24.75")}
HEALTH = F("5.09")  # from 7 July 2025, contracts with paid sick leave, not Hawaii
WEIGHTS = {"pay_above": F(20), "health": F(10), "training": F(10), "retention": F(10),
           "notice": F(5), "voice": F(5)}


def gates(a):
    failed = []
    rows = a["workforce"]
    if any(r["hourly_wage"] < RATE[r["job_class"]] for r in rows):
        failed.append("sca_wages")
    if any(r["hourly_wage"] + r["employer_benefit"] < RATE[r["job_class"]] + HEALTH for r in rows):
        failed.append("sca_fringe")
    if not (a["sick_hours_worked"] <= 30 and a["sick_hours_cap"] >= 56 and a["sick_carries_over"]):
        failed.append("sick_leave")
    if a["debarred"]:
        failed.append("not_debarred")
    if a["record"] == "unsatisfactory":
        failed.append("performance")
    for field in ("finances", "can_meet_schedule", "integrity", "organisation", "facilities"):
        if not a[field]:
            failed.append(field)
    return failed


bids = read_bids(SAMPLE)
lowest = min(b["answers"]["price"] for b in bids if not gates(b["answers"]))
results = []
for b in bids:
    a = b["answers"]
    rows = a["workforce"]
    people = sum(r["headcount"] for r in rows)
    rating = {
        "pay_above": lin(min(r["hourly_wage"] - RATE[r["job_class"]] for r in rows), 0, 4),
        "health": lin(sum(F(r["headcount"] * r["employer_benefit"]) for r in rows) / people, 0, HEALTH),
        "training": lin(a["training_hours"], 0, 40),
        "retention": lin(a["turnover"], 100, 20),
        "notice": F(1) if a["notice_days"] >= 14 else F(1, 2) if a["notice_days"] >= 7 else F(0),
        "voice": {"none": F(0), "open_door": F(3, 10), "committee": F(1)}[a["voice"]],
    }
    results.append(finish(b, gates(a), rating, WEIGHTS, set(), a["price"], 40,
                          lowest_proportion(lowest, a["price"])))
award("security-guards", results)
