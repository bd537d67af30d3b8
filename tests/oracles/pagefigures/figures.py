"""Walks every figure of a page: bids, register, corpus. What each must be is worked out here in exact fractions, from the
files themselves; then the page is read as people read it, and every cell of its tables of figures, every large number, and
every number behind the bridge and the proposals beside each other must be one that was worked out. A figure that is on the
page and in no working is a fault, so that a new one cannot come unnoticed.

The workings of a register are those of tests/oracles/register, of a corpus those of tests/oracles/corpusfigures."""
import csv
import importlib.util
import itertools
import json
import os
import pathlib
import subprocess
import sys
import tempfile
from fractions import Fraction as F

TOP = pathlib.Path(__file__).resolve().parents[3]
BG = os.environ["BIDGAUGE"]
SAMPLES = TOP / "samples"
checks, faults = 0, []


def module(name, path):
    sys.argv = [path, BG]
    spec = importlib.util.spec_from_file_location(name, TOP / "tests" / "oracles" / path)
    out = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(out)
    return out


page_ = module("page", "pagehtml/page.py")
register_ = module("register", "register/register.py")
corpus_ = module("corpus", "corpusfigures/figures.py")


def check(what, got, want):
    global checks
    checks += 1
    if got != want:
        faults.append(f"{what}: got {str(got)[:250]!r}, want {str(want)[:250]!r}")


def run(*arguments):
    done = subprocess.run([BG, "model", *map(str, arguments)], capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(f"{arguments}: exit {done.returncode}\n{done.stderr[:2000]}")
    return done.stdout


class Worked:
    """The figures of one proposal in their order; a part belongs to the one before it."""

    def __init__(self):
        self.rows = []

    def add(self, title, unit, today=None, proposed=None, more=None, ends=None, part=False, instead="not known"):
        least, most = (min(ends), max(ends)) if ends else (None, None)
        ranged = least is not None and least != most
        self.rows.append({"title": title, "unit": unit, "today": today, "proposed": proposed, "difference": more,
                          "least": least if ranged else None, "most": most if ranged else None, "part": part,
                          "instead": instead})
        return self

    def both(self, title, unit, today, proposed, ends=None):
        return self.add(title, unit, today, proposed, proposed - today, ends)

    def piece(self, title, more, ends=None):
        return self.add(title, self.rows[-1]["unit"], more=more, ends=ends, part=True)

    def titles(self, row):
        """With the star of an estimate and without; every figure with a range must have it."""
        bare = page_.title_of({**row, "estimated": False})
        return (bare + " *",) if row["least"] is not None else (bare, bare + " *")


def table_of(tables, worked):
    want = [worked.titles(r) for r in worked.rows]
    for t in tables:
        if t[0][0] == "Figure" and len(t) - 1 == len(want) and all(r[0] in w for r, w in zip(t[1:], want)):
            return t[1:]
    return None


def walk(name, text, proposals, big):
    """proposals: title and Worked of each; big: the titles of the large numbers."""
    page = page_.Page(text)
    tables = [page_.cells(t) for t in page.tables]
    seen = [t for t in tables if t[0][0] == "Figure"]
    check(f"{name}: a table of figures for each proposal", len(seen), len(proposals))
    numbers = text.split('<ul class="big">')[1:]
    check(f"{name}: large numbers for each proposal", len(numbers), len(proposals))
    for (title, worked), large in zip(proposals, numbers):
        rows = table_of(tables, worked)
        if rows is None:
            check(f"{name}: {title}: figures on the page", [[r[0] for r in t[1:]] for t in seen],
                  [worked.titles(r)[0] for r in worked.rows])
            continue
        for row, want in zip(rows, worked.rows):
            check(f"{name}: {title}: {row[0]}", row[1:6], page_.row_of(want))
        large = large.split("</ul>")[0]
        items = [page_.html.unescape(i) if hasattr(page_, "html") else i for i in large.split("<li>")[1:]]
        shown = [w for w in worked.rows if w["title"] in big]
        check(f"{name}: {title}: large numbers", len(items), len(shown))
        for item, want in zip(items, shown):
            item = item.replace("&#39;", "'")
            check(f"{name}: {title}: large: {want['title']}", f"<strong>{page_.row_of(want)[2]}</strong>" in item and
                  want["title"] in item, True)
            least, most = page_.row_of(want)[3:5]
            check(f"{name}: {title}: large range: {want['title']}", "from " in item.split("</strong>")[1],
                  want["least"] is not None)
            if least:
                check(f"{name}: {title}: large ends: {want['title']}", f"from {least} to {most}" in item, True)
    bridges(name, tables, proposals)
    beside(name, tables, proposals, big)


def bridges(name, tables, proposals):
    """Of the bridges each part is a part of its figure, or what the vendors bear, and the last is the figure."""
    for table in [t for t in tables if t[-1][0] == "in all"]:
        found = []
        for _, worked in proposals:
            parts = {w["title"]: w["difference"] for w in worked.rows if w["part"]}
            for price in [w for w in worked.rows if w["title"].startswith("Price")]:
                cost = next((w["difference"] for w in worked.rows if w["title"] == "Cost to the vendors a year"), None)
                want = {**parts, "award moved": price["difference"] - parts.get("passed on", F(0)), "in all":
                        price["difference"]}
                if cost is not None:
                    want["borne by the vendors"] = price["difference"] - cost
                found.append(all(r[0] in want and r[1] == page_.fixed(want[r[0]], 0) for r in table[1:]))
        check(f"{name}: the bridge {table[1:]}", any(found), True)


def beside(name, tables, proposals, big):
    """The proposals beside each other, and the pictures of it as numbers."""
    if len(proposals) < 2:
        return
    table = next(t for t in tables if t[0][0] == "Proposal")
    for (title, worked), row in zip(proposals, table[1:]):
        shown = [w for w in worked.rows if w["title"] in big]
        check(f"{name}: beside: {title}", row[0], title)
        for cell, want in zip(row[1:], shown):
            today, proposed, more, least, most = page_.row_of(want)
            check(f"{name}: beside: {title}: {want['title']}", cell,
                  more + (f" (from {least} to {most})" if least else ""))


# -- bids -------------------------------------------------------------------------------------------------------------

TAX = F("0.0765")
ENDS = (F(0), F(1, 2), F(1))


def crew_of(bid):
    return [(F(r["headcount"]), F(r["hours_per_year"]), F(r["hourly_wage"]), F(r["employer_benefit"]))
            for r in bid["answers"]["workforce"]]


def bids(folder):
    home = SAMPLES / "janitorial"
    rules = json.loads((home / "ruleset.json").read_text(), parse_float=F, parse_int=F)
    own = {}
    for path in sorted((home / "bids").glob("*.json")):
        bid = json.loads(path.read_text(), parse_float=F, parse_int=F)
        own[bid["bid"]] = bid
    facts = {k: f["value"] for k, f in rules["facts"].items() if "value" in f}
    budget = 12 * facts["contract_value"] / facts["term_months"]
    floors = {"today": F("17.17"), "floor20": F(20)}
    stacks = [["floor20"], ["floor20", "vendors-raise"]]

    def short(bid, floor):
        return sum(n * h * max(F(0), floor - w) for n, h, w, _ in crew_of(bid))

    def winner(stack, part):
        """Who is recommended is other suites' matter: here it is asked."""
        at = folder / f"part{part.numerator}.json"
        at.write_text(json.dumps({"format": "bidgauge-scenario/1", "title": "part", "ruleset": {
            "parameters": {"pass_on": {"values": {"1995-07-01": {"value": float(part)}}}}}}))
        names = "+".join([str(SAMPLES / "scenarios" / f"{s}.json") for s in stack] +
                         ([str(at)] if part != F(1, 2) else []))
        data = json.loads(run(home / "ruleset.json", home / "bids", "-s", names, "--json", "-"))
        found = [c["lots"][0]["recommended"] for c in data["cases"]]
        return [f["bid"] if isinstance(f, dict) else f for f in found]

    def worked(stack, part):
        now, then = winner(stack, part)
        stands_in = then is None
        a, b = own[now], own[then or now]
        responds = "vendors-raise" in stack
        raised = short(b, F(20))
        more = F(0)
        if stands_in or responds:
            more = page_.half_up(part * (1 + TAX) * raised, 2)
        was, would = F(a["answers"]["annual_price"]), F(b["answers"]["annual_price"]) + more
        same = F(b["answers"]["annual_price"])
        pays = [sum(n * h * w for n, h, w, _ in crew_of(x)) for x in (a, b)]
        hours = [sum(n * h for n, h, _, _ in crew_of(x)) for x in (a, b)]
        up = raised if stands_in or responds else F(0)
        bill = [pays[0], pays[1] + up]
        mean = [page_.half_up(p / h, 6) for p, h in zip(bill, hours)]
        people = [sum(n for n, *_ in crew_of(x)) for x in (a, b)]
        benefits = [sum(n * h * k for n, h, _, k in crew_of(x)) for x in (a, b)]
        below = [sum(n for n, _, w, _ in crew_of(a) if w < floors["today"]),
                 sum(n for n, _, w, _ in crew_of(b) if w < 20)]
        spend = [part * (1 + TAX) * short(a, floors["today"]) / budget, part * (1 + TAX) * raised / budget]
        return {"price": (was, would), "passed_on": would - same, "award_moved": same - was,
                "share": page_.half_up((would - was) / was, 6), "bill": bill, "pay_raised": up,
                "pay_moved": pays[1] - pays[0], "mean": mean, "people": people, "benefits": benefits,
                "below": below, "budget": spend}

    def figures(stack):
        c, all_ = worked(stack, F(1, 2)), [worked(stack, p) for p in ENDS]

        def ends(key):
            return [w[key][1] - w[key][0] if isinstance(w[key], (list, tuple)) else w[key] for w in all_]
        w = Worked()
        w.both("Price that the buyer pays", "USD/year", *c["price"], ends("price"))
        w.piece("passed on", c["passed_on"], ends("passed_on")).piece("award moved", c["award_moved"], ends("award_moved"))
        w.add("That difference, of the price today", "share", more=c["share"], ends=ends("share"))
        w.both("Pay of the contract's jobs", "USD/year", *c["bill"], ends("bill"))
        w.piece("pay raised", c["pay_raised"], ends("pay_raised")).piece("award moved", c["pay_moved"], ends("pay_moved"))
        w.both("Mean pay an hour", "USD/hour", *c["mean"], ends("mean"))
        w.both("Jobs of the contract", "people", *c["people"], ends("people"))
        w.both("Benefits that the employer pays", "USD/year", *c["benefits"], ends("benefits"))
        w.both("Workers whose pay must rise", "people", *c["below"], ends("below"))
        w.both("That cost, of the budget", "share", *c["budget"], ends("budget"))
        return w

    out = folder / "bids.html"
    stacked = [x for s in stacks for x in ("-s", "+".join(str(SAMPLES / "scenarios" / f"{n}.json") for n in s))]
    run(home / "ruleset.json", home / "bids", *stacked, "-o", out, "-q")
    titles = ["A wage floor of 20.00", "A wage floor of 20.00 + Vendors raise pay to the floor"]
    data = json.loads(run(home / "ruleset.json", home / "bids", *stacked, "--json", "-"))
    titles = [c["title"] for c in data["cases"][1:]]
    walk("bids", out.read_text(), [(t, figures(s)) for t, s in zip(titles, stacks)],
         ("Price that the buyer pays", "Pay of the contract's jobs", "Workers whose pay must rise"))


# -- a register -------------------------------------------------------------------------------------------------------

def register(folder):
    home = SAMPLES / "register"
    wages = register_.read_wages((home / "wages.csv").read_text())
    rows = register_.read_register((home / "contracts.csv").read_text())
    rules = json.loads((home / "ruleset.json").read_text(), parse_float=F, parse_int=F)
    central = register_.rules_of(rules, "2026-07-01")
    changed = {"living_wage": F(20), "threshold": F(50000)}
    names = {"hours": "hours", "labour_share": "labour_share", "wage_growth": "wage_growth", "pass_on": "pass_on"}
    ranges = {k: (F(str(rules["parameters"][p]["low"])), central[k], F(str(rules["parameters"][p]["high"])))
              for k, p in names.items()}

    def sums(assumed):
        base = {**central, **assumed}
        lines = register_.judge(rows, wages, {**base, **changed}, register_.judge(rows, wages, base))
        covered = [l for l in lines if l["coverage"] == "covered"]
        known = [l for l in covered if "raise" in l]
        out = {k: [sum((l[k][i] for l in known), F(0)) for i in range(3)] for k in ("below", "raise", "employer", "buyer")}
        out["workers"] = sum((l["people"] for l in covered if l["people"] is not None), F(0))
        out["guessed"] = sum((l["people"] for l in covered if l["people"] is not None and not l["given"]), F(0))
        out["paid"] = sum((register_.rounded(l["people"] * l["hours"] * l["mean"], 2) for l in known), F(0))
        contracts = {l["row"]["contract"]: l["row"] for l in covered}
        out["amount"] = sum(register_.per_year(r) for r in contracts.values())
        return out

    c = sums({})
    all_ = [sums(dict(zip(ranges, values))) for values in itertools.product(*ranges.values())]

    def whole(key):
        return [s[key][i] for s in all_ for i in (0, 2)]
    budget = F(str(rules["register"]["budget"]))
    share = page_.half_up(c["buyer"][1] / c["amount"], 6)
    w = Worked()
    w.add("Workers on them", "people", proposed=c["workers"])
    w.add("of them estimated from amounts", "people", proposed=c["guessed"], part=True)
    w.add("Workers below the floor, whose pay rises", "people", proposed=c["below"][1], more=c["below"][1], ends=whole("below"))
    w.add("Pay of these workers a year", "USD/year", c["paid"], c["paid"] + c["raise"][1], c["raise"][1], whole("raise"))
    w.add("Cost to the vendors a year", "USD/year", more=c["employer"][1], ends=whole("employer"))
    w.piece("pay", c["raise"][1], [s["raise"][1] for s in all_])
    w.piece("payroll tax on it", c["employer"][1] - c["raise"][1], [s["employer"][1] - s["raise"][1] for s in all_])
    w.add("Price that the buyer pays a year", "USD/year", c["amount"], c["amount"] + c["buyer"][1], c["buyer"][1],
          whole("buyer"))
    w.add("That difference, of the price today", "share", more=share,
          ends=[page_.half_up(b / c["amount"], 6) for b in whole("buyer")])
    w.add("That difference, of the budget a year", "share", more=page_.half_up(c["buyer"][1] / budget, 6),
          ends=[page_.half_up(b / budget, 6) for b in whole("buyer")])
    out = folder / "register.html"
    run(home / "ruleset.json", "--register", home / "contracts.csv", "--wages", home / "wages.csv", "-s",
        home / "floor20.json", "-o", out, "-q")
    walk("register", out.read_text(), [("A floor of 20.00", w)],
         ("Workers below the floor, whose pay rises", "Pay of these workers a year", "Price that the buyer pays a year"))
    check("register: without the column, that is said", "says nothing of the size of vendors" in out.read_text(), True)
    sizes(folder, home, rows, wages, central, changed)


def sizes(folder, home, rows, wages, central, changed):
    """The same register with a column of sizes: the table of the page, the JSON, the terminal."""
    names = {c: ("Small", "Large", "")[i % 3] for i, c in enumerate(dict.fromkeys(r["contract"] for r in rows))}
    lines = (home / "contracts.csv").read_text().splitlines()
    at = lines[0].split(",").index("contract")
    made = folder / "sized.csv"
    made.write_text("\n".join([lines[0] + ",vendor_size"] + [l + "," + names[l.split(",")[at]] for l in lines[1:]]) + "\n")
    base = register_.judge(rows, wages, central)
    judged = [l for l in register_.judge(rows, wages, {**central, **changed}, base) if l["coverage"] == "covered"]
    asked = [home / "ruleset.json", "--register", made, "--wages", home / "wages.csv", "-s", home / "floor20.json"]
    run(*asked, "-o", folder / "sized.html", "-q")
    tables = [page_.cells(t) for t in page_.Page((folder / "sized.html").read_text()).tables]
    table = next(t for t in tables if t[0][0] == "Size of the vendor" and len(t[0]) == 7)
    check("sizes: as many as there are", sorted(r[0] for r in table[1:]), ["Large", "Small", "not given"])
    data = json.loads(run(*asked, "--json", "-"), parse_float=F, parse_int=F)["register"]["cases"][1]["by_vendor_size"]
    for row in table[1:]:
        own = [l for l in judged if (names[l["row"]["contract"]] or "not given") == row[0]]
        known = [l for l in own if "raise" in l]
        lacking = len(own) - len(known)
        more = f" + {lacking} line{'s' * (lacking != 1)} not known" if lacking else ""
        workers = [l for l in own if l["people"] is not None]
        unknown = len(own) - len(workers)
        want = [page_.fixed(len(own), 0), page_.fixed(sum(l["people"] for l in workers), 0) +
                (f" + {unknown} line{'s' * (unknown != 1)} not known" if unknown else "")]
        want += [page_.fixed(sum(l[k][1] for l in known), 0) + more for k in ("below", "raise", "employer")]
        check(f"sizes: {row[0]}", row[2:], want)
        got = next(g for g in data if g["name"] == row[0])
        check(f"sizes: JSON {row[0]}", got["employer_cost"]["value"], sum(l["employer"][1] for l in known))
    check("sizes: the terminal", "By vendor size" in run(*asked), True)
    tidy = list(csv.DictReader(run(*asked, "--csv", "-").splitlines()))
    lines_of = {(r["contract"], r["vendor_size"]) for r in tidy if r["contract"]}
    check("sizes: CSV, of each line", lines_of, {(r["contract"], names[r["contract"]]) for r in rows})
    check("sizes: CSV, of no line", {r["vendor_size"] for r in tidy if not r["contract"]}, {""})
    for size in ("Small", "Large"):
        own = [r for r in tidy if r["vendor_size"] == size and r["scenario"] == "floor20" and r["coverage"] == "covered"
               and r["measure"] == "workers" and r["value"]]
        want = sum(l["people"] for l in judged if names[l["row"]["contract"]] == size and l["people"] is not None)
        check(f"sizes: CSV adds up, {size}", sum(F(r["value"]) for r in own), want)


# -- a corpus ---------------------------------------------------------------------------------------------------------

def corpus(folder):
    tenders, f0, f1 = corpus_.tenders(), corpus_.own("today"), corpus_.own("floor18")
    (folder / "rules.json").write_text(json.dumps(corpus_.rules()))
    (folder / "floor18.json").write_text(json.dumps(corpus_.scenario()))
    (folder / "c.jsonl").write_text("".join(corpus_.line(t) + "\n" for t in tenders))

    def levels(part):
        out = {"awards": [0, 0], "price": [F(0), F(0)], "bill": [F(0), F(0)], "below": [F(0), F(0)], "cost": [F(0), F(0)]}
        for t in tenders:
            a, b = corpus_.awarded(t, f0(t)), corpus_.awarded(t, f1(t))
            out["awards"][0] += a is not None
            out["awards"][1] += b is not None
            if a is None and b is None:
                continue
            for i, (bid, floor) in enumerate(((a or b, f0(t)), (b or a, f1(t)))):
                out["price"][i] += corpus_.price(bid, floor, part)
                out["bill"][i] += corpus_.pay(bid, floor)
                out["below"][i] += corpus_.below(bid, floor)
        return out
    c, ends = levels(F(1, 2)), [levels(p) for p in ENDS]
    parts, part_ends = corpus_.worked(tenders, f0, f1), [corpus_.worked(tenders, f0, f1, p) for p in ENDS]
    w = Worked()
    w.both("Tenders with an award", "tenders", F(c["awards"][0]), F(c["awards"][1]))
    w.both("Prices that buyers pay", "USD", *c["price"], [e["price"][1] - e["price"][0] for e in ends])
    w.piece("passed on", parts["passed_on"], [p["passed_on"] for p in part_ends])
    w.piece("award moved", parts["award_moved"], [p["award_moved"] for p in part_ends])
    w.add("That difference, of the prices today", "share", more=page_.half_up(parts["price"] / c["price"][0], 6),
          ends=[page_.half_up((e["price"][1] - e["price"][0]) / e["price"][0], 6) for e in ends])
    w.both("Pay of the contracts' jobs", "USD/year", *c["bill"])
    w.piece("pay raised", parts["pay_raised"]).piece("award moved", parts["pay_award_moved"])
    w.both("Workers below", "people", *c["below"])
    out = folder / "corpus.html"
    run(folder / "rules.json", "--corpus", folder / "c.jsonl", "-s", folder / "floor18.json", "-o", out, "-q")
    walk("corpus", out.read_text(), [("A floor of 18", w)],
         ("Prices that buyers pay", "Pay of the contracts' jobs", "Workers below"))
    left_out(folder, tenders)


def left_out(folder, tenders):
    """A requirement that nothing prices: said where no bid meets it, and not where every award does."""
    rules = corpus_.rules()
    rules["fields"]["leave"] = {"label": "Days of leave", "type": "number"}
    (folder / "leave-rules.json").write_text(json.dumps(rules))
    for name, meets, want in (("met", lambda i: 12, False), ("some", lambda i: 12 if i % 2 else 3, True),
                              ("none", lambda i: 0, True)):
        lines = []
        for i, t in enumerate(tenders):
            line = json.loads(corpus_.line(t))
            for bid in line["bids"]:
                bid["answers"]["leave"] = meets(i)
            lines.append(json.dumps(line))
        (folder / "leave.jsonl").write_text("\n".join(lines) + "\n")
        (folder / "leave.json").write_text(json.dumps({
            "format": "bidgauge-scenario/1", "title": "Leave", "adds": ["criteria.leave"], "ruleset": {"criteria": {"leave": {
                "title": "Twelve days", "kind": "pass_fail", "test": {">=": [{"val": "leave"}, 12]}}}}}))
        out = folder / "leave.html"
        run(folder / "leave-rules.json", "--corpus", folder / "leave.jsonl", "-s", folder / "leave.json", "-o", out, "-q")
        text = out.read_text()
        check(f"leave, {name}: not in this estimate", "Not in this estimate: Twelve days" in text, want)
        check(f"leave, {name}: where", "(where no bid meets it as submitted)" in text, want)
        data = json.loads(run(folder / "leave-rules.json", "--corpus", folder / "leave.jsonl", "-s", folder / "leave.json",
                              "--json", "-"))
        lost = sum(corpus_.awarded(t, corpus_.own("today")(t)) is not None and meets(i) < 12 for i, t in enumerate(tenders))
        check(f"leave, {name}: tenders that lose their award", -next(
            f for f in data["cases"][1]["headline"]["figures"] if f["figure"] == "awards")["difference"], lost)
        check(f"leave, {name}: they are in no sum of prices", "they are in no sum of prices" in text, lost > 0)


def sweep(folder):
    """Where nobody is recommended the numbers of a picture say so, as the table of figures does."""
    home = SAMPLES / "janitorial"
    out = folder / "sweep.html"
    run(home / "ruleset.json", home / "bids", "--sweep=parameters.living_wage.table.tier_1=18:21:1", "-o", out, "-q")
    rows = [r for t in page_.Page(out.read_text()).tables for r in page_.cells(t)]
    check("sweep: nobody is recommended", [r[1] for r in rows if r[0] in ("20.00", "21.00")][:2],
          ["nobody recommended"] * 2)


def main():
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        for test in (bids, register, corpus, sweep):
            test(folder)
    for fault in faults[:60]:
        print("pagefigures:", fault)
    print(f"pagefigures: {checks - len(faults)} passed, {len(faults)} failed")
    return bool(faults)


if __name__ == "__main__":
    sys.exit(main())
