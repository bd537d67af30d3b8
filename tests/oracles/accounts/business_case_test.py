"""business-case: the worked figures of published method, random firms in exact fractions, bad input."""
import os, random
from fractions import Fraction as F
from account import Checks, account, figure, folder, outputs_are_repeatable, page, run, write

checks = Checks("business-case")
HEAD = "occupation,workers,wage,hours,separations,separations_after,new_wage,payroll_tax,cost_share\n"


def worked_example(made):
    """N 100, w 15.00, h 2,080, s 0.49 to 0.32, c 0.20, raise 20 %, t 0.0765."""
    path = write(os.path.join(made, "worked.csv"), HEAD + "Guards,100,15.00,2080,49,32,18.00,0.0765,0.20\n")
    a = account("business-case", path, "--currency=USD")
    for name, want in (("cost", 305760), ("saving", 106080), ("raise", 671736), ("break_even", F("107.65"))):
        checks.near(name, figure(a, name), want)
    checks.near("share", figure(a, "share"), F(17, 100) * F(20, 100) / (F(20, 100) * F("1.0765")))
    checks.near("net", figure(a, "net"), 106080 - 671736)
    checks.true("it says so", any("does not pay for it" in s for s in a["findings"]))
    for wage in (F("9.5"), F(31)):  # the share does not depend on the wage
        text = HEAD + f"Guards,100,{float(wage)},2080,49,32,{float(wage * F('1.2'))},0.0765,0.20\n"
        other = account("business-case", write(os.path.join(made, "other.csv"), text))
        checks.near("share at another wage", figure(other, "share"), F("0.17") / F("1.0765"))


def published_elasticities(made):
    """Each is the change of separations over the change of pay, as published.
    Los Angeles: turnover 32 % where the living wage holds, 49 % where not, pay 20 % higher: (32 - 49)/49 / 0.20 = -17/9.8 = -1.73
    San Francisco airport: pay +22 %, turnover -34 %: -34/22 = -1.55
    Dube, Lester and Reich, minimum wage +10 %: pay +2.1 %, turnover -2.1 %: -1.0; pay +2.2 %, turnover -2.0 %: -2.0/2.2 = -0.91
    Where a file gives no elasticity the range is from the least to the greatest of them, each with one decimal."""
    of = {"Los Angeles": F(32 - 49, 49) / F(20, 100), "San Francisco": F(-34, 22), "teens": F(F("-2.1"), F("2.1")), "restaurants": F(F("-2.0"), F("2.2"))}
    tenth = lambda x: F(round(x * 10), 10)
    checks.same("as published", [tenth(e) for e in of.values()], [F("-1.7"), F("-1.5"), F("-1.0"), F("-0.9")])
    # 49 separations, pay from 15.00 to 18.00, one costs 6,240: saved are 49 x 6,240 x 0.20 x elasticity
    path = write(os.path.join(made, "range.csv"), HEAD + "Guards,100,15.00,2080,49,,18.00,0.0765,0.20\n")
    saving = account("business-case", path, "--currency=USD")["figures"]["saving"]
    each = 49 * 6240 * F("0.20")
    checks.near("least of the range", saving["least"], -each * max(map(tenth, of.values())))
    checks.near("most of the range", saving["most"], -each * min(map(tenth, of.values())))
    # the elasticity of Los Angeles brings 49 separations to 32: the saving of the worked example, 17 x 6,240
    exact = f"{float(of['Los Angeles']):.12f}"
    head = HEAD.rstrip("\n") + ",elasticity_low,elasticity_high\n"
    path = write(os.path.join(made, "la.csv"), head + f"Guards,100,15.00,2080,49,,18.00,0.0765,0.20,{exact},{exact}\n")
    checks.true("49 to 32", abs(F(figure(account("business-case", path, "--currency=USD"), "saving")) - 17 * 6240) < F(1, 1000))


def random_firm(rng):
    rows = []
    for i in range(rng.randint(1, 6)):
        wage = F(rng.randint(900, 4000), 100)
        r = {"occupation": f"o{i}", "workers": F(rng.randint(1, 400)), "wage": wage,
             "hours": F(rng.randint(800, 2080)), "separations": F(rng.randint(0, 200)),
             "new_wage": wage + F(rng.choice((0, rng.randint(1, 600))), 100)}
        if rng.random() < 0.6:
            r["payroll_tax"] = F(rng.randint(0, 3000), 10000)
        if rng.random() < 0.4:
            r["cost_share"] = F(rng.randint(0, 90), 100)
        else:
            for c in ("separation_cost", "advertising", "interviews", "checks", "onboarding"):
                if rng.random() < 0.7:
                    r[c] = F(rng.randint(0, 50000), 100)
            r["training_hours"] = F(rng.randint(0, 120))
            if rng.random() < 0.5:
                r["trainer_wage"] = F(rng.randint(900, 4000), 100)
            if rng.random() < 0.5:
                r["vacancy_weeks"], r["vacancy_cover"] = F(rng.randint(0, 20)), F(rng.randint(0, 100), 100)
            if rng.random() < 0.5:
                r["weeks_to_proficiency"], r["shortfall"] = F(rng.randint(0, 30)), F(rng.randint(0, 100), 100)
        if rng.random() < 0.3:
            r["elasticity_low"] = -F(rng.randint(0, 100), 100)
            r["elasticity_high"] = r["elasticity_low"] - F(rng.randint(0, 100), 100)
        if rng.random() < 0.2:
            r["separations_after"] = F(rng.randint(0, 200))
        for c in ("absence_saved", "overtime_saved", "training_added"):
            if rng.random() < 0.3:
                r[c] = F(rng.randint(0, 500000), 100)
        rows.append(r)
    return rows


def cost_each(r):
    pay = r["wage"] * r["hours"]
    if "cost_share" in r:
        return r["cost_share"] * pay
    g = lambda c: r.get(c, F(0))
    parts = sum(g(c) for c in ("separation_cost", "advertising", "interviews", "checks", "onboarding"))
    return (parts + g("training_hours") * (r["wage"] + r.get("trainer_wage", r["wage"])) +
            (g("vacancy_weeks") * g("vacancy_cover") + g("weeks_to_proficiency") * g("shortfall")) * pay / 52)


def after(r, elasticity):
    if "separations_after" in r:
        return r["separations_after"]
    return r["separations"] * max(F(0), 1 + elasticity * (r["new_wage"] - r["wage"]) / r["wage"])


def ends(r):
    low, high = r.get("elasticity_low", F("-0.9")), r.get("elasticity_high", F("-1.7"))
    return low, (low + high) / 2, high


def check_firm(rows, a):
    raise_ = sum(r["workers"] * r["hours"] * (r["new_wage"] - r["wage"]) * (1 + r.get("payroll_tax", 0)) for r in rows)
    saving = [sum((r["separations"] - after(r, ends(r)[e])) * cost_each(r) for r in rows) for e in range(3)]
    other = sum(r.get("absence_saved", 0) + r.get("overtime_saved", 0) - r.get("training_added", 0) for r in rows)
    checks.near("cost", figure(a, "cost"), sum(r["separations"] * cost_each(r) for r in rows))
    checks.near("raise", figure(a, "raise"), raise_)
    checks.near("saving", figure(a, "saving"), saving[1])
    checks.near("net", figure(a, "net"), saving[1] + other - raise_)
    if not all("separations_after" in r for r in rows):
        checks.near("least", a["figures"]["saving"]["least"], saving[0])
        checks.near("most", a["figures"]["saving"]["most"], saving[2])
    raised = [r for r in rows if r["new_wage"] > r["wage"]]
    left = sum(r["separations"] for r in raised)
    lost = sum(r["separations"] * cost_each(r) for r in raised)
    if raise_ and left and lost:
        checks.near("break-even", figure(a, "break_even"), raise_ / (lost / left))
        checks.near("share", figure(a, "share"), saving[1] / raise_)
    parts = [F(t["cost"]) for t in a["tables"]["occupations"]]
    whole = sum(r["separations"] * cost_each(r) for r in rows)
    checks.true("the table adds up", abs(sum(parts) - whole) <= F(len(parts), 2 * 10**12))


def random_firms(made):
    rng = random.Random(20261130)
    for _ in range(60):
        rows = random_firm(rng)
        names = sorted({k for r in rows for k in r})
        cell = lambda v: v if isinstance(v, str) else f"{float(v):.10g}"
        text = ",".join(names) + "\n" + "".join(
            ",".join(cell(r[k]) if k in r else "" for k in names) + "\n" for r in rows)
        check_firm(rows, account("business-case", write(os.path.join(made, "random.csv"), text)))


def places(value, n):
    """As a page writes it: half away from zero, commas between thousands."""
    scaled = int(abs(F(value)) * 10**n * 2 + 1) // 2
    text = f"{scaled // 10**n:,}" + (f".{scaled % 10**n:0{n}d}" if n else "")
    return "-" + text if value < 0 and scaled else text


def charts(made):
    """Each chart of the page has its numbers beside it. Worked by hand: 100 workers, 49 separations at 6,240 each, a raise of
    671,736: at the elasticity e less turnover gives back 49 x 6,240 x 0.20 x -e of it; of the year 671,736 - 106,080 is left."""
    path = write(os.path.join(made, "worked.csv"), HEAD + "Guards,100,15.00,2080,49,32,18.00,0.0765,0.20\n")
    p = page("business-case", path, "--currency=USD")
    checks.same("pictures", len(p.pictures), 2)
    checks.same("a line with a dot a row", p.pictures[0].count("dot s0"), 21)
    checks.same("the bridge", p.pictures[1], ["bar up", "bar down", "bar up", "bar total"])
    share = lambda e: places(100 * 49 * 6240 * F("0.20") * -e / 671736, 1) + " %"
    checks.same("share recovered", p.tables["Share recovered"][1:], [[f"{float(F(i, 10)):g}", share(F(i, 10))] for i in range(-20, 1)])
    checks.same("bridge", [r[1:] for r in p.tables["Bridge of the year"][1:]],
                [["671,736", "671,736"], ["-106,080", "565,656"], ["0", "565,656"], ["565,656", "565,656"]])
    checks.same("each heading once", len(p.headings), len(set(p.headings)))
    # A raise that pays for itself: the last bar lies below 0, on the page and in the workbook.
    text = HEAD.rstrip("\n") + ",absence_saved\nGuards,10,10.00,1000,5,1,10.10,,0.9,9000\n"
    path = write(os.path.join(made, "pays.csv"), text)
    p = page("business-case", path)
    checks.same("below 0", [r[1] for r in p.tables["Bridge of the year"][1:]], ["1,000", "-36,000", "-9,000", "-44,000"])
    checks.same("and drawn", p.pictures[1], ["bar up", "bar down", "bar down", "bar total"])
    checks.same("and as a book", run("business-case", path, "-q", "-o", os.path.join(made, "pays.xlsx"))[0], 0)


def bad_input(made):
    path = write(os.path.join(made, "bad.csv"), HEAD + "Guards,100,15,2080,49,,14,,0.2\n,x,15,9000,,,16,,\n")
    status, out, err = run("business-case", "bad.csv", cwd=made)
    checks.same("status", (status, out), (1, ""))
    for sentence in (
            'bad.csv: row 2, column "new_wage": error E961: new_wage is below wage: this command is about raises; '
            'write the wage again where it stays',
            'bad.csv: row 3, column "workers": error E961: "x" is not a number',
            'bad.csv: row 3, column "separations": error E961: the cell is empty: "separations" is needed for every '
            'occupation'):
        checks.true(sentence, sentence in err)
    write(path, "occupation,workers\n")
    status, out, err = run("business-case", "bad.csv", cwd=made)
    checks.same("status without columns", (status, out), (1, ""))
    checks.true("names the columns", 'bad.csv: row 1: error E960: there are no columns "wage", "hours", "separations" and "new_wage"' in err)
    checks.same("no file", run("business-case", os.path.join(made, "none.csv"))[0], 3)


with folder() as made:
    worked_example(made)
    published_elasticities(made)
    random_firms(made)
    charts(made)
    bad_input(made)
outputs_are_repeatable(checks, "business-case", "samples/business-case/occupations.csv", "--currency=USD")
checks.end()
