"""Robustness against an oracle in Python's fractions.

Tenders are made up with a fixed seed: flat and grouped criteria whose rating is value / 100, a price
by the lowest in proportion. Nothing of the program's result is used to work out what it should be.

- weight ranges: the total at any weight is added up from the ratings; the end is the zero of the
  line through two of its points, taken from nearest to farthest over all rivals;
- shares of all weights: with two weights a length, with three an area of the triangle of weights,
  cut by half-planes; central weights are centroids; and the draws themselves are drawn again;
- bids left out and price formulas: the published figures of a reversal, and the winners of three
  formulas on one data set;
- the workbook, opened by openpyxl;
- weights that are given away, and indexes of price and quality: the order of the bids on both sides
  of each end.
"""
import json
import os
import random
import subprocess
import sys
import tempfile
from fractions import Fraction as F

PROGRAM = os.path.abspath(os.environ["BIDGAUGE"])
failures = []
checks = 0


def check(what, got, want):
    global checks
    checks += 1
    if got != want:
        failures.append(f"{what}: {got}, should be {want}")


def run(rules, bids, *options):
    with tempfile.TemporaryDirectory() as folder:
        with open(f"{folder}/rules.json", "w") as file:
            json.dump(rules, file)
        with open(f"{folder}/bids.jsonl", "w") as file:
            for bid in bids:
                file.write(json.dumps(bid) + "\n")
        done = subprocess.run([PROGRAM, "robustness", "rules.json", "bids.jsonl", "--json=-", *options],
                              capture_output=True, text=True, cwd=folder)
        if done.returncode != 0:
            sys.exit(f"robustness ended with {done.returncode}: {done.stderr}")
        return json.loads(done.stdout)["lots"][0]


# -- made-up tenders ------------------------------------------------------------------------------

def leaf(name, weight):
    return {"title": name, "kind": "linear", "weight": weight, "value": {"val": name}, "from": 0, "to": 100}


def ruleset(criteria, price=None, award=None):
    """criteria: {name: weight} or {name: (weight, {name: weight})} for a group."""
    rules = {"format": "bidgauge-ruleset/1", "id": "made-up", "title": "Made up", "currency": "USD",
             "solicitation": {"title": "Made up", "dates": {"bids_due": "2026-03-13"}},
             "fields": {}, "criteria": {},
             "award": award or {"method": "highest_score", "ties": ["lowest_price"], "decimals": 6}}
    for name, weight in criteria.items():
        if isinstance(weight, tuple):
            rules["criteria"][name] = {"title": name, "kind": "group", "weight": weight[0],
                                       "criteria": {k: leaf(k, w) for k, w in weight[1].items()}}
            names = list(weight[1])
        else:
            rules["criteria"][name] = leaf(name, weight)
            names = [name]
        for each in names:
            rules["fields"][each] = {"label": each, "type": "number", "min": 0, "max": 100}
    if price:
        rules["fields"]["price"] = {"label": "Price", "type": "money", "role": "price"}
        rules["price"] = {"field": "price", **price}
    return rules


def bid(name, answers):
    return {"format": "bidgauge-bid/1", "bid": name, "vendor": {"id": name, "name": f"{name} (invented)"},
            "answers": answers}


def split(rng, total, n):
    cuts = sorted(rng.sample(range(1, total), n - 1))
    return [b - a for a, b in zip([0, *cuts], [*cuts, total])]


def random_tender(rng):
    tops = [f"c{i}" for i in range(rng.randint(1, 5))]
    weights = split(rng, 100, len(tops) + 1)
    criteria = {}
    for name, weight in zip(tops, weights):
        if rng.random() < 0.4:
            parts = [f"{name}_{i}" for i in range(rng.randint(2, 3))]
            criteria[name] = (weight, dict(zip(parts, split(rng, 100, len(parts)))))
        else:
            criteria[name] = weight
    names = [n for k, w in criteria.items() for n in (w[1] if isinstance(w, tuple) else [k])]
    bids = []
    for i in range(rng.randint(2, 6)):
        answers = {n: rng.randint(0, 100) for n in names}
        answers["price"] = rng.randint(80, 200) * 1000
        bids.append(bid(f"B{i}", answers))
    return criteria, weights[-1], bids


# -- totals in fractions --------------------------------------------------------------------------

def moved(weights, name, x, whole):
    """One weight at x, the others in their proportions."""
    rest = whole - weights[name]
    return {k: F(x) if k == name else F(w) * (whole - F(x)) / rest for k, w in weights.items()}


def rating_of_top(criteria, answers, name, inner=None):
    weight = criteria[name]
    if not isinstance(weight, tuple):
        return F(answers[name], 100)
    parts = inner if inner is not None else weight[1]
    return sum(F(w) * F(answers[k], 100) for k, w in parts.items()) / 100


def total(criteria, price_weight, bids, which, move=None):
    """move: (group or None, weight's name or "price", x)."""
    lowest = min(b["answers"]["price"] for b in bids)
    top = {k: w[0] if isinstance(w, tuple) else w for k, w in criteria.items()}
    top["price"] = price_weight
    inner = {}
    if move and move[0] is None:
        top = moved(top, move[1], move[2], 100)
    elif move:
        inner[move[0]] = moved(criteria[move[0]][1], move[1], move[2], 100)
    answers = bids[which]["answers"]
    out = F(top["price"]) * F(lowest, answers["price"])
    for name in criteria:
        out += F(top[name]) * rating_of_top(criteria, answers, name, inner.get(name))
    return out


# -- weight ranges --------------------------------------------------------------------------------

def check_ranges(rng):
    criteria, price_weight, bids = random_tender(rng)
    lot = run(ruleset(criteria, {"weight": price_weight, "formula": "lowest_proportion"}), bids,
              "--samples=50")
    totals = [total(criteria, price_weight, bids, i) for i in range(len(bids))]
    order = sorted(range(len(bids)), key=lambda i: -totals[i])
    if totals[order[0]] == totals[order[1]]:
        return
    first = order[0]
    check("recommended", lot["recommended"], f"B{first}")
    for weight in lot["weights"]:
        if "fixed" in weight:
            continue
        group, name = weight.get("group"), weight["weight"]
        ends = {"low": [], "high": []}
        for rival in order[1:]:
            lead = [total(criteria, price_weight, bids, first, (group, name, x)) -
                    total(criteria, price_weight, bids, rival, (group, name, x)) for x in (0, 100)]
            if lead[0] < 0 or lead[1] < 0:
                zero = 100 * lead[0] / (lead[0] - lead[1])
                ends["low" if lead[0] < 0 else "high"].append((zero, f"B{rival}"))
        for side, nearest in (("low", max), ("high", min)):
            want = nearest(ends[side])[0] if ends[side] else None
            got = weight[side]
            check(f"{name} {side}", None if got is None else F(got["fraction"]), want)
            if got is not None:
                check(f"{name} {side} level with", (F(got["fraction"]), got["level_with"]) in ends[side],
                      True)


# -- shares of all weights ------------------------------------------------------------------------

GAMMA, MASK = 0x9E3779B97F4A7C15, (1 << 64) - 1


def splitmix(seed, n):
    z = (seed + (n + 1) * GAMMA) & MASK
    z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
    z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
    return z ^ (z >> 31)


def points(weights, ratings):
    return [sum(w * r for w, r in zip(weights, row)) for row in ratings]


def drawn_again(ratings, spans, seed, draws, figures=points):
    """Counts of ranks as docs/robustness.md describes the draws. spans: (bid, weight, span); figures:
    weights and ratings to what ranks, the larger the better."""
    n, m = len(ratings), len(ratings[0])
    counts = [[0] * n for _ in range(n)]
    each = m - 1 + len(spans)
    for d in range(draws):
        points = sorted(splitmix(seed, d * each + i) >> 32 for i in range(m - 1))
        weights = [b - a for a, b in zip([0, *points], [*points, 1 << 32])]
        now = [list(r) for r in ratings]
        for i, (b, k, span) in enumerate(spans):
            now[b][k] += span * (splitmix(seed, d * each + m - 1 + i) >> 32) >> 32
        totals = figures(weights, now)
        for b in range(n):
            counts[b][sum(t > totals[b] for t in totals)] += 1
    return counts


def units(rating):
    """A rating in units of 10^-12, half to even."""
    return round(rating * 10 ** 12)


def clip(polygon, normal):
    """The part of a polygon of weights where normal . w >= 0."""
    out = []
    value = [sum(a * b for a, b in zip(p, normal)) for p in polygon]
    for i, p in enumerate(polygon):
        q, a, b = polygon[(i + 1) % len(polygon)], value[i], value[(i + 1) % len(polygon)]
        if a >= 0:
            out.append(p)
        if (a > 0) != (b > 0) and a != b and a != 0 and b != 0:
            t = a / (a - b)
            out.append(tuple(x + t * (y - x) for x, y in zip(p, q)))
    return out


def area_and_centroid(polygon):
    area, center = F(0), [F(0)] * 3
    for i in range(1, len(polygon) - 1):
        a, b, c = polygon[0], polygon[i], polygon[i + 1]
        part = abs((b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1]))
        area += part
        for k in range(3):
            center[k] += part * (a[k] + b[k] + c[k]) / 3
    return area, [c / area for c in center] if area else None


def near(what, got, want, error):
    global checks
    checks += 1
    if abs(got - want) > error:
        failures.append(f"{what}: {float(got)}, should be {float(want)} within {float(error)}")


def check_triangle(rng):
    """Three weights: the shares are areas, worked out exactly."""
    weights = split(rng, 100, 3)
    criteria = {"a": weights[0], "b": weights[1]}
    bids = [bid(f"B{i}", {"a": rng.randint(0, 100), "b": rng.randint(0, 100),
                          "price": rng.randint(80, 200) * 1000}) for i in range(rng.randint(2, 5))]
    draws = 40000
    lot = run(ruleset(criteria, {"weight": weights[2], "formula": "lowest_proportion"}), bids,
              f"--samples={draws}", "--seed=7")
    lowest = min(b["answers"]["price"] for b in bids)
    ratings = {b["bid"]: (F(b["answers"]["a"], 100), F(b["answers"]["b"], 100),
                          F(lowest, b["answers"]["price"])) for b in bids}
    corners = [(F(1), F(0), F(0)), (F(0), F(1), F(0)), (F(0), F(0), F(1))]
    whole, _ = area_and_centroid(corners)
    for entry in lot["rank_acceptability"]["bids"]:
        own, polygon = ratings[entry["bid"]], corners
        for other, rating in ratings.items():
            if other != entry["bid"]:
                polygon = clip(polygon, [x - y for x, y in zip(own, rating)])
        area, center = area_and_centroid(polygon) if len(polygon) > 2 else (F(0), None)
        share = area / whole
        error = F(5) * F((float(share * (1 - share)) / draws) ** 0.5) + F(1, draws)
        near(f"share of {entry['bid']}", F(entry["ranks"][0], draws), share, error)
        if share > F(1, 20):
            for got, want in zip(entry["central_weights"], center):
                near(f"central weight of {entry['bid']}", F(str(got)), want, F(1, 50))
            check("confidence", entry["confidence"], 1)


def check_draws(rng):
    """The draws themselves, drawn again from the published generator, also with open answers."""
    criteria, price_weight, bids = random_tender(rng)
    open_answers = []
    for i, each in enumerate(bids):
        for name in list(each["answers"]):
            if name != "price" and rng.random() < 0.1:
                del each["answers"][name]
                open_answers.append((i, name))
    filled = [bid(b["bid"], {**{n: 0 for k, w in criteria.items()
                                for n in (w[1] if isinstance(w, tuple) else [k])}, **b["answers"]})
              for b in bids]
    seed, draws = rng.randint(0, 10 ** 9), 300
    lot = run(ruleset(criteria, {"weight": price_weight, "formula": "lowest_proportion"}), bids,
              f"--samples={draws}", f"--seed={seed}")
    ranked = [b["bid"] for b in lot["rank_acceptability"]["bids"]]
    lowest = min(b["answers"]["price"] for b in bids)
    tops = [*criteria, "price"]
    by_id = {b["bid"]: b["answers"] for b in filled}
    ratings = [[units(rating_of_top(criteria, by_id[i], k)) for k in criteria] +
               [units(F(lowest, by_id[i]["price"]))] for i in ranked]
    spans = []
    leaves = [(n, k, F(w[1][n], 100) if isinstance(w, tuple) else F(1)) for k, w in criteria.items()
              for n in (w[1] if isinstance(w, tuple) else [k])]
    for position, i in enumerate(ranked):
        for name, top, part in leaves:
            if (next(k for k, b in enumerate(bids) if b["bid"] == i), name) in open_answers:
                spans.append((position, tops.index(top), units(part)))
    want = drawn_again(ratings, spans, seed, draws)
    for threads in (1, 2, 7):
        check(f"{threads} threads", run(ruleset(criteria, {"weight": price_weight, "formula": "lowest_proportion"}),
                                        bids, f"--samples={draws}", f"--seed={seed}", f"--threads={threads}"), lot)
    for entry, counts in zip(lot["rank_acceptability"]["bids"], want):
        check(f"ranks of {entry['bid']} (seed {seed})", entry["ranks"], counts)


# -- bids left out, price formulas ----------------------------------------------------------------

def check_reversal():
    """50/50, the lowest in proportion: C loses, and yet moves the award from A to B."""
    rules = ruleset({"q": 50}, {"weight": 50, "formula": "lowest_proportion"})
    bids = [bid("A", {"q": 70, "price": 100}), bid("B", {"q": 91, "price": 139}),
            bid("C", {"q": 10, "price": 50})]
    lot = run(rules, bids, "--samples=10")
    check("with C", lot["recommended"], "B")
    without = {d["bid"]: (d["recommended"], d["changes"]) for d in lot["without"]}
    check("without C", without["C"], ("A", True))
    check("without A", without["A"], ("B", False))
    check("without B", without["B"], ("A", False))
    check("verdict", lot["verdict"], "sensitive")


def check_formulas():
    """One data set, three winners, and a tie."""
    rules = ruleset({"q": 60}, {"weight": 40, "formula": "lowest_proportion"})
    bids = [bid("A", {"q": 60, "price": 100}), bid("B", {"q": 75, "price": 120}),
            bid("C", {"q": 90, "price": 150})]
    lot = run(rules, bids, "--samples=10", "--figure=fixed_range.low=80", "--figure=fixed_range.high=200",
              "--figure=logarithmic.base=3")
    got = {f["formula"]: f.get("recommended", f.get("why_not")) for f in lot["formulas"]}
    check("low/this", got["lowest_proportion"], "C")
    check("set range", got["fixed_range"], "B")
    check("best to worst", got["min_max"], "A")
    check("log", got["logarithmic"], "C")
    check("price of a point", got["price_per_point"], "B")
    check("not given", got["n_times_lowest"], 'It needs the figure "n", which is not given.')
    check("figures", next(f["figures"] for f in lot["formulas"] if f["formula"] == "fixed_range"),
          "low 80, high 200")


# -- where no line is -----------------------------------------------------------------------------

def check_given_away(rng):
    """A criterion that does not apply to one bid gives its weight away: the order on both sides."""
    weights = split(rng, 100, 4)
    rules = ruleset({"a": weights[0], "b": weights[1], "c": weights[2]},
                    {"weight": weights[3], "formula": "lowest_proportion"})
    rules["fields"]["has"] = {"label": "has", "type": "boolean"}
    rules["criteria"]["a"].update({"when": {"val": "has"}, "otherwise": "rescale"})
    bids = [bid(f"B{i}", {"a": rng.randint(0, 100), "b": rng.randint(0, 100), "c": rng.randint(0, 100),
                          "has": i % 2 == 0, "price": rng.randint(80, 200) * 1000}) for i in range(4)]
    lowest = min(b["answers"]["price"] for b in bids)

    def figure(answers, w):
        names = ["a", "b", "c"] if answers["has"] else ["b", "c"]
        kept = sum(w[k] for k in names)
        earned = sum(w[k] * F(answers[k], 100) for k in names)
        quality = (w["a"] + w["b"] + w["c"]) * earned / kept if kept else 0
        return quality + w["price"] * F(lowest, answers["price"])

    now = dict(zip(["a", "b", "c", "price"], weights))
    check_sides(run(rules, bids, "--samples=20"), bids, now, figure)


def check_index(rng):
    """The price of a quality point ranks: the order on both sides."""
    weights = split(rng, 100, 3)
    names = ["a", "b", "c"]
    rules = ruleset(dict(zip(names, weights)), {"formula": "price_per_point"},
                    {"method": "best_index", "ties": ["lowest_price"]})
    bids = [bid(f"B{i}", {**{k: rng.randint(1, 100) for k in names}, "price": rng.randint(80, 200) * 1000})
            for i in range(4)]
    check_sides(run(rules, bids, "--samples=20"), bids, dict(zip(names, weights)),
                lambda answers, w: sum(w[k] * answers[k] for k in names) / F(answers["price"]))


def check_index_draws(rng):
    """Shares of all weights where an index ranks: each index in fractions, for each draw again."""
    weights = split(rng, 100, 3)
    formulas = {
        "price_per_point": (False, lambda q, p, w: [-p[i] / q[i] for i in range(len(q))]),
        "adjusted_score": (False, lambda q, p, w: [q[i] * 90000 / p[i] for i in range(len(q))]),
        "monetised_quality": (False, lambda q, p, w: [-(p[i] - 700 * q[i]) for i in range(len(q))]),
        "coefficient": (True, lambda q, p, w: [-p[i] / (1 + q[i] / w) for i in range(len(q))]),
        "utility_index": (True, lambda q, p, w: [(1 - (max(q) - q[i]) / w) * min(p) / p[i]
                                                 for i in range(len(q))]),
    }
    parameters = {"adjusted_score": {"reference": 90000}, "monetised_quality": {"per_point": 700}}
    for formula, (weighs, index) in formulas.items():
        names = ["a", "b"] if weighs else ["a", "b", "c"]
        price = {"formula": formula, **({"weight": weights[2]} if weighs else {}),
                 **({"parameters": parameters[formula]} if formula in parameters else {})}
        rules = ruleset(dict(zip(names, weights)), price, {"method": "best_index", "ties": ["lowest_price"]})
        bids = [bid(f"B{i}", {**{k: rng.randint(1, 100) for k in names}, "price": rng.randint(80, 200) * 1000})
                for i in range(4)]
        lot = run(rules, bids, "--samples=200", "--seed=11", "--threads=2")
        by_id = {b["bid"]: b["answers"] for b in bids}
        order = [b["bid"] for b in lot["rank_acceptability"]["bids"]]
        prices = [F(by_id[i]["price"]) for i in order]

        def figures(drawn, rows):
            part = [F(100 * x, 1 << 32) for x in drawn]
            quality = [sum(part[k] * F(row[k], 10 ** 12) for k in range(len(names))) for row in rows]
            return index(quality, prices, part[-1])

        rows = [[units(F(by_id[i][k], 100)) for k in names] + ([0] if weighs else []) for i in order]
        want = drawn_again(rows, [], 11, 200, figures)
        for entry, counts in zip(lot["rank_acceptability"]["bids"], want):
            check(f"{formula} ranks of {entry['bid']}", entry["ranks"], counts)


def check_sides(lot, bids, now, figure):
    """On the inner side of an end the first leads, just beyond it the rival does; all the way from
    the weight now to the end, in steps, nobody else is ahead."""
    first = lot["recommended"]
    if first is None:
        return
    answers = {b["bid"]: b["answers"] for b in bids}
    step = F(1, 10 ** 5)
    for weight in lot["weights"]:
        if not weight.get("ahead"):
            continue
        name = weight["weight"]

        def lead(x, rival):
            w = moved(now, name, x, 100)
            return figure(answers[first], w) - figure(answers[rival], w)

        for side, sign in (("low", -1), ("high", 1)):
            end = weight[side]
            stop = F(str(end["at"])) if end else F(50 + 50 * sign)
            for k in range(50):
                x = now[name] + (stop - now[name]) * k / 50
                check(f"{name} ahead at {float(x)}", min(lead(x, r) for r in answers if r != first) > 0,
                      True)
            if end and 0 < stop + sign * step < 100:
                check(f"{name} beyond {side}", lead(stop + sign * step, end["level_with"]) < 0, True)


# -- verdicts -------------------------------------------------------------------------------------

def check_verdicts():
    rules = ruleset({"q": 50}, {"weight": 50, "formula": "lowest_proportion"})
    tied = run(rules, [bid("A", {"q": 70, "price": 100}), bid("B", {"q": 70, "price": 100})])
    check("tied", (tied["verdict"], tied["recommended"]), ("coin-toss", None))
    counts = [entry["ranks"] for entry in tied["rank_acceptability"]["bids"]]
    check("equal bids share the better rank in every draw", [[n > 0, *rest] for n, *rest in counts],
          [[True, 0], [True, 0]])
    alone = run(rules, [bid("A", {"q": 70, "price": 100})])
    check("alone", (alone["verdict"], alone["sentence"]),
          ("none", "No verdict: A (invented) is the only bid that can be compared."))
    far = run(rules, [bid("A", {"q": 90, "price": 100}), bid("B", {"q": 20, "price": 150})])
    check("dominates", far["verdict"], "firm")
    check("at any weight", [w["low"] or w["high"] for w in far["weights"]], [None, None])
    close = run(rules, [bid("A", {"q": 71, "price": 100}), bid("B", {"q": 70, "price": 100})])
    check("close", close["verdict"], "coin-toss")
    nobody = run(rules, [bid("A", {"q": 70}), bid("B", {"q": 70})])
    check("nobody ranked", (nobody["verdict"], nobody["no_weights"]),
          ("none", "No bid has a rank, so no weight decides anything."))
    low = ruleset({}, {"formula": ""}, {"method": "lowest_evaluated_price", "ties": []})
    del low["price"]["formula"], low["criteria"]
    cheap = run(low, [bid("A", {"price": 100}), bid("B", {"price": 103})])
    check("lowest price", (cheap["verdict"], cheap["no_weights"], cheap["no_formulas"]),
          ("sensitive", "The award goes to the lowest evaluated price; no weight decides it.",
           "The award goes to the lowest evaluated price, without a formula."))


# -- the workbook ---------------------------------------------------------------------------------

def check_book():
    """It opens elsewhere, says the same as the JSON, and is the same twice."""
    try:
        import openpyxl
    except ImportError:
        print("robustness: SKIPPED the workbook: python3-openpyxl is not installed")
        return
    rules = ruleset({"q": 30, "g": (30, {"h": 40, "i": 60})}, {"weight": 40, "formula": "lowest_proportion"})
    bids = [bid("A", {"q": 70, "h": 10, "i": 50, "price": 100}), bid("B", {"q": 50, "h": 80, "i": 20, "price": 95}),
            bid("C", {"q": 10, "h": 60, "i": 90, "price": 120})]
    with tempfile.TemporaryDirectory() as folder:
        lot = run(rules, bids, "--samples=500", f"-o{folder}/one.xlsx")
        run(rules, bids, "--samples=500", f"-o{folder}/two.xlsx")
        with open(f"{folder}/one.xlsx", "rb") as one, open(f"{folder}/two.xlsx", "rb") as two:
            check("same bytes", one.read() == two.read(), True)
        book = openpyxl.load_workbook(f"{folder}/one.xlsx")
    check("sheets", book.sheetnames,
          ["Verdict", "Weights", "Without a bid", "Price formulas", "All weights", "Files"])
    column = [book["Verdict"].cell(row, 1).value for row in range(1, 30)]
    until = next(i for i, text in enumerate(column) if text and text.startswith("As evaluated"))
    check("sentence", " ".join(column[4:until]), lot["sentence"])
    first = column.index("Check") + 2
    check("findings", [book["Verdict"].cell(row, 3).value for row in range(first, first + 5)],
          [c["found"] for c in lot["checks"]])
    for i, entry in enumerate(lot["rank_acceptability"]["bids"]):
        check("shares", [round(book["All weights"].cell(5 + i, 3 + r).value * 500) for r in range(3)],
              entry["ranks"])
    tops = [w for w in lot["weights"] if "group" not in w]
    for i, weight in enumerate(tops):
        row = [book["Weights"].cell(6 + i, c).value for c in (2, 3, 6)]
        check("range", row, [weight["now"], weight["low"]["at"] if weight["low"] else 0,
                             weight["high"]["at"] if weight["high"] else 100])


def main():
    rng = random.Random(20261125)
    for _ in range(40):
        check_ranges(rng)
    for _ in range(8):
        check_triangle(rng)
    for _ in range(12):
        check_draws(rng)
    for _ in range(4):
        check_given_away(rng)
        check_index(rng)
        check_index_draws(rng)
    check_reversal()
    check_formulas()
    check_verdicts()
    check_book()
    for failure in failures[:20]:
        print(failure)
    print(f"robustness: {checks - len(failures)} passed, {len(failures)} failed")
    sys.exit(1 if failures else 0)


main()
