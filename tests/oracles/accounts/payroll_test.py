"""payroll: the worked figures, the anchor case, random payrolls in exact fractions, bad input, size."""
import datetime, json, os, random, re
from fractions import Fraction as F
from account import Checks, account, figure, folder, outputs_are_repeatable, run, write

checks = Checks("payroll")
CLAUSES = "clause,measure,class,figure,unit,threshold,from,to,source\n"
ROWS = ("worker,class,week_ending,payroll,hours,overtime_hours,rate,overtime_rate,cash_fringe,plan_fringe,plan_month,"
        "year_hours,gross,apprentice,registered,apprentice_percent\n")


def cents(amount):
    """Half up, as money is paid."""
    return F((2 * amount * 100 + 1) // 2, 100)


def clauses(*rows):
    return CLAUSES + "".join(",".join(str(x) for x in row) + "\n" for row in rows)


def row(worker, cls, week, hours, rate, over=0, over_rate="", cash="", plan="", month="", year="", gross="", number="",
        apprentice="", registered="", percent=""):
    return ",".join(str(x) for x in (worker, cls, week, number, hours, over, rate, over_rate, cash, plan, month, year, gross,
                                     apprentice, registered, percent)) + "\n"


def made_of(made, contract, *files, options=()):
    paths = [write(os.path.join(made, "clauses.csv"), contract)]
    for i, text in enumerate(files):
        paths.append(write(os.path.join(made, f"p{i}.csv"), ROWS + text))
    return account("payroll", *paths, *options)


def owed(made):
    return F(figure(made, "owed"))


# -- the worked figures of the Department of Labor ------------------------------------------------------------
DBA = clauses(("wd", "wage", "Electrician", 27, "", "", "", "", "WD"), ("wf", "fringe", "Electrician", 14, "", "", "", "", "WD"))
WD22 = clauses(("wd", "wage", "Carpenter", 22, "", "", "", "", "WD"), ("wf", "fringe", "Carpenter", 5, "", "", "", "", "WD"),
               ("ot", "overtime", "", "1.5", "", 40, "", "", "CWHSSA"))


def worked(made):
    week = "2026-01-10"
    for name, cells in {"41 in cash": dict(rate=27, cash=14), "41 as pay": dict(rate=41), "27 and 14": dict(rate=27, plan=14),
                        "35 and 6": dict(rate=35, plan=6)}.items():
        checks.same(f"Fact Sheet 66E: {name}", owed(made_of(made, DBA, row("w", "Electrician", week, 40, **cells))), 0)
    got = made_of(made, DBA, row("w", "Electrician", week, 40, 35, plan=5))
    checks.same("35 and 5 are one short", owed(got), 40)
    checks.same("its limit", got["tables"]["breaches"][0]["limit"], "41")
    # CWHSSA, 44 hours: what is paid of the 1,232, 1,232 and 1,236 beyond the rates themselves is the premium.
    for name, rate, cash, plan, premium, total in (("22 and 5", 22, 0, 5, 44, 1232), ("20 and 7 in lieu", 20, 7, 0, 44, 1232),
                                                   ("24 and 3", 24, 0, 3, 48, 1236)):
        base = F(44 * (rate + cash + plan))
        checks.same(f"{name}: {total}", base + premium, total)
        over_rate = F(rate) + F(premium, 4)
        paid = made_of(made, WD22, row("w", "Carpenter", week, 40, rate, 4, float(over_rate), cash, plan))
        checks.same(f"{name}: nothing is short", owed(paid), 0)
        by_gross = made_of(made, WD22, row("w", "Carpenter", week, 40, rate, 4, "", cash, plan, gross=total - 44 * plan))
        checks.same(f"{name}: nothing is short by its gross", owed(by_gross), 0)
        none = made_of(made, WD22, row("w", "Carpenter", week, 40, rate, 4, rate, cash, plan))
        checks.same(f"{name}: the whole premium is short", owed(none), premium)
        checks.same(f"{name}: and due", none["tables"]["breaches"][0]["limit"], str(premium))
    half_of_20 = made_of(made, WD22, row("w", "Carpenter", week, 40, 20, 4, 30, 7))
    checks.same("half of 20 instead of 22", owed(half_of_20), 4)
    # Regular rate: 10 hours at 15 and 40 at 20 are 950, of 50 hours 19.00; 10 hours at 9.50 are 95.00.
    two = clauses(("a", "wage", "Helper", 15, "", "", "", "", ""), ("b", "wage", "Mason", 20, "", "", "", "", ""),
                  ("ot", "overtime", "", "1.5", "", 40, "", "", ""))
    mixed = made_of(made, two, row("w", "Helper", week, 10, 15) + row("w", "Mason", week, 30, 20, 10, 20))
    checks.same("regular rate of two classes", owed(mixed), 95)
    # Annualised: a monthly premium times 12 over 2,080 hours.
    plan = clauses(("wd", "wage", "Roofer", 20, "", "", "", "", ""), ("wf", "fringe", "Roofer", 3, "", "", "", "", ""))
    got = made_of(made, plan, row("w", "Roofer", week, 40, 20, month=500))
    checks.same("500 a month", owed(got), cents((3 - F(500 * 12, 2080)) * 40))
    checks.same("520 a month are 3 an hour", owed(made_of(made, plan, row("w", "Roofer", week, 40, 20, month=520))), 0)
    checks.same("over 1,560 hours of work", owed(made_of(made, plan, row("w", "Roofer", week, 40, 20, month=390, year=1560))), 0)
    # Excess pay offsets benefits where they count together, and not where they do not.
    sca = clauses(("wd", "wage", "Guard", 20, "", "", "", "", ""), ("hw", "fringe_apart", "Guard", "5.09", "", "", "", "", ""))
    checks.same("SCA: pay above the rate is no benefit", owed(made_of(made, sca, row("g", "Guard", week, 40, 25.09))), cents(F("203.60")))
    checks.same("SCA: in cash beside the rate", owed(made_of(made, sca, row("g", "Guard", week, 40, 20, cash="5.09"))), 0)


# -- the anchor: over 90 % of jobs at 18.35 an hour were promised, most were paid 17.00 or less ---------------------
def anchor(made):
    contract = clauses(("jobs", "share_of_jobs", "", 90, "%", "18.35", "2014-01-01", "2018-12-31", "promise of the bid"),
                       ("benefits", "fringe_apart", "", "11.75", "", "", "2014-01-01", "2018-12-31", "promise of the bid"))
    text = ""
    for week in range(13):
        day = datetime.date(2014, 1, 11) + datetime.timedelta(7 * week)
        for i in range(50):
            text += row(f"w{i:02}", "Assembler" if i < 40 else "Welder", day, 40, "18.35" if i % 5 < 2 else "17.00", plan="11.75")
    got = made_of(made, contract, text)
    first = got["tables"]["quarters"][0]
    checks.same("the first quarter", (first["quarter"], first["clause"], first["outcome"]), ("2014 Q1", "jobs", "missed"))
    checks.near("90 % promised", first["promised"], F(9, 10))
    checks.near("40 % found", first["found"], F(2, 5))
    checks.true("the first page says since when", any("2014 Q1 (week ending 2014-01-11)" in f for f in got["findings"]))
    by_class = {r["class"]: (r["workers"], r["at_rate"], r["short"]) for r in got["tables"]["jobs"] if r["quarter"] == "2014 Q1"}
    checks.same("by class", by_class, {"Assembler": ("40", "16", "20"), "Welder": ("10", "4", "5")})
    checks.same("benefits as promised", owed(got), 0)
    # benefits of 11.75 an hour were promised: 11.00 for 13 weeks of 40 hours is 0.75 x 520 = 390.00 short; higher pay is no benefit
    less = "".join(row("w00", "Assembler", datetime.date(2014, 1, 11) + datetime.timedelta(7 * w), 40, "19.10", plan="11.00") for w in range(13))
    checks.same("benefits of 11.00 instead of 11.75", owed(made_of(made, contract, less)), 390)
    rest = "".join(row("w00", "Assembler", datetime.date(2014, 1, 11) + datetime.timedelta(7 * w), 40, "18.35", cash="0.75", plan="11.00") for w in range(13))
    checks.same("the rest of 11.75 in cash", owed(made_of(made, contract, rest)), 0)


# -- random payrolls --------------------------------------------------------------------------------------------
def quarter(day):
    return f"{day.year} Q{(day.month + 2) // 3}"


class Case:
    def __init__(self, rng):
        self.rng = rng
        self.classes = ["Mason", "Helper", "Roofer"]
        self.clauses, day = [], datetime.date(2026, 1, 1)
        rate = lambda lo, hi: F(rng.randint(lo * 100, hi * 100), 100)
        for k in self.classes:
            w = rate(15, 25)
            steps = [day] + ([datetime.date(2026, 1, rng.randint(5, 27))] if rng.random() < .6 else [])
            for i, at in enumerate(steps):
                end = steps[i + 1] - datetime.timedelta(1) if i + 1 < len(steps) else datetime.date(2026, 12, 31)
                self.clauses.append((f"wage-{k}-{i}", "wage", k, w + i, "", at, end))
            if rng.random() < .7:
                self.clauses.append((f"fr-{k}", rng.choice(["fringe", "fringe_apart"]), k, rate(1, 6), "", day, datetime.date(2026, 12, 31)))
        self.clauses.append(("floor", "wage", "", F(16), "", day, datetime.date(2026, 12, 31)))
        self.factor = rng.choice([F(3, 2), F(2)])
        self.clauses.append(("ot", "overtime", "", self.factor, 40, day, datetime.date(2026, 12, 31)))
        self.clauses.append(("share", "share_of_jobs", rng.choice(["", "Mason"]), F(rng.randint(1, 9), 10), F(rng.randint(16, 22)), day, datetime.date(2026, 12, 31)))
        self.clauses.append(("mean", "mean_wage", rng.choice(["", "Helper"]), rate(16, 22), "", day, datetime.date(2026, 12, 31)))
        self.clauses.append(("heads", "headcount", rng.choice(["", "Roofer"]), F(rng.randint(1, 9)), "", day, datetime.date(2026, 12, 31)))
        self.clauses.append(("appr", "apprentice_share", "", F(rng.randint(0, 5), 10), "", day, datetime.date(2026, 12, 31)))
        self.rows = []
        for week in range(rng.randint(2, 6)):
            end = datetime.date(2026, 1, 10) + datetime.timedelta(7 * week)
            for worker in range(rng.randint(2, 8)):
                for k in rng.sample(self.classes, rng.choice([1, 1, 2])):
                    days = [F(rng.randint(0, 18), 2) for _ in range(7)]
                    over = [min(d, F(rng.randint(0, 4), 2)) if rng.random() < .3 else F(0) for d in days]
                    r = rate(14, 26)
                    ap = rng.random() < .25
                    self.rows.append(dict(worker=f"w{worker}", cls=k, week=end, days=days, over=over, rate=r,
                        over_rate=r * F(rng.choice([2, 3, 4]), 2), cash=rate(0, 3) if rng.random() < .4 else F(0),
                        plan=rate(0, 4) if rng.random() < .5 else F(0), month=F(rng.randint(0, 600)) if rng.random() < .3 else F(0),
                        year=F(rng.choice([2080, 1800, 1560])), ap=ap, reg=ap and rng.random() < .7, pct=F(rng.choice([50, 65, 80, 100])) if ap else F(100)))

    def text(self):
        head = "worker,class,week_ending," + ",".join(f"st{i}" for i in range(1, 8)) + "," + ",".join(f"ot{i}" for i in range(1, 8))
        head += ",hours,overtime_hours,rate,overtime_rate,cash_fringe,plan_fringe,plan_month,year_hours,apprentice,registered,apprentice_percent\n"
        out = []
        dec = lambda f: str(f.numerator) if f.denominator == 1 else f"{float(f):.4f}".rstrip("0")
        for r in self.rows:
            st = [d - o for d, o in zip(r["days"], r["over"])]
            cells = [r["worker"], r["cls"], str(r["week"])] + [dec(x) for x in st + r["over"]] + [dec(sum(st)), dec(sum(r["over"])),
                dec(r["rate"]), dec(r["over_rate"]), dec(r["cash"]), dec(r["plan"]), dec(r["month"]), dec(r["year"]),
                "yes" if r["ap"] else "", "yes" if r["reg"] else "", dec(r["pct"]) if r["ap"] else ""]
            out.append(",".join(cells) + "\n")
        self.rng.shuffle(out)
        return head + "".join(out)

    def contract(self):
        return clauses(*[(c[0], c[1], c[2], float(c[3]), "", float(c[4]) if c[4] != "" else "", c[5], c[6], "") for c in self.clauses])

    def best(self, measure, cls, day):
        fits = [c for c in self.clauses if c[1] == measure and c[2] in ("", cls) and c[5] <= day <= c[6]]
        return max(fits, key=lambda c: c[3]) if fits else None

    def due(self):
        """By worker: what each row and each run of days under the same rates is short, in cents."""
        owed, weeks = {}, {}
        for r in self.rows:
            weeks.setdefault((r["worker"], r["week"]), []).append(r)
            first = r["week"] - datetime.timedelta(6)
            pct = r["pct"] / 100 if r["reg"] else F(1)
            runs = []
            for i, hours in enumerate(r["days"]):
                day = first + datetime.timedelta(i)
                terms = tuple((self.best(m, r["cls"], day) or (None,))[0] for m in ("wage", "fringe", "fringe_apart"))
                if runs and runs[-1][0] == terms:
                    runs[-1][1] += hours
                else:
                    runs.append([terms, hours, day])
            for _, hours, day in runs:
                w, f, a = (self.best(m, r["cls"], day) for m in ("wage", "fringe", "fringe_apart"))
                wage = w[3] * pct if w else F(0)
                benefits = r["cash"] + r["plan"] + r["month"] * 12 / r["year"]
                if f:
                    short = max(F(0), wage + f[3] - r["rate"] - benefits)
                    kind = "pay_and_benefits"
                else:
                    short, kind = max(F(0), wage - r["rate"]), "pay"
                owed[r["worker"], kind] = owed.get((r["worker"], kind), F(0)) + cents(short * hours)
                if a:
                    owed[r["worker"], "benefits"] = owed.get((r["worker"], "benefits"), F(0)) + cents(max(F(0), a[3] - benefits) * hours)
        for (worker, _), rows in weeks.items():
            hours = sum(sum(r["days"]) for r in rows)
            if hours > 168 or hours <= 40:
                continue
            based = F(0)
            for r in rows:
                pct = r["pct"] / 100 if r["reg"] else F(1)
                for i, h in enumerate(r["days"]):
                    w = self.best("wage", r["cls"], r["week"] - datetime.timedelta(6 - i))
                    based += h * max(r["rate"], w[3] * pct if w else F(0))
            premium = sum(sum(r["over"]) * (r["over_rate"] - r["rate"]) for r in rows)
            short = (hours - 40) * (self.factor - 1) * based / hours - premium
            if short > 0:
                owed[worker, "overtime"] = owed.get((worker, "overtime"), F(0)) + cents(short)
        return owed

    def found(self, clause):
        out = {}
        fits = lambda r: clause[2] in ("", r["cls"])
        for q in {quarter(r["week"]) for r in self.rows}:
            rows = [r for r in self.rows if quarter(r["week"]) == q]
            own = [r for r in rows if fits(r)]
            hours = sum(sum(r["days"]) for r in own)
            if clause[1] == "mean_wage":
                out[q] = sum(r["rate"] * sum(r["days"]) for r in own) / hours if hours else None
            elif clause[1] == "share_of_jobs":
                least = {}
                for r in own:
                    if sum(r["days"]):
                        least[r["worker"]] = min(least.get(r["worker"], r["rate"]), r["rate"])
                out[q] = F(sum(v >= clause[4] for v in least.values()), len(least)) if least else None
            elif clause[1] == "headcount":
                out[q] = F(len({(r["worker"], r["week"]) for r in own}), len({r["week"] for r in rows}))
            else:
                out[q] = sum(sum(r["days"]) for r in own if r["ap"]) / hours if hours else None
        return out


def close(checks, what, got, want):
    if want is None or got is None:
        checks.same(what, got, want)
    else:
        checks.near(what, got, want)


def random_payrolls(made):
    for seed in range(60):
        case = Case(random.Random(seed))
        path = write(os.path.join(made, "c.csv"), case.contract())
        got = account("payroll", path, write(os.path.join(made, "r.csv"), case.text()))
        due = case.due()
        checks.same(f"{seed}: owed in all", owed(got), sum(due.values()))
        for kind in ("pay", "pay_and_benefits", "benefits", "overtime"):
            checks.same(f"{seed}: {kind}", F(figure(got, f"owed_{kind}")), sum(v for (w, k), v in due.items() if k == kind))
        by_worker = {}
        for (worker, _), v in due.items():
            if v:
                by_worker[worker] = by_worker.get(worker, 0) + v
        checks.same(f"{seed}: by worker", {r["worker"]: F(r["owed"]) for r in got["tables"]["owed"]}, by_worker)
        checks.same(f"{seed}: breaches add up", sum(F(r["owed"]) for r in got["tables"]["breaches"]), owed(got))
        checks.same(f"{seed}: weeks add up", sum(F(r["owed"] or 0) for r in got["tables"]["weeks"]), owed(got))
        checks.same(f"{seed}: classes add up", sum(F(r["hours"]) for r in got["tables"]["classes"]), F(figure(got, "hours")))
        hours = sum(sum(r["days"]) for r in case.rows)
        checks.same(f"{seed}: hours", F(figure(got, "hours")), hours)
        if hours:
            checks.near(f"{seed}: mean rate", figure(got, "mean_rate"), sum(r["rate"] * sum(r["days"]) for r in case.rows) / hours)
        for clause in case.clauses:
            if clause[1] not in ("share_of_jobs", "mean_wage", "headcount", "apprentice_share"):
                continue
            want = case.found(clause)
            for q in got["tables"]["quarters"]:
                if q["clause"] == clause[0]:
                    close(checks, f"{seed}: {clause[0]} {q['quarter']}", q["found"], want[q["quarter"]])


# -- weeks, repeats, files ---------------------------------------------------------------------------------------
WAGE = clauses(("floor", "wage", "", 20, "", "", "2026-01-04", "2026-12-31", "the ordinance"))


def weeks(made):
    got = made_of(made, WAGE, row("a", "Cook", "2026-01-10", 40, 20, number=1), row("a", "Cook", "2026-01-31", 40, 19, number=3))
    checks.same("two weeks are missing", figure(got, "weeks_missing"), "2")
    words = {r["week_ending"]: r["what"] for r in got["tables"]["weeks"]}
    checks.same("which", [w for w, t in words.items() if t and "missing" in t], ["2026-01-17", "2026-01-24"])
    checks.same("and the number", words["2026-01-31"], "number 3 follows number 1")
    checks.same("the week is checked all the same", owed(got), 40)
    late = made_of(made, WAGE, row("a", "Cook", "2026-01-24", 40, 20))
    checks.same("missing since the contract began", figure(late, "weeks_missing"), "2")
    other = made_of(made, WAGE, row("a", "Cook", "2026-01-10", 40, 20) + row("a", "Cook", "2026-01-14", 40, 20))
    checks.true("weeks that overlap", any(r["what"] == "overlaps the week before" for r in other["tables"]["weeks"]))
    half = row("b", "Cook", "2026-01-10", 20, 18)
    twice = made_of(made, WAGE, half + half)
    checks.same("the same row twice counts once", (owed(twice), figure(twice, "rows_repeated"), figure(twice, "rows_counted")), (40, "1", "1"))
    files = made_of(made, WAGE, half, half + row("c", "Cook", "2026-01-10", 10, 20))
    checks.same("a worker's week in two files counts once", (owed(files), figure(files, "rows_repeated")), (40, "1"))
    checks.true("and is said", any("in two files" in (r["what"] or "") for r in files["tables"]["weeks"]))
    changed = clauses(("a", "wage", "", 20, "", "", "2026-01-01", "2026-01-06", ""), ("b", "wage", "", 25, "", "", "2026-01-07", "2026-12-31", ""))
    got = made_of(made, changed, row("a", "Cook", "2026-01-10", 40, 20))
    checks.same("without hours by day the lower rate is held against it", owed(got), 0)
    checks.true("and that is said", any("no hours by day" in n for n in got["notes"]))
    ratio = clauses(("ratio", "apprentice_ratio", "", "0.5", "", "", "", "", ""), ("w", "wage", "", 20, "", "", "", "", ""))
    got = made_of(made, ratio, row("a", "Cook", "2026-01-10", 40, 20) + row("b", "Cook", "2026-01-10", 40, 10, apprentice="yes", registered="yes", percent=50))
    q = got["tables"]["quarters"][0]
    checks.same("one apprentice to one other", (q["found"], q["outcome"], owed(got)), ("1", "missed", F(0)))
    got = made_of(made, ratio, row("b", "Cook", "2026-01-10", 40, 10, apprentice="yes", percent=50))
    checks.same("an apprentice alone, without registration", (got["tables"]["quarters"][0]["outcome"], owed(got)), ("missed", F(400)))


# -- the copy for everybody -----------------------------------------------------------------------------------------
# -- paid leave earned ---------------------------------------------------------------------------------------
LEAVE_ROWS = "worker,class,week_ending,hours,overtime_hours,rate,overtime_rate,leave_accrued\n"
THIRTY = clauses(("sick", "leave", "", 1, "hours", 30, "", "", "one hour in thirty"))


def leave_made(made, contract, text, head=LEAVE_ROWS, options=()):
    paths = [write(os.path.join(made, "clauses.csv"), contract), write(os.path.join(made, "leave.csv"), head + text)]
    return account("payroll", *paths, *options)


def leave_week(i):
    return datetime.date(2026, 1, 10) + datetime.timedelta(7 * i)


def leave_found(got, clause="sick"):
    row = next(r for r in got["tables"]["clauses"] if r["clause"] == clause)
    return row["outcome"], row["workers"], [(b["worker"], b["value"], b["limit"], b["owed"]) for b in got["tables"]["breaches"]]


def leave_worked(made):
    four = lambda *earned: "".join(f"w,Cleaner,{leave_week(i)},40,0,20,,{x}\n" for i, x in enumerate(earned))
    # 160 hours of work earn 5.33
    checks.same("leave: rounded to hundredths each week", leave_found(leave_made(made, THIRTY, four("1.33", "1.33", "1.33", "1.33"))), ("nothing short", "0", []))
    checks.same("leave: credited once a month", leave_found(leave_made(made, THIRTY, four(0, 0, 0, "5.34"))), ("nothing short", "0", []))
    got = leave_made(made, THIRTY, four("1.2", "1.2", "1.2", "1.2"))
    checks.same("leave: 4.80 of 5.33", leave_found(got), ("short", "1", [("w", "4.8", "5.333333", "0")]))
    checks.same("leave: in words", got["tables"]["breaches"][0]["statement"],
                "Worker w (Cleaner) earned 4.80 hours of paid leave in 4 weeks ending 2026-01-10 to 2026-01-31; 5.33 are due for 160 hours "
                "(clause sick, one hour in thirty).")
    checks.same("leave: nothing is owed in money", owed(got), 0)
    checks.same("leave: none is none", leave_found(leave_made(made, THIRTY, four(0, 0, 0, 0)))[2], [("w", "0", "5.333333", "0")])
    checks.same("leave: missing is not known", leave_found(leave_made(made, THIRTY, four("", "", "", ""))),
                ("not known: no payroll says what leave was earned", None, []))
    checks.same("leave: no column is not known", leave_found(made_of(made, THIRTY, row("w", "Cleaner", leave_week(0), 40, 20))),
                ("not known: no payroll says what leave was earned", None, []))
    checks.same("leave: a missing row is not zero", leave_found(leave_made(made, THIRTY, four("1.34", "", "1.34", ""))), ("nothing short; not known of 2 rows", "0", []))
    checks.same("leave: nor is it kept", leave_found(leave_made(made, THIRTY, four("1.34", "", "1", ""))), ("short; not known of 2 rows", "1", [("w", "2.34", "2.666667", "0")]))
    # ten days of eight hours in a year of 2,080 hours: 80 in 2,080
    year = clauses(("ten", "leave", "", 80, "hours", 2080, "", "", ""))
    checks.same("leave: 80 in 2,080", leave_found(leave_made(made, year, four("1.54", "1.54", "1.54", "1.54")), "ten"), ("nothing short", "0", []))
    checks.same("leave: 79 in 2,080", leave_found(leave_made(made, year, four("1.52", "1.52", "1.52", "1.52")), "ten")[2], [("w", "6.08", "6.153846", "0")])
    status = run("payroll", os.path.join(made, "clauses.csv"), os.path.join(made, "leave.csv"), "--fail-on-breach")[0]
    checks.same("leave: it is a breach", status, 1)


def leave_random(made):
    """Two clauses, one of a class and from a later day; the one that asks more counts, and of a week that has both
    the lesser; missing rows are in no sum."""
    rng = random.Random(1204)
    contract = clauses(("all", "leave", "", 1, "hours", 40, "", "2027-12-31", ""), ("cook", "leave", "Cook", 1, "hours", 30, "2026-02-01", "", ""))
    text, sums, not_said = "", {}, {"all": 0, "cook": 0}
    for w in range(40):
        for i in range(10):
            day, cls = leave_week(i), rng.choice(["Cook", "Cleaner"])
            hours, over = rng.randint(1, 40), rng.choice([0, 0, 5])
            clause = "cook" if cls == "Cook" and day - datetime.timedelta(6) >= datetime.date(2026, 2, 1) else "all"
            share = F(1, 30) if clause == "cook" else F(1, 40)
            earned = rng.choice(["", *[str(round(float(share * (hours + over)) * f, 2)) for f in (1, 1, 1, 0.9, 1.2)]])
            text += f"w{w:02},{cls},{day},{hours},{over},20,{30 if over else ''},{earned}\n"
            if earned == "":
                not_said[clause] += 1
                continue
            rows, due, got = sums.get((f"w{w:02}", cls, clause), (0, 0, 0))
            sums[f"w{w:02}", cls, clause] = (rows + 1, due + share * (hours + over), got + F(earned))
    got = leave_made(made, contract, text)
    want = sorted((w, cls, clause, got_) for (w, cls, clause), (rows, due, got_) in sums.items() if got_ + F(5, 1000) * rows < due)
    found = sorted((b["worker"], b["class"], b["clause"], F(b["value"])) for b in got["tables"]["breaches"] if b["clause"])
    checks.same("leave at random", found, want)
    checks.true("leave at random: some are short and some are not", 0 < len(want) < len(sums))
    for clause in ("all", "cook"):
        checks.true(f"leave at random: {clause} says what is not known", leave_found(got, clause)[0].endswith(f"not known of {not_said[clause]} rows"))
    public = leave_made(made, contract, text, options=("--public",))
    checks.true("leave at random: nobody is named in public", "breaches" not in public["tables"] and "w00" not in json.dumps(public))


def leave_bad(made):
    def said(contract, text, head=LEAVE_ROWS):
        paths = [write(os.path.join(made, "clauses.csv"), contract), write(os.path.join(made, "leave.csv"), head + text)]
        status, _, err = run("payroll", *paths)
        return status, err
    status, err = said(clauses(("a", "leave", "", 1, "", "", "", "", ""), ("b", "leave", "", 1, "", "0.5", "", "", ""), ("c", "leave", "", "", "", 30, "", "", "")), "w,C,2026-01-10,40,0,20,,1\n")
    checks.same("leave: a bad clause ends it", status, 1)
    for sentence in ('row 2, column "threshold": error E967: there is no threshold: say in how many hours of work so much leave is earned',
                     'row 3, column "threshold": error E967: leave is earned in one hour of work at least',
                     'row 4, column "figure": error E967: there is no figure: "leave" needs one'):
        checks.true(sentence, sentence in err)
    status, err = said(THIRTY, "w,C,2026-01-10,40,0,20,,some\nv,C,2026-01-10,40,0,20,,200\nu,C,2026-01-10,40,0,20,,-1\n")
    for sentence in ('row 2, column "leave_accrued": error E969: "some" is not a number',
                     'row 3, column "leave_accrued": error E969: "200" is not from 0 to 168',
                     'row 4, column "leave_accrued": error E969: "-1" is not from 0 to 168'):
        checks.true(sentence, sentence in err)


def public(made):
    text = "".join(row(f"secret-{i:02}", "Cook" if i < 20 else "Baker", "2026-01-10", 40, 19 if i < 3 else 20) for i in range(22))
    open_ = made_of(made, WAGE, text)
    closed = made_of(made, WAGE, text, options=("--public",))
    told = json.dumps(closed)
    checks.true("the full one names workers", "secret-00" in json.dumps(open_))
    checks.true("the public one names none", "secret" not in told)
    checks.same("three are a small group", (figure(closed, "workers_owed"), figure(closed, "owed")), (None, None))
    checks.same("small classes are put together", [(r["class"], r["workers"]) for r in closed["tables"]["classes"]], [("Other classes", "22")])
    checks.true("no sentence gives them away", not any("3 of" in f or "120" in f for f in closed["findings"]))
    status, out, err = run("payroll", os.path.join(made, "clauses.csv"), write(os.path.join(made, "few.csv"), ROWS + row("a", "Cook", "2026-01-10", 40, 20)), "--public")
    checks.same("fewer than five workers", (status, "E970" in err, out), (1, True, ""))


# -- bad input ------------------------------------------------------------------------------------------------------
def bad(made):
    contract = write(os.path.join(made, "clauses.csv"), WAGE)
    path = write(os.path.join(made, "bad.csv"), ROWS
        + row("a", "Cook", "2026-01-10", 40, 18)
        + row("", "Cook", "2026-01-10", 40, 20)
        + row("b", "Cook", "10/01/26", 400, "x")
        + row("c", "Cook", "2026-01-10", 40, 20, percent=50))
    status, out, err = run("payroll", contract, path, "--json=-")
    made_ = json.loads(out, parse_int=str, parse_float=str)
    checks.same("faults are an exit of 1 and a result all the same", status, 1)
    checks.same("three rows are listed", (figure(made_, "rows_refused"), [r["row"] for r in made_["tables"]["not_counted"]]), ("3", ["3", "4", "5"]))
    checks.same("what can be read is counted", owed(made_), 80)
    checks.true("all faults of a row", all(w in made_["tables"]["not_counted"][1]["why"] for w in ("10/01/26", "400", "x")))
    checks.same("each with its place", len(re.findall(r"bad\.csv.*row \d, column .*E969|E969", err)) >= 5, True)
    checks.true("an empty cell is said once", err.count("the cell is empty") == 0)
    status, out, err = run("payroll", contract, write(os.path.join(made, "empty.csv"), ROWS + row("a", "Cook", "", "", "") + row("b", "Cook", "2026-01-10", "8.", "007.50")))
    checks.same("empty cells, each once", (status, err.count("the cell is empty")), (1, 3))
    checks.true("and numbers that are none", "8." in err)
    ways = made_of(made, WAGE, row("a", "Cook", "2026-01-10", "40.0", "$18.00") + row("b", "Cook", "2026-01-10", 40, "18.000000"),
                   options=("--currency=USD",))
    checks.same("one number, however it is written", owed(ways), 160)
    checks.true("the first page says so", any("3 of 4 rows cannot be used" in f for f in made_["findings"]))


def status_of(made):
    """Short or not, payrolls that were read and reported end well; --fail-on-breach says so by the exit status."""
    contract = write(os.path.join(made, "clauses.csv"), WAGE)
    for rate, want in ((18, 1), (40, 0)):
        rows = write(os.path.join(made, "p.csv"), ROWS + row("a", "Cook", "2026-01-10", 40, rate))
        status, out, err = run("payroll", contract, rows, "--json=-")
        short = json.loads(out)["tables"]["breaches"] or float(json.loads(out)["figures"]["weeks_missing"]["value"] or 0)
        checks.same(f"{rate}: short", bool(short), bool(want))
        checks.same(f"{rate}: without the option", (status, err), (0, ""))
        status, _, err = run("payroll", contract, rows, "-q", "--fail-on-breach")
        checks.same(f"{rate}: with it", (status, "E887: something is short of what was promised" in err), (want, bool(want)))


with folder() as made:
    for step in (worked, anchor, random_payrolls, weeks, public, leave_worked, leave_random, leave_bad, bad, status_of):
        step(made)
    contract = write(os.path.join(made, "clauses.csv"), WD22)
    outputs_are_repeatable(checks, "payroll", contract, write(os.path.join(made, "p.csv"), ROWS + row("w", "Carpenter", "2026-01-10", 40, 20, 4, 20)))
checks.end()
