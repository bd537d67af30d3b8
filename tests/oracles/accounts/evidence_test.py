"""evidence: Wilson's interval by square roots of fifty digits, whose statement counts, what is withheld, bad input."""
import os, random
from decimal import Decimal as D, ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, getcontext
from account import Checks, account, figure, folder, outputs_are_repeatable, run, write

getcontext().prec = 50
checks = Checks("evidence")
SOURCES = ["vendor", "buyer", "worker_survey", "worker_organisation", "agency_finding", "court"]
RULE = "source,order,least_n,published\n"
HEAD = "bid,claim,source,figure,yes,n,of,date,document\n"


def wilson(yes, n, of):
    c = D("1.96") ** 2 / n * (D(of - n) / (of - 1) if of > 1 else (0 if of == 1 else 1))
    p = D(yes) / n
    root = (c * p * (1 - p) + c * c / 4).sqrt()
    cent = D("0.01")
    return (((p + c / 2 - root) / (1 + c) * 100).quantize(cent, ROUND_FLOOR),
            ((p + c / 2 + root) / (1 + c) * 100).quantize(cent, ROUND_CEILING))


def intervals(made):
    rng = random.Random(7)
    cases = [(18, 30, 0), (18, 30, 40), (0, 7, 9), (7, 7, 0), (5, 5, 5), (3, 9, 9), (1, 1000000, 0)]
    cases += [(rng.randint(0, n), n, rng.choice([0, n, n + rng.randint(0, 500)])) for n in
              (rng.randint(5, 400) for _ in range(120))]
    rows = [f"B{i},c,worker_survey,,{y},{n},{of or ''},2026-02-01," for i, (y, n, of) in enumerate(cases)]
    a = account("evidence", write(os.path.join(made, "r.csv"), RULE + "worker_survey,1,5,2026-01-01\n"),
                write(os.path.join(made, "s.csv"), HEAD + "\n".join(rows) + "\n"))
    for (yes, n, of), row in zip(cases, a["tables"]["statements"]):
        low, high = wilson(yes, n, of)
        if of == n:  # everybody was asked: the share itself, rounded outwards
            low = (D(100 * yes) / n).quantize(D("0.01"), ROUND_FLOOR)
            high = (D(100 * yes) / n).quantize(D("0.01"), ROUND_CEILING)
        checks.same(f"{yes} of {n} of {of}", (D(row["low"]), D(row["high"])), (low, high))
        share = (D(100 * yes) / n).quantize(D("0.01"), ROUND_HALF_UP)
        checks.same(f"share {yes} of {n}", D(row["figure"].split()[0]), share)
    checks.same("worked: 18 of 30", wilson(18, 30, 0), (D("42.32"), D("75.41")))
    checks.same("worked: 18 of 30 of 40", wilson(18, 30, 40), (D("50.94"), D("68.43")))


def counts(made):
    """The first in the order whose survey is large enough; of one source the newer; told again by another way."""
    rng = random.Random(3)
    for trial in range(25):
        order = rng.sample(SOURCES, rng.randint(1, 6))
        least = rng.randint(5, 20)
        rule = "".join(f"{s},{i + 1},{least if s == 'worker_survey' else ''},2026-01-01\n" for i, s in enumerate(order))
        rows = []
        for i in range(rng.randint(1, 12)):
            r = {"bid": rng.choice("AB"), "source": rng.choice(SOURCES), "date": f"2026-02-{i + 1:02}", "figure": "",
                 "n": rng.randint(1, 30)}
            r["yes"] = rng.randint(0, r["n"])
            if r["source"] != "worker_survey":
                r.update(figure=rng.choice(["10", "10.0", "12", "yes"]), n="", yes="")
            rows.append(r)
        text = "".join(f"{r['bid']},c,{r['source']},{r['figure']},{r['yes']},{r['n']},,{r['date']},\n" for r in rows)
        a = account("evidence", write(os.path.join(made, "r.csv"), RULE + rule),
                    write(os.path.join(made, "s.csv"), HEAD + text))
        for line in a["tables"]["counts"]:
            usable = [r for r in rows if r["bid"] == line["bid"] and r["source"] in order and
                      (r["source"] != "worker_survey" or r["n"] >= max(least, 5))]
            usable.sort(key=lambda r: r["date"], reverse=True)
            best = min(usable, key=lambda r: order.index(r["source"]), default=None)
            checks.same(f"trial {trial} counts", line["source"], best["source"].replace("_", " ") if best else "nobody's")
            if best and best["figure"]:
                checks.same(f"trial {trial} figure", line["figure"], best["figure"])
        for r, line in zip(rows, a["tables"]["statements"]):
            if r["source"] == "worker_survey" and r["n"] < 5:
                checks.same("withheld", (line["n"], line["low"], line["high"], line["figure"]),
                            (None, None, None, "fewer than 5 workers"))


def sample(made):
    a = account("evidence", "samples/evidence/rule.csv", "samples/evidence/statements.csv")
    told = {(r["bid"], r["claim"]): (r["source"], r["figure"]) for r in a["tables"]["counts"]}
    schedules = "schedules are known two weeks ahead, % of workers"
    checks.same("Alder's schedules", told["Alder", schedules], ("worker survey", "60 %"))
    checks.same("Alder's wage", told["Alder", "lowest hourly wage"], ("agency finding", "17.00"))
    checks.same("Cedar's few", told["Cedar", schedules], ("vendor", "100"))
    checks.same("differ", figure(a, "differ"), "3")
    beside = {(r["bid"], r["source"]): r["differs"] for r in a["tables"]["statements"]}
    checks.same("within the margin", beside["Birch", "worker survey"], "within the margin")
    for ending in ("--json=-", None):  # nothing of the four workers gets out
        _, out, _ = run("evidence", "samples/evidence/rule.csv", "samples/evidence/statements.csv", *filter(None, [ending]))
        checks.true("25 % is not shown", "25 %" not in out and '"n":4' not in out)


def bad_input(made):
    rule, path = os.path.join(made, "rule.csv"), os.path.join(made, "bad.csv")
    write(rule, RULE + "vendor,1,,2026-01-15\nworker_survey,2,10,2026-01-15\n")
    write(path, HEAD + "A,c,gossip,1,,,,2026-02-01,\nA,c,vendor,1,2,,,2026-01-01,\nA,c,worker_survey,3,5,4,3,2026-02-01,\n"
          ",,vendor,,,,,,\n")
    status, out, err = run("evidence", rule, path)
    checks.same("status", (status, out), (1, ""))
    for text in (
            'row 2, column "source": error E985: "gossip" is not one of vendor, buyer, worker_survey, worker_organisation, '
            'agency_finding, court',
            'row 3, column "yes": error E985: only a worker survey has it',
            'row 3, column "date": error E985: the statement is older than the rule, which was published on 2026-01-15: whose '
            'statement counts is published beforehand',
            'row 4, column "figure": error E985: the figure of a survey is worked out from "yes" and "n"; leave it empty',
            'row 4, column "yes": error E985: more workers answered yes than answered',
            'row 4, column "of": error E985: more workers answered than there are',
            'row 5, column "bid": error E985: no bid is named', 'row 5, column "claim": error E985: it does not say what it is '
            'about', 'row 5, column "figure": error E985: nothing is stated', 'row 5, column "date": error E985: a statement '
            'has a date'):
        checks.true(text, text in err)
    write(rule, RULE + "vendor,1,3,2026-01-15\ncourt,1,,\nvendor,2,,2026-01-15\nbuyer,,,2026-01-15\n")
    status, _, err = run("evidence", rule, path)
    for text in ('row 2, column "least_n": error E985: only a worker survey has a least number of workers',
                 'row 3, column "order": error E985: vendor has the order 1 too',
                 'row 3, column "published": error E985: the rule does not say when it was published',
                 'row 4, column "source": error E985: vendor has a row already',
                 'row 5, column "order": error E985: nothing says when it counts: 1 counts first'):
        checks.true(text, status == 1 and text in err)
    status, _, err = run("evidence", write(rule, RULE), path)
    checks.true("no rule", "E984: there is no row of a source under the header" in err)


with folder() as made:
    intervals(made)
    counts(made)
    sample(made)
    bad_input(made)
outputs_are_repeatable(checks, "evidence", "samples/evidence/rule.csv", "samples/evidence/statements.csv")
checks.end()
