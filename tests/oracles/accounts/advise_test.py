"""advise: every set of steps tried here in exact fractions, the worked step of the janitorial sample, cohorts."""
import itertools, json, os, random
from fractions import Fraction as F
from account import Checks, account, figure, folder, outputs_are_repeatable, run, write

checks = Checks("advise")
HEAD = "step,title,field,to,cost_a_year,cost_once,weeks,evidence,source\n"


def ruleset(rng, fields):
    """Linear criteria over one field each, bands over a sum of two, one gate; no price."""
    criteria, weights = {}, []
    for i, f in enumerate(fields):
        criteria[f"c{i}"] = {"title": f"C{i}", "element": "wages", "kind": "linear", "weight": 0,
                             "value": {"val": f}, "from": rng.randint(0, 3), "to": rng.randint(8, 15)}
    a, b = rng.sample(fields, 2)
    criteria["pair"] = {"title": "Pair", "element": "other", "kind": "bands", "weight": 0,
                        "value": {"+": [{"val": a}, {"val": b}]},
                        "bands": [{"at_least": 20, "points": 100}, {"at_least": 12, "points": 60},
                                  {"at_least": 7, "points": 25}]}
    gate = rng.choice(fields)
    criteria["gate"] = {"title": "Gate", "kind": "pass_fail", "test": {">=": [{"val": gate}, 5]}}
    scored = [k for k in criteria if k != "gate"]
    left = 100
    for k in scored[:-1]:
        criteria[k]["weight"] = rng.randint(1, max(1, left // 3))
        left -= criteria[k]["weight"]
    criteria[scored[-1]]["weight"] = left
    rules = {"format": "bidgauge-ruleset/1", "id": "r", "title": "R", "currency": "USD",
             "solicitation": {"title": "R", "dates": {"bids_due": "2026-03-13"}},
             "fields": {f: {"label": f.upper(), "type": "number"} for f in fields}, "criteria": criteria,
             "award": {"method": "highest_score", "ties": ["draw"]}}
    return rules


def outcome(rules, answers):
    points, failed = F(0), 0
    for c in rules["criteria"].values():
        if c["kind"] == "linear":
            lo, hi, v = F(c["from"]), F(c["to"]), F(answers[c["value"]["val"]])
            points += c["weight"] * min(F(1), max(F(0), (v - lo) / (hi - lo)))
        elif c["kind"] == "bands":
            v = sum(F(answers[x["val"]]) for x in c["value"]["+"])
            for band in c["bands"]:
                if v >= band["at_least"]:
                    points += F(c["weight"] * band["points"], 100)
                    break
        else:
            failed += not answers[c["test"][">="][0]["val"]] >= 5
    return points, failed


def best_within(rules, answers, steps, budget):
    """Fewest failed requirements, then most points, then cheapest."""
    best = None
    for n in range(len(steps) + 1):
        for chosen in itertools.combinations(steps, n):
            cost = sum(F(s["year"]) + s["once"] for s in chosen)
            if cost > budget:
                continue
            now = dict(answers)
            for s in chosen:
                now[s["field"]] = s["to"]
            points, failed = outcome(rules, now)
            key = (failed, -points, cost)
            if best is None or key < best:
                best = key
    return best


def random_case(made, rng, count):
    fields = [f"f{i}" for i in range(rng.randint(4, 6) if count <= 12 else 12)]
    rules = ruleset(rng, fields)
    answers = {f: rng.randint(0, 6) for f in fields}
    # one step a field where there are many, so that the order in which steps are taken does not matter
    where = rng.sample(fields, min(count, len(fields)))
    steps = [{"id": f"s{i}", "field": f, "to": rng.randint(4, 14), "year": rng.randint(0, 900), "once": rng.randint(0, 400)}
             for i, f in enumerate(where)]
    table = lambda k: HEAD + "".join(f"{s['id']},Step,{s['field']},{s['to']},{s['year'] * k},{s['once'] * k},,,\n" for s in steps)
    write(os.path.join(made, "rules.json"), json.dumps(rules))
    write(os.path.join(made, "firm.json"), json.dumps(
        {"format": "bidgauge-bid/1", "bid": "A", "vendor": {"id": "a", "name": "A (invented)"}, "answers": answers}))
    budget = rng.randint(0, 2500)
    plans = []
    for k in (1, 100):
        write(os.path.join(made, "steps.csv"), table(k))
        a = account("advise", "rules.json", "firm.json", "--steps=steps.csv", f"--budget={budget * k}", cwd=made)
        failed, points, cost = best_within(rules, answers, steps, budget)
        checks.near("points", figure(a, "points_plan"), -points)
        checks.near("cost", figure(a, "cost"), cost * k)
        checks.same("failed", figure(a, "failed_plan"), str(failed))
        checks.near("today", figure(a, "points_today"), outcome(rules, answers)[0])
        plans.append(sorted(row["step"] for row in a["tables"]["plan"]))
        curve = [(F(r["cost"]), int(r["failed"]), F(r["points"])) for r in a["tables"]["best"]]
        checks.true("costs rise along the curve", all(x[0] < y[0] for x, y in zip(curve, curve[1:])))
    checks.same("the plan does not depend on the currency", plans[0], plans[1])


def random_cases(made):
    rng = random.Random(1914)
    for _ in range(24):
        random_case(made, rng, rng.randint(3, 6))


def many_steps(made):
    """Twenty steps on twenty criteria: groups are joined. The best is found here by dynamic programming."""
    fields = [f"f{i}" for i in range(20)]
    rng = random.Random(7)
    criteria = {f"c{i}": {"title": f"C{i}", "element": "wages", "kind": "linear", "weight": 5, "value": {"val": f},
                          "from": 0, "to": 20} for i, f in enumerate(fields)}
    rules = {"format": "bidgauge-ruleset/1", "id": "r", "title": "R", "currency": "USD",
             "solicitation": {"title": "R", "dates": {"bids_due": "2026-03-13"}},
             "fields": {f: {"label": f, "type": "number"} for f in fields}, "criteria": criteria,
             "award": {"method": "highest_score", "ties": ["draw"]}}
    steps = [(f, rng.randint(1, 20), rng.randint(1, 40)) for f in fields]
    write(os.path.join(made, "rules.json"), json.dumps(rules))
    write(os.path.join(made, "firm.json"), json.dumps(
        {"format": "bidgauge-bid/1", "bid": "A", "vendor": {"id": "a", "name": "A (invented)"}, "answers": {f: 0 for f in fields}}))
    write(os.path.join(made, "steps.csv"), HEAD + "".join(f"s{i},S,{f},{to},{cost},,,,\n" for i, (f, to, cost) in enumerate(steps)))
    a = account("advise", "rules.json", "firm.json", "--steps=steps.csv", "--budget=150", cwd=made)
    gain = [0] * 151
    for _, to, cost in steps:
        for b in range(150, cost - 1, -1):
            gain[b] = max(gain[b], gain[b - cost] + to)
    checks.near("points of the best of 2^20 sets", figure(a, "points_plan"), F(5 * gain[150], 20))


def sample():
    a = account("advise", "samples/janitorial/ruleset.json", "samples/janitorial/bids/B-01-cedar.json",
                "--steps=samples/advise/steps.csv")
    row = next(r for r in a["tables"]["steps"] if r["step"] == "wages")
    # rises to 20.17: 4 x 1950 x 0.42, 14 x 1495 x 0.92, 4 x 780 x 0.92
    cost = 4 * 1950 * F("0.42") + 14 * 1495 * F("0.92") + 4 * 780 * F("0.92")
    checks.near("what the wages cost", row["cost_a_year"], cost)
    checks.same("published: about 25,400 and 2.45 points", (round(float(row["cost_a_year"]), -2), round(float(row["points"]), 2)),
                (25400.0, 2.45))
    checks.true("published: 0.096 points per 1,000", abs(F(row["points_per_1000"]) - F("0.096")) < F("0.001"))


def cohort(made):
    fields = ["f"]
    rules = {"format": "bidgauge-ruleset/1", "id": "r", "title": "R", "currency": "USD",
             "solicitation": {"title": "R", "dates": {"bids_due": "2026-03-13"}},
             "fields": {"f": {"label": "F", "type": "number"}},
             "criteria": {"c": {"title": "C", "element": "wages", "kind": "linear", "weight": 100, "value": {"val": "f"}, "from": 0, "to": 10}},
             "award": {"method": "highest_score", "ties": ["draw"]}}
    write(os.path.join(made, "rules.json"), json.dumps(rules))
    line = lambda i, v: json.dumps({"format": "bidgauge-bid/1", "bid": f"B{i}", "vendor": {"id": f"v{i}", "name": f"Firm {i} (invented)"}, "answers": {"f": v}}) + "\n"
    before, after = [1, 2, 3, 4, 5, 6, 7, 8, 9, 3, 3, 3], [2, 4, 3, 1, 9, 8, 9, 9, 10, 2, 1, 0]
    write(os.path.join(made, "b.jsonl"), "".join(line(i, v) for i, v in enumerate(before)))
    write(os.path.join(made, "a.jsonl"), "".join(line(i, v) for i, v in enumerate(after)))
    a = account("advise", "rules.json", "a.jsonl", "--before=b.jsonl", cwd=made)
    up, down = sum(y > x for x, y in zip(before, after)), sum(y < x for x, y in zip(before, after))
    checks.same("improved", (figure(a, "improved"), figure(a, "worse")), (str(up), str(down)))
    checks.near("mean change", figure(a, "change"), F(10 * (sum(after) - sum(before)), len(before)))
    checks.same("firms are named for the adviser", len(a["tables"]["firms"]), 12)
    public = account("advise", "rules.json", "a.jsonl", "--before=b.jsonl", "--public", cwd=made)
    checks.true("nobody is named in public", "firms" not in public["tables"] and "Firm" not in json.dumps(public["tables"]))
    checks.same("a group of four is not shown", (down, figure(public, "worse"), figure(public, "improved")), (4, None, None))
    write(os.path.join(made, "few.jsonl"), "".join(line(i, v) for i, v in enumerate(after[:3])))
    status, _, err = run("advise", "rules.json", "few.jsonl", "--before=b.jsonl", "--public", cwd=made)
    checks.true("three firms are no public group", status == 1 and
                "error E964: fewer than 5 firms: nothing about them can be published" in err)


def bad_input(made):
    write(os.path.join(made, "steps.csv"), HEAD + "a,A,nothing,1,0,,,,\nb,B,paid_leave_days,many,0,,,,\nc,C,paid_leave_days,3,,,,,\n"
          "d,D,workforce,3,0,,,,\ne,E,voice_channel,megaphone,0,,,,\n")
    status, out, err = run("advise", "samples/janitorial/ruleset.json", "samples/advise/before.json", f"--steps={made}/steps.csv")
    checks.same("status", (status, out), (1, ""))
    for sentence in ('row 2, column "field": error E963: the ruleset has no field "nothing"',
                     'row 3, column "to": error E963: "many" is not a number',
                     'row 4, column "cost_a_year": error E963: the cell is empty: write what the step costs a year, 0 for '
                     'nothing; only the cost of an hourly wage is worked out',
                     'row 5, column "field": error E963: "workforce" is a table: name one of its columns, "table.column"',
                     'row 6, column "to": error E963: "megaphone" is none of the choices of "voice_channel"'):
        checks.true(sentence, sentence in err)
    write(os.path.join(made, "empty.csv"), HEAD)
    err = run("advise", "samples/janitorial/ruleset.json", "samples/advise/before.json", f"--steps={made}/empty.csv")[2]
    checks.true("no step", "error E962: there is no step in it" in err)


with folder() as made:
    random_cases(made)
    many_steps(made)
    cohort(made)
    bad_input(made)
sample()
outputs_are_repeatable(checks, "advise", "samples/janitorial/ruleset.json", "samples/janitorial/bids/B-01-cedar.json",
                       "--steps=samples/advise/steps.csv", "--budget=40000")
checks.end()
