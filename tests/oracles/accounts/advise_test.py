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


def random_case(made, rng, count, fields_n=None):
    fields = [f"f{i}" for i in range(fields_n or rng.randint(4, 6))]
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
        checks.true("each row of the curve costs more and is better", all(
            x[0] < y[0] and (-x[1], x[2]) < (-y[1], y[2]) for x, y in zip(curve, curve[1:])))
        if k == 1:
            row = rng.choice(curve)
            failed, points, cost = best_within(rules, answers, steps, row[0])
            checks.same("a row of the curve is the best for its cost", (row[1], row[0]), (failed, cost))
            checks.near("its points", row[2], -points)
    checks.same("the plan does not depend on the currency", plans[0], plans[1])


def random_cases(made):
    rng = random.Random(1914)
    for _ in range(16):
        random_case(made, rng, rng.randint(3, 6))
    for count in (10, 12):
        random_case(made, rng, count, fields_n=count)


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


# -- more than fourteen steps on the same criteria: found here by a table of (sum, cost), not by sets -------------

def plain_rules(fields, criteria):
    return {"format": "bidgauge-ruleset/1", "id": "r", "title": "R", "currency": "USD",
            "solicitation": {"title": "R", "dates": {"bids_due": "2026-03-13"}},
            "fields": {f: {"label": f.upper(), "type": "number"} for f in fields}, "criteria": criteria,
            "award": {"method": "highest_score", "ties": ["draw"]}}


def put_case(made, rules, answers, steps):
    """steps: (id, field, to, cost a year)"""
    write(os.path.join(made, "rules.json"), json.dumps(rules))
    write(os.path.join(made, "firm.json"), json.dumps(
        {"format": "bidgauge-bid/1", "bid": "A", "vendor": {"id": "a", "name": "A (invented)"}, "answers": answers}))
    write(os.path.join(made, "steps.csv"), HEAD + "".join(f"{i},S,{f},{to},{cost},,,,\n" for i, f, to, cost in steps))


def one_sum(n, rng):
    """All steps on one criterion, bands over the sum of all answers, one gate over the same sum, and each on a
    criterion of its own: no group of fourteen."""
    fields = [f"f{i}" for i in range(n)]
    criteria = {"sum": {"title": "Sum", "element": "wages", "kind": "bands", "weight": 40, "value": {"+": [{"val": f} for f in fields]},
                        "bands": [{"at_least": 6 * n, "points": 100}, {"at_least": 4 * n, "points": 70}, {"at_least": 2 * n, "points": 20}]},
                "gate": {"title": "Gate", "kind": "pass_fail", "test": {">=": [{"+": [{"val": f} for f in fields]}, 3 * n]}},
                "first": {"title": "First", "element": "other", "kind": "linear", "weight": 35, "value": {"val": "f0"}, "from": 0, "to": 12},
                "last": {"title": "Last", "element": "other", "kind": "linear", "weight": 25, "value": {"val": fields[-1]}, "from": 0, "to": 7}}
    steps = [(f"s{i}", f, rng.randint(1, 12), rng.randint(0, 30)) for i, f in enumerate(fields)]
    return plain_rules(fields, criteria), {f: 1 for f in fields}, steps


def one_sum_best(n, steps, budget):
    """(failed, -points, cost) of the best; states are (sum, first, last), each with its least cost."""
    states = {(n, 1, 1): 0}
    for i, (_, field, to, cost) in enumerate(steps):
        more = dict(states)
        for (total, first, last), spent in states.items():
            now = (total + to - 1, to if i == 0 else first, to if i == n - 1 else last)
            if spent + cost <= budget and spent + cost < more.get(now, budget + 1):
                more[now] = spent + cost
        states = more
    best = None
    for (total, first, last), cost in states.items():
        points = F(40 * (100 if total >= 6 * n else 70 if total >= 4 * n else 20 if total >= 2 * n else 0), 100)
        points += 35 * min(F(1), F(first, 12)) + 25 * min(F(1), F(last, 7))
        key = (int(total < 3 * n), -points, cost)
        best = key if best is None or key < best else best
    return best


def on_one_criterion(made):
    rng = random.Random(20)
    for n, budget in ((15, 120), (17, 90), (17, None)):
        rules, answers, steps = one_sum(n, rng)
        put_case(made, rules, answers, steps)
        a = account("advise", "rules.json", "firm.json", "--steps=steps.csv", *([f"--budget={budget}"] if budget else []), cwd=made)
        failed, points, cost = one_sum_best(n, steps, budget or 10**9)
        checks.same(f"{n} steps on one criterion, failed", figure(a, "failed_plan"), str(failed))
        checks.near(f"{n} steps on one criterion, points", figure(a, "points_plan"), -points)
        checks.near(f"{n} steps on one criterion, cost", figure(a, "cost"), cost)
        checks.true("it says that it is exact", any("Every set of steps was weighed" in note for note in a["notes"]))


def too_many(made):
    """Forty steps on one criterion: with a small budget exact within it, else marked."""
    rng = random.Random(40)
    rules, answers, steps = one_sum(40, rng)
    steps = [(i, f, to, 100 + cost) for i, f, to, cost in steps]
    put_case(made, rules, answers, steps)
    a = account("advise", "rules.json", "firm.json", "--steps=steps.csv", "--budget=330", cwd=made)
    failed, points, cost = one_sum_best(40, steps, 330)
    checks.same("within the budget: failed", figure(a, "failed_plan"), str(failed))
    checks.near("within the budget: points", figure(a, "points_plan"), -points)
    checks.near("within the budget: cost", figure(a, "cost"), cost)
    checks.true("within the budget: it says how far it is exact", any("To weigh the dearer ones too would take too long" in n for n in a["notes"]))
    checks.true("within the budget: no finding that it is not exact", not any("Not exact" in n for n in a["findings"]))
    b = account("advise", "rules.json", "firm.json", "--steps=steps.csv", cwd=made)
    checks.true("marked: not exact", any(n.startswith("Not exact: so many steps bear on the same criteria") for n in b["findings"]))
    checks.true("marked: the plan", any(n.startswith("A plan that need not be the best") for n in b["findings"]))
    checks.true("marked: no claim", not any("Every set of steps" in n for n in b["notes"]))
    # what it says of its sets is true of them all the same
    of = {i: (f, to, cost) for i, f, to, cost in steps}
    for row in b["tables"]["best"]:
        chosen = [] if row["steps"] == "none" else row["steps"].split(", ")
        now = dict(answers)
        for s in chosen:
            now[of[s][0]] = of[s][1]
        total = sum(now.values())
        points = F(40 * (100 if total >= 240 else 70 if total >= 160 else 20 if total >= 80 else 0), 100)
        points += 35 * min(F(1), F(now["f0"], 12)) + 25 * min(F(1), F(now["f39"], 7))
        checks.near("marked: points", row["points"], points)
        checks.near("marked: cost", row["cost"], sum(of[s][2] for s in chosen))


def said_reason(made):
    """What kept the search from being exact is said as it is: 25 steps, each of a criterion of its own, whose points and costs are powers of
    two, so that each of the 2^25 sets is the best at its cost."""
    fields = [f"f{i}" for i in range(25)]
    alone = {f: {"title": f.upper(), "element": "other", "kind": "linear", "weight": 4, "value": {"val": f}, "from": 0, "to": 2 ** 25} for f in fields}
    rules = plain_rules(fields, alone)
    put_case(made, rules, {f: 0 for f in fields}, [(f"s{i}", f, 2 ** i, 2 ** i) for i, f in enumerate(fields)])
    found = lambda *more: [n for n in account("advise", "rules.json", "firm.json", "--steps=steps.csv", *more, cwd=made)["findings"] if n.startswith("Not exact")]
    sets = "Not exact: so many sets of steps are each the best at what they cost that to weigh all of them would take too long. "
    checks.same("too many sets", found(), [sets + "Leave steps out, or round their costs, or name a budget, for an exact plan."])
    checks.same("too many sets within a budget", found("--budget=30000000"), [sets + "Leave steps out, or round their costs, or lower the budget, for an exact plan."])
    checks.same("a small budget", found("--budget=1000"), [])


# -- every shape of step and criterion at once, by every set ------------------------------------------------------

def shapes_case(made, rng):
    """Alternatives for one answer, steps of several answers, columns of a table, a condition that gives its
    weight away, a parameter that an answer chooses, and a comparison with an earlier bid."""
    fields = {"a": {"label": "A", "type": "number"}, "b": {"label": "B", "type": "number"},
              "level": {"label": "Level", "type": "choice", "choices": {"low": "Low", "high": "High"}},
              "team": {"label": "Team", "type": "table", "columns": {"pay": {"label": "Pay", "type": "number"},
                                                                    "days": {"label": "Days", "type": "number"}}},
              "ask": {"label": "Ask", "type": "boolean"}}
    rules = {"format": "bidgauge-ruleset/1", "id": "r", "title": "R", "currency": "USD",
             "solicitation": {"title": "R", "dates": {"bids_due": "2026-03-13"}},
             "parameters": {"bar": {"title": "Bar", "by": [{"val": "level"}], "at": "bids_due",
                            "table": {"low": {"2026-01-01": 9}, "high": {"2026-01-01": 4}}}},
             "fields": fields,
             "criteria": {
                 "pay": {"title": "Pay", "element": "wages", "kind": "linear", "weight": 30, "value": {"min_of": [{"val": "team"}, {"val": "pay"}]}, "from": 5, "to": 15},
                 "days": {"title": "Days", "element": "other", "kind": "linear", "weight": 20, "value": {"min_of": [{"val": "team"}, {"val": "days"}]}, "from": 0, "to": 9},
                 "gate": {"title": "Gate", "kind": "pass_fail", "test": {">=": [{"val": "b"}, {"param": "bar"}]}},
                 "b": {"title": "B", "element": "other", "kind": "linear", "weight": 25, "value": {"val": "b"}, "from": 0, "to": 10,
                       "when": {"val": "ask"}, "otherwise": "rescale"},
                 "a": {"title": "A", "element": "other", "kind": "relative", "weight": 25, "value": {"val": "a"}, "best": "highest", "form": "proportion"}},
             "award": {"method": "highest_score", "ties": ["draw"]}}
    answers = {"a": rng.randint(1, 4), "b": rng.randint(0, 5), "level": rng.choice(["low", "high"]), "ask": rng.choice([True, False]),
               "team": [{"pay": rng.randint(4, 8), "days": rng.randint(0, 4)} for _ in range(2)]}
    if rng.random() < 0.3:
        del answers["b"]
    changes = [("a", lambda: rng.randint(2, 12)), ("a", lambda: rng.randint(2, 12)), ("b", lambda: rng.randint(3, 12)), ("b", lambda: rng.randint(3, 12)),
               ("level", lambda: rng.choice(["low", "high"])), ("ask", lambda: rng.choice(["yes", "no"])), ("team.pay", lambda: rng.randint(5, 15)),
               ("team.pay", lambda: rng.randint(5, 15)), ("team.days", lambda: rng.randint(1, 9)), ("a", lambda: rng.randint(2, 12))]
    steps = []
    for i, (field, to) in enumerate(rng.sample(changes, rng.randint(5, 9))):
        steps.append({"id": f"s{i}", "rows": [(field, to())], "cost": rng.randint(0, 60)})
    for s in rng.sample(steps, 2):
        field, to = rng.choice([c for c in changes if c[0] != s["rows"][0][0]])
        s["rows"].append((field, to()))
    write(os.path.join(made, "rules.json"), json.dumps(rules))
    bid = lambda name, own: json.dumps({"format": "bidgauge-bid/1", "bid": name, "vendor": {"id": name, "name": f"{name} (invented)"}, "answers": own})
    write(os.path.join(made, "firm.json"), bid("A", answers))
    rivals = [] if rng.random() < 0.4 else [{**answers, "a": rng.randint(3, 11), "b": rng.choice([1, 12])}]
    for i, own in enumerate(rivals):
        write(os.path.join(made, f"rival{i}.json"), bid(f"R{i}", own))
    lines = []
    for s in steps:
        for k, (field, to) in enumerate(s["rows"]):
            lines.append(f"{s['id']},S,{field},{to},{s['cost'] if k == 0 else 0},,,,\n")
    write(os.path.join(made, "steps.csv"), HEAD + "".join(lines))
    return answers, steps, rivals


def shapes_taken(answers, chosen):
    now = {**answers, "team": [dict(row) for row in answers["team"]]}
    for s in chosen:
        for field, to in s["rows"]:
            if field.startswith("team."):
                for row in now["team"]:
                    row[field[5:]] = max(row[field[5:]], to)
            else:
                now[field] = to == "yes" if field == "ask" else to
    return now


def shapes_gate(own):
    """True, False, or None where it is not answered."""
    return None if own.get("b") is None else own["b"] >= {"low": 9, "high": 4}[own["level"]]


def shapes_outcome(own, rivals):
    share = lambda v, lo, hi: min(F(1), max(F(0), F(v - lo, hi - lo)))
    weights = {"pay": 30, "days": 20, "b": 25, "a": 25}
    ratings = {"pay": share(min(r["pay"] for r in own["team"]), 5, 15), "days": share(min(r["days"] for r in own["team"]), 0, 9)}
    compared = [r["a"] for r in rivals if shapes_gate(r)] + ([own["a"]] if shapes_gate(own) else [])
    ratings["a"] = min(F(1), F(own["a"], max(compared))) if compared else F(0)
    whole, stays = 100, 100
    if own["ask"]:
        ratings["b"] = F(0) if own.get("b") is None else share(own["b"], 0, 10)
    else:
        stays = 75
    points = sum(F(weights[c] * whole, stays) * rating for c, rating in ratings.items() if c != "a" or rivals)
    return int(not shapes_gate(own)), points


def every_shape(made):
    rng = random.Random(77)
    for _ in range(40):
        answers, steps, rivals = shapes_case(made, rng)
        budget = rng.choice([None, rng.randint(0, 200)])
        best = None
        for n in range(len(steps) + 1):
            for chosen in itertools.combinations(steps, n):
                cost = sum(s["cost"] for s in chosen)
                if budget is not None and cost > budget:
                    continue
                failed, points = shapes_outcome(shapes_taken(answers, chosen), rivals)
                key = (failed, -points, cost)
                best = key if best is None or key < best else best
        a = account("advise", "rules.json", "firm.json", *[f"rival{i}.json" for i in range(len(rivals))], "--steps=steps.csv",
                    *([] if budget is None else [f"--budget={budget}"]), cwd=made)
        checks.same("every shape: failed", figure(a, "failed_plan"), str(best[0]))
        checks.near("every shape: points", figure(a, "points_plan"), -best[1])
        checks.near("every shape: cost", figure(a, "cost"), best[2])
        checks.near("every shape: today", figure(a, "points_today"), shapes_outcome(answers, rivals)[1])


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
    on_one_criterion(made)
    too_many(made)
    said_reason(made)
    every_shape(made)
    cohort(made)
    bad_input(made)
sample()
outputs_are_repeatable(checks, "advise", "samples/janitorial/ruleset.json", "samples/janitorial/bids/B-01-cedar.json",
                       "--steps=samples/advise/steps.csv", "--budget=40000")
checks.end()
