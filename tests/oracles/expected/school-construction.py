#!/usr/bin/env python3
"""Expected result of samples/school-construction, from the words of its ruleset, in exact fractions."""
import pathlib
from expected import F, award, finish, half_up, lin, lowest_proportion, read_bids

SAMPLE = pathlib.Path(__file__).resolve().parents[3] / "samples" / "school-construction"
TRIR, DART = F("2.4"), F("1.4")  # the sample's facts
WEIGHTS = {
    "trir": F(20) * 35 / 100, "dart": F(20) * 25 / 100, "emr_points": F(20) * 15 / 100,
    "citations": F(20) * 15 / 100, "meetings": F(20) * 10 / 100, "apprentices": F(14),
    "targeted": F(10) * 60 / 100, "disadvantaged": F(10) * 40 / 100, "health": F(4),
    "dignity": F(2), "retention": F(3), "small_business": F(2),
}


def emr(a):
    return [a.get(f"emr_{i}") if a.get(f"emr_{i}") is not None else F(1) for i in (1, 2, 3)]


def gates(a):
    failed = []
    for gate, fields in (("legal", ["legal_to_do_business"]),
                         ("insurance", ["general_liability", "workers_compensation",
                                        "auto_insurance", "completed_operations"]),
                         ("prevailing_wage", ["prevailing_wage"]),
                         ("drug_programme", ["drug_programme"])):
        if not all(a[f] for f in fields):
            failed.append(gate)
    if a["debarred"]:
        failed.append("not_debarred")
    if a["non_responsible_findings"] != 0:
        failed.append("no_findings")
    if not (a["apprenticeship_programme"] or a["comparable_training"]):
        failed.append("apprenticeship")
    if a["osha10_share"] < 100:
        failed.append("osha10")
    if sum(emr(a)) / 3 > 1:
        failed.append("emr_mean")
    if emr(a)[0] > 1:
        failed.append("emr_latest")
    return failed


bids = read_bids(SAMPLE)
passing = [b for b in bids if not gates(b["answers"])]

# Small business: 5 % of the lowest bid that is not a small business, at most 50,000; off when the
# low bidder is a small business. A firm with 25 % small subcontractors has 5 % of the lowest bid
# without that preference, may not pass or draw level with a small business that is not behind it.
price = {b["bid"]: F(b["answers"]["price"]) for b in passing}
small = {b["bid"] for b in passing if b["answers"]["small_business"]}
subs = {b["bid"] for b in passing
        if b["bid"] not in small and b["answers"]["small_business_share"] >= 25}
evaluated = dict(price)
low_is_small = any(price[b] == min(price.values()) for b in small)
if small and not low_is_small and set(price) - small:
    off = min(F(50000), min(p for b, p in price.items() if b not in small) * 5 / 100)
    for b in small:
        evaluated[b] -= off
if subs and not low_is_small and set(price) - subs:
    off = min(F(50000), min(p for b, p in price.items() if b not in subs) * 5 / 100)
    after = dict(evaluated)
    for b in subs:
        lower = evaluated[b] - off
        if not any(evaluated[s] <= evaluated[b] and lower <= evaluated[s] for s in small):
            after[b] = lower
    evaluated = after

lowest = min(evaluated.values())
results = []
for b in bids:
    a = b["answers"]
    hours = sum(y["hours"] for y in a["injuries"])
    trir = F(sum(y["recordables"] for y in a["injuries"]) * 200000) / hours
    dart = F(sum(y["dart_cases"] for y in a["injuries"]) * 200000) / hours
    mean = sum(emr(a)) / 3
    few, some = (3, 5) if a["revenue"] > 50000000 else (1, 2)
    n = a["serious_citations"]
    rating = {
        "trir": lin(trir, 2 * TRIR, 0), "dart": lin(dart, 2 * DART, 0),
        "emr_points": F(1) if mean <= F("0.95") else F(3, 5) if mean <= 1 else F(0),
        "citations": F(1) if n <= few else F(3, 5) if n <= some else F(0),
        "meetings": F(1 if a["weekly_safety_meetings"] else 0),
        "apprentices": lin(a["apprentice_share"], 0, 20),
        "targeted": lin(a["targeted_share"], 0, 40),
        "disadvantaged": lin(a["disadvantaged_share"], 0, 10),
        "health": lin(a["health_share"], 0, 100),
        "dignity": F(1 if a["grievance_policy"] else 0),
        "retention": lin(a["turnover"], 100, 20),
        "small_business": lin(a["small_business_share"], 0, 25),
    }
    own = evaluated.get(b["bid"], F(a["price"]))
    r = finish(b, gates(a), rating, WEIGHTS, set(), a["price"], 45, lowest_proportion(lowest, own))
    r["evaluated"] = half_up(own)
    results.append(r)
award("school-construction", results)
