#!/usr/bin/env python3
"""Maps the public benchmark workload (30 criteria over nested JSON bids) to a bidgauge ruleset and
bidgauge bids as JSON Lines. The criteria are the same, written in the strict profile: an answer that
is missing gives 0 points, as the workload says.

usage: map.py BIDS.jsonl OUT_FOLDER WORKLOAD_FOLDER"""
import json
import pathlib
import sys

ROW = ["job_class", "title", "soc", "headcount", "hourly_wage", "full_time", "union_covered",
       "health_cov_pct", "paid_leave_days", "turnover_pct", "state", "start"]
NUMBERS = {"headcount", "hourly_wage", "health_cov_pct", "paid_leave_days", "turnover_pct"}
ITEM = ["line", "description", "qty", "unit", "unit_price"]
SCALARS = {
    "number": ["price.total", "price.labor_share", "price.margin_pct", "price.overhead_pct",
               "safety.trir", "safety.emr", "training.hours_per_worker",
               "training.apprentice_hours", "vendor.years_in_business", "vendor.employees",
               "vendor.local_hire_pct", "benefits.retirement_match_pct",
               "benefits.health_employer_pct", "summary.median_wage",
               "summary.annual_turnover_pct"],
    "boolean": ["attestations.no_wage_theft", "attestations.living_wage",
                "attestations.neutrality", "attestations.no_forced_arbitration",
                "attestations.pay_transparency", "attestations.ban_the_box",
                "attestations.debarred", "vendor.b_corp", "vendor.worker_coop"],
    "text": ["safety.program", "certificates.type", "policies.leave", "policies.grievance",
             "policies.scheduling", "policies.safety"],
}


def field(path):
    return path.replace(".", "_")


def val(path):
    return {"val": field(path)}


def patterns(folder):
    text = (folder / "criteria.mjs").read_text()
    block = text[text.index("export const RX"):]
    return {name: block.split(f"{name}: String.raw`")[1].split("`")[0]
            for name in ("leave", "grievance", "scheduling", "safety")}


def criteria(rx):
    out = {}

    def yes_no(name, points, test):
        out[name.lower()] = {"title": name, "kind": "yes_no", "weight": points, "test": test,
                     "on_missing": "zero"}

    def bands(name, path, key, tiers):
        best = tiers[0][1]
        out[name.lower()] = {"title": name, "kind": "bands", "weight": best, "out_of": best,
                     "value": val(path), "on_missing": "zero",
                     "bands": [{key: limit, "points": points} for limit, points in tiers]}

    for name, path, op, limit, points in (
            ("T1", "price.total", "<=", 2000000, 5), ("T2", "price.labor_share", ">=", 0.45, 4),
            ("T3", "price.margin_pct", "<=", 15, 3), ("T4", "safety.trir", "<=", 3, 5),
            ("T5", "training.hours_per_worker", ">=", 16, 4),
            ("T6", "vendor.years_in_business", ">=", 5, 2),
            ("T7", "vendor.employees", ">=", 25, 1),
            ("T8", "benefits.retirement_match_pct", ">=", 3, 3)):
        yes_no(name, points, {op: [val(path), limit]})
    rows, column = {"val": "workforce"}, lambda name: {"val": name}
    yes_no("W1", 6, {"all": [rows, {">=": [column("hourly_wage"), 17]}]})
    yes_no("W2", 5, {"all": [rows, {"or": [{"!": column("full_time")},
                                           {">=": [column("health_cov_pct"), 50]}]}]})
    yes_no("W3", 4, {">=": [{"min_of": [rows, column("hourly_wage")]}, 18.5]})
    yes_no("W4", 3, {">=": [{"min_of": [rows, column("paid_leave_days")]}, 6]})
    yes_no("W5", 4, {">=": [{"count_of": [rows, {">=": [column("paid_leave_days"), 12]}]}, 12]})
    yes_no("W6", 4, {">=": [{"count_of": [rows, {"==": [column("union_covered"), True]}]}, 9]})
    for name, key, points in (("A1", "no_wage_theft", 5), ("A2", "living_wage", 5),
                              ("A3", "neutrality", 3), ("A4", "no_forced_arbitration", 3),
                              ("A5", "pay_transparency", 2)):
        yes_no(name, points, {"==": [val("attestations." + key), True]})
    for name, key, points in (("R1", "leave", 4), ("R2", "grievance", 4), ("R3", "scheduling", 3),
                              ("R4", "safety", 3)):
        out[name.lower()] = {"title": name, "kind": "pattern", "weight": points, "on_missing": "zero",
                     "text": val("policies." + key), "match": rx[key]}
    bands("S1", "summary.median_wage", "at_least", [(30, 10), (25, 6), (20, 3)])
    bands("S2", "vendor.local_hire_pct", "at_least", [(50, 8), (30, 5), (10, 2)])
    bands("S3", "training.apprentice_hours", "at_least", [(5000, 6), (2000, 4), (500, 1)])
    bands("S4", "summary.annual_turnover_pct", "at_most", [(10, 8), (20, 5), (35, 2)])
    yes_no("C1", 5, {"or": [
        {"and": [{">=": [val("price.labor_share"), 0.5]},
                 {">=": [val("benefits.health_employer_pct"), 80]}]},
        {"and": [{"==": [val("attestations.living_wage"), True]},
                 {">=": [val("summary.median_wage"), 24]}]}]})
    yes_no("C2", 4, {"and": [
        {"==": [val("attestations.debarred"), False]},
        {"or": [{"==": [val(path), True]} for path in
                ("vendor.b_corp", "attestations.neutrality", "vendor.worker_coop")]}]})
    yes_no("C3", 4, {"or": [
        {"and": [{"<=": [val("safety.trir"), 2]},
                 {"or": [{">=": [val("training.hours_per_worker"), 20]},
                         {"==": [val("safety.program"), "certified"]}]}]},
        {"and": [{"<=": [val("safety.emr"), 0.85]},
                 {"in": [val("certificates.type"), ["ISO45001", "SA8000"]]}]}]})
    return out


def ruleset(rx):
    fields = {field(path): {"label": path, "type": kind}
              for kind, paths in SCALARS.items() for path in paths}
    fields["workforce"] = {"label": "workforce", "type": "table", "columns": {
        name: {"label": name, "type": "number" if name in NUMBERS else
               "boolean" if name in ("full_time", "union_covered") else "text"} for name in ROW}}
    fields["items"] = {"label": "items", "type": "table", "columns": {
        name: {"label": name, "type": "text" if name in ("description", "unit") else "number"}
        for name in ITEM}}
    rules = criteria(rx)
    total = sum(c["weight"] for c in rules.values())
    return {"format": "bidgauge-ruleset/1", "id": "bench", "title": "Benchmark workload",
            "currency": "USD", "solicitation": {"dates": {"bids_due": "2026-01-01"}},
            "fields": fields, "criteria": rules,
            "award": {"method": "highest_score", "total": total, "decimals": 2}}


def flatten(bid):
    answers = {}
    for paths in SCALARS.values():
        for path in paths:
            at, name = path.split(".")
            holder = bid.get(at, {})
            if at == "certificates":
                holder = holder[0] if holder else {}
            if name in holder:
                answers[field(path)] = holder[name]
    answers["workforce"] = bid["workforce"]
    answers["items"] = bid["price"]["items"]
    return {"format": "bidgauge-bid/1", "bid": bid["bid_id"],
            "vendor": {"id": bid["bid_id"], "name": bid["vendor"]["name"]},
            "submitted": bid["submitted"], "currency": bid["currency"], "answers": answers}


def main(source, out, workload):
    out.mkdir(parents=True, exist_ok=True)
    (out / "ruleset.json").write_text(json.dumps(ruleset(patterns(workload)), indent=1))
    with open(source) as lines, open(out / "bids.jsonl", "w") as bids:
        for line in lines:
            bids.write(json.dumps(flatten(json.loads(line)), ensure_ascii=False, separators=(",", ":")) + "\n")


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3]))
