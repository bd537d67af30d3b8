"""Models of scenarios against figures worked out here, in exact fractions.

The measures are computed from the words of samples/janitorial, and the outcome of each scenario by
tests/oracles/expected/janitorial.py, which scores the sample without any code of bidgauge: with the floor and
the weights of the scenario, and the bids as their vendors are assumed to respond.
"""
import contextlib
import copy
import io
import json
import pathlib
import sys
import tempfile

from common import (F, ROOT, SAMPLE, check, checks, faults, model, number, run, sample_bids,
                    sample_files, stack)
import common

sys.path.insert(0, str(ROOT / "tests" / "oracles" / "expected"))
import expected  # noqa: E402

PROGRAM = sys.argv[1]
TAX, PASS_ON, BAND = F("0.0765"), F(1, 2), F("1.15")
BUDGET = F(3600000) * 12 / 36


def gap(row, floor):
    return max(F(0), floor - row["hourly_wage"])


def measures(bid, floor, pass_on=PASS_ON):
    """By the words of the ruleset's measures."""
    rows = bid["answers"]["workforce"]
    year = [r["headcount"] * r["hours_per_year"] for r in rows]
    raised = sum(y * gap(r, floor) for y, r in zip(year, rows))
    cost = raised * (1 + TAX)
    labour = sum(y * ((1 + TAX) * max(r["hourly_wage"], floor) + r["employer_benefit"])
                 for y, r in zip(year, rows))
    price = bid["answers"]["annual_price"]
    return {
        "workers_below": sum(r["headcount"] for r in rows if r["hourly_wage"] < floor),
        "workers_just_above": sum(r["headcount"] for r in rows
                                  if floor <= r["hourly_wage"] < BAND * floor),
        "raise": raised, "employer_cost": cost,
        "buyer_cost": cost * pass_on, "buyer_cost_low": F(0), "buyer_cost_high": cost,
        "budget_share": cost * pass_on / BUDGET,
        "price_offered": price,
        "cost_per_worker_dollar": cost * pass_on / raised if raised else None,
        "left_after_labour": price - labour,
        "margin_negative": F(1 if price < labour else 0),
    }


def near(x, places=12):
    """Quotients of the program are rounded at 12 places."""
    return None if x is None else round(x * 10**places)


def outcomes(bids, floor, weights=None, price_weight=F(35)):
    """tests/oracles/expected/janitorial.py with another floor, other weights and other bids."""
    source = (ROOT / "tests" / "oracles" / "expected" / "janitorial.py").read_text()
    source = source.replace('FLOOR = F("17.17")', f'FLOOR = F("{floor}")')
    source = source.replace("                          35, lowest_proportion",
                            "                          PRICE_WEIGHT, lowest_proportion")
    source = source.replace("assert sum(WEIGHTS.values()) == 65\n",
                            "WEIGHTS = {k: v * SCALE(k) for k, v in WEIGHTS.items()}\n")
    assert "PRICE_WEIGHT" in source and "SCALE(k)" in source
    expected.read_bids = lambda sample: bids
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        exec(compile(source, "janitorial.py", "exec"),
             {"__name__": "expected_janitorial", "PRICE_WEIGHT": price_weight,
              "SCALE": weights or (lambda k: F(1)),
              "__file__": str(ROOT / "tests" / "oracles" / "expected" / "janitorial.py")})
    return {b["bid"]: b for b in json.loads(out.getvalue())["bids"]}


def raise_pay(bid, floor, share):
    out = copy.deepcopy(bid)
    cost = F(0)
    for row in out["answers"]["workforce"]:
        cost += row["headcount"] * row["hours_per_year"] * gap(row, floor)
        row["hourly_wage"] = max(row["hourly_wage"], floor)
    added = F(expected.half_up(cost * (1 + TAX) * share))
    out["answers"]["annual_price"] += added
    return out, added


def check_outcomes(name, case, want, gone=()):
    for bid in case["lots"][0]["bids"]:
        it = want.get(bid["bid"])
        if bid["bid"] in gone:
            check(f"{name} {bid['bid']} status", bid["status"], "not_ranked")
            continue
        check(f"{name} {bid['bid']} status", bid["status"], it["status"])
        check(f"{name} {bid['bid']} rank", bid["rank"] or 0, it["rank"])
        if it["total"]:
            check(f"{name} {bid['bid']} total", bid["total"], F(it["total"]))


def check_measures(name, case, bids, floor):
    for got, bid in zip(case["lots"][0]["bids"], bids):
        want = measures(bid, floor)
        for key, value in want.items():
            end = "value"
            if key.endswith(("_low", "_high")):
                key, end = key.rsplit("_", 1)
            figure = got["measures"][key].get(end)
            check(f"{name} {bid['bid']} {key} {end}",
                  near(number(figure) if figure is not None else None), near(value))
        for key in ("workers_below", "raise", "employer_cost", "buyer_cost"):
            classes = got["measures"][key]["classes"]
            check(f"{name} {bid['bid']} {key}: classes tie to the bid",
                  near(sum(number(c["value"]) for c in classes)), near(want[key]))
            check(f"{name} {bid['bid']} {key}: every class", [c["class"] for c in classes],
                  list(dict.fromkeys(r["job_class"] for r in bid["answers"]["workforce"])))
    lot = case["lots"][0]
    own = next((b for b in lot["bids"] if b["bid"] == lot["recommended"]), None)
    check(f"{name}: the award's figures are the recommended bid's alone",
          {k: v["value"] for k, v in lot["awarded"].items()},
          {k: v["value"] for k, v in own["measures"].items() if v["value"] is not None} if own else {})
    check(f"{name}: no sums over rivals", "sums" in lot, False)


def sample():
    bids = sample_bids()
    files = sample_files()
    d = model(PROGRAM, *files, "-s", stack("floor20"), "-s", stack("floor20", "vendors-raise"),
              "-s", stack("floor20", "vendors-mixed"), "-s", stack("more-for-wages"))
    today, stay, raised, mixed, weights = d["cases"]
    check("today", today["scenario"], "today")
    check("label of a stack", raised["scenario"], "floor20+vendors-raise")
    for name, case, floor in (("today", today, F("17.17")), ("stay", stay, F(20)),
                              ("raised", raised, F(20)), ("weights", weights, F("17.17"))):
        check_measures(name, case, bids, floor)
    check_outcomes("today", today, outcomes(bids, "17.17"))
    check("stay: nobody passes", [b["passes"] for b in stay["lots"][0]["bids"]], [False] * 6)
    check("stay: who newly fails", [b["change"] for b in stay["lots"][0]["bids"]],
          ["newly fails"] * 3 + [""] + ["newly fails"] * 2)
    moved = [raise_pay(b, F(20), PASS_ON) for b in bids]
    check_outcomes("raised", raised, outcomes([b for b, _ in moved], "20"))
    for got, (bid, added) in zip(raised["lots"][0]["bids"], moved):
        check(f"raised {bid['bid']} price", got["price"], bid["answers"]["annual_price"])
        check(f"raised {bid['bid']} passed on", got["response"]["passed_on"], added)
        check(f"raised {bid['bid']} price paid", number(got["measures"]["price_paid"]["value"]),
              bid["answers"]["annual_price"])
    gone = [b["bid"] for b in bids if measures(b, F(20))["margin_negative"]]
    check("mixed: some drop out, some do not", 0 < len(gone) < 6, True)
    for got, bid in zip(mixed["lots"][0]["bids"], bids):  # the whole cost, as its scenario says
        if bid["bid"] in gone:
            check(f"mixed {bid['bid']} drops out of every figure",
                  {f["value"] for f in got["measures"].values()}, {None})
            continue
        check(f"mixed {bid['bid']} cost to the buyer",
              near(number(got["measures"]["buyer_cost"]["value"])),
              near(measures(bid, F(20), F(1))["buyer_cost"]))
    left = [raise_pay(b, F(20), F(1))[0] for b in bids if b["bid"] not in gone]
    check_outcomes("mixed", mixed, outcomes(left, "20"), gone)
    pay = {"starting_wage", "mean_wage", "wage_record"}  # 16 to 26; the others fill 74 of 84
    check_outcomes("weights", weights, outcomes(
        bids, "17.17", lambda k: F(26, 16) if k in pay else F(74, 84), F(35) * 74 / 84))
    changed = {c["title"]: c["values"] for c in d["changed"]}
    check("changed floor", changed["Maryland living wage (tier_1), from 2025-09-29"],
          ["17.17 USD/hour", "20.00 USD/hour", "20.00 USD/hour", "20.00 USD/hour",
           "17.17 USD/hour"])
    check("changed weight", changed["weight of the price"][4], "30.8333 points")


def highest_of_the_term():
    """Of a floor in three steps, vendors raise pay to the last, so none fails a later one."""
    d = model(PROGRAM, *sample_files(), "-s", stack("steps"), "-s", stack("steps", "vendors-raise"))
    stay, raised = (case["lots"][0]["bids"] for case in d["cases"][1:])
    check("steps: whose pay is below 20.00 fails", [not b["passes"] for b in stay],
          [any(gap(r, F(20)) for r in b["answers"]["workforce"]) for b in sample_bids()])
    check("steps: all who raise pay pass", [b["passes"] for b in raised], [True] * 6)
    for got, bid in zip(raised, sample_bids()):
        moved, added = raise_pay(bid, F(20), PASS_ON)
        check(f"steps {bid['bid']} price", got["price"], moved["answers"]["annual_price"])
        check(f"steps {bid['bid']} passed on", got["response"]["passed_on"], added)
        check(f"steps {bid['bid']} in words",
              "to the highest floor of the term (of 2028-07-01)" in got["response"]["words"], True)


def price_of_several_years(folder):
    """A price for three years takes on three years' cost."""
    (folder / "years.json").write_text(json.dumps({
        "format": "bidgauge-scenario/1", "title": "Three years", "bids": [{
            "title": "raise", "assumed": True, "raise_pay": {
                "to": 20, "payroll_tax": 0.0765, "price_years": 3, "pass_on": 0.4}}]}))
    d = model(PROGRAM, *sample_files(), "-s", folder / "years.json")
    for got, bid in zip(d["cases"][1]["lots"][0]["bids"], sample_bids()):
        want = expected.half_up(measures(bid, F(20))["raise"] * (1 + TAX) * 3 * F("0.4"))
        check(f"three years {bid['bid']}", number(got["response"]["passed_on"]), F(want))


def share_out_of_range(folder):
    """75 in place of 0.75: no bid moves, and it is said of each."""
    (folder / "percent.json").write_text(json.dumps({
        "format": "bidgauge-scenario/1", "title": "In percent", "bids": [{
            "title": "raise", "assumed": True, "raise_pay": {"to": 20, "pass_on": 75}}]}))
    done = run(PROGRAM, *sample_files(), "-s", folder / "percent.json", "--json", "-")
    check("said of each bid", done.stderr.decode().count("is 75, not between 0 and 1"), 6)
    for got, bid in zip(json.loads(done.stdout)["cases"][1]["lots"][0]["bids"], sample_bids()):
        check(f"in percent {bid['bid']}", number(got["price"]), bid["answers"]["annual_price"])


def other_baseline():
    d = model(PROGRAM, *sample_files(), "--baseline", stack("floor20"), "-s",
              stack("floor20", "vendors-raise"))
    check("baseline", [c["scenario"] for c in d["cases"]], ["floor20", "floor20+vendors-raise"])
    check("against it", [b["change"] for b in d["cases"][1]["lots"][0]["bids"]],
          ["newly passes"] * 6)


RULES = ROOT / "tests" / "cases" / "bad" / "model"


def year_path(folder):
    """20.00 proposed, 17.00 now, 18.00 scheduled: the gain next year is 2.00, not 3.00."""
    path = folder / "twenty.json"
    path.write_text(json.dumps({
        "format": "bidgauge-scenario/1", "title": "20.00", "ruleset": {"parameters": {"floor": {
            "values": {"2026-07-01": 20, "2027-07-01": 20}}}}}))
    lines = (RULES / "bids.jsonl").read_text().splitlines()
    (folder / "b.jsonl").write_text(lines[1] + "\n")  # B alone, who pays less than the others
    d = model(PROGRAM, RULES / "rules.json", folder / "b.jsonl", "-s", path)
    check("periods", [(p["from"], p["until"]) for p in d["periods"]],
          [("2026-07-01", "2027-06-30"), ("2027-07-01", "2028-06-30")])
    check("B is recommended", [c["lots"][0]["recommended"] for c in d["cases"]], ["B", "B"])
    floor = next(f for f in d["path"] if f["title"] == "wage floor")["values"]
    check("law and proposal", floor, [[17, 18], [20, 20]])
    check("gain an hour, by year", [b - a for a, b in zip(*floor)], [3, 2])
    # B: 4 x 1500 h at 17.50 and 1 x 1800 h at 19.00
    at = lambda f: 6000 * max(F(0), f - F("17.5")) + 1800 * max(F(0), f - 19)
    today, then = (c["lots"][0]["path"]["raise"] for c in d["cases"])
    check("raise by the law", today, [at(F(17)), at(F(18))])
    check("raise by the proposal", then, [at(F(20)), at(F(20))])
    check("gain by year", [b - a for a, b in zip(today, then)], [16800, 13800])


def step_inside_a_year(folder):
    """A step on 1 October cuts the first year of the contract: 92 and 273 days."""
    path = folder / "october.json"
    path.write_text(json.dumps({
        "format": "bidgauge-scenario/1", "title": "October", "ruleset": {"parameters": {"floor": {
            "values": {"2026-10-01": 20, "2027-07-01": 20}}}}}))
    d = model(PROGRAM, RULES / "rules.json", RULES / "bids.jsonl", "-s", path)
    check("days", [(p["year"], p["days"], p["year_days"]) for p in d["periods"]],
          [(1, 92, 365), (1, 273, 365), (2, 366, 366)])


def lots(folder):
    """Each lot is modelled with its own facts and patch; a scenario reaches into all of them."""
    rules = json.loads((RULES / "rules.json").read_text())
    rules["lots"] = {"north": {}, "south": {"patch": {"parameters": {"floor": {
        "values": {"2025-07-01": 19}}}}}}
    (folder / "lots.json").write_text(json.dumps(rules))
    (folder / "s.json").write_text(json.dumps({
        "format": "bidgauge-scenario/1", "title": "18.50", "ruleset": {"parameters": {"floor": {
            "values": {"2025-07-01": 18.5, "2027-07-01": 18.5}}}}}))
    bids = [json.loads(line) for line in (RULES / "bids.jsonl").read_text().splitlines()]
    for bid in bids:
        bid["lots"] = {"north": {}, "south": {}}
    (folder / "bids.jsonl").write_text("".join(json.dumps(b) + "\n" for b in bids))
    d = model(PROGRAM, folder / "lots.json", folder / "bids.jsonl", "-s", folder / "s.json")
    below = [[b["measures"]["below"]["value"] for lot in c["lots"] for b in lot["bids"]]
             for c in d["cases"]]
    check("people below, north then south, today", below[0], [0, 0, 0, 0, 4, 5])
    floors = {f["lot"]: f["values"] for f in d["path"] if f["title"] == "wage floor"}
    check("year path of each lot", floors, {"north": [[17, 18], [F("18.5"), F("18.5")]],
                                            "south": [[19, 18], [19, F("18.5")]]})
    # the lot's own patch stands over the scenario's value of the same date
    check("people below, north then south, proposed", below[1], [0, 4, 5, 0, 4, 5])


def faults_are_all_told(folder):
    (folder / "two.json").write_text(json.dumps({
        "format": "bidgauge-scenario/1", "title": "x",
        "ruleset": {"parametres": {}, "criteria": {"pai": {"weight": 3}}}}))
    done = run(PROGRAM, RULES / "rules.json", RULES / "bids.jsonl", "-s", folder / "two.json",
               status=1)
    check("both faults", done.stderr.decode().count("error E906"), 2)


def same_bytes():
    arguments = (*sample_files(), "-s", stack("steps"))
    first = run(PROGRAM, *arguments, "--json", "-").stdout
    check("same bytes", run(PROGRAM, *arguments, "--json", "-").stdout == first, True)


with tempfile.TemporaryDirectory() as name:
    here = pathlib.Path(name)
    sample()
    highest_of_the_term()
    other_baseline()
    price_of_several_years(here)
    share_out_of_range(here)
    year_path(here)
    step_inside_a_year(here)
    lots(here)
    faults_are_all_told(here)
    same_bytes()
for fault in faults:
    print(fault)
print(f"models: {common.checks} checks, {len(faults)} failed")
sys.exit(1 if faults or common.checks < 300 else 0)
