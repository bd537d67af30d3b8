"""portfolio: parts add up to the whole, years by days, the score: against exact fractions on random awards; OCDS and
results; bad input by cell."""
import calendar, datetime, json, os, random, subprocess
from fractions import Fraction as F
from account import Checks, account, figure, folder, outputs_are_repeatable, run, write

checks = Checks("portfolio")
PROPERTIES = ["floor", "leave", "health", "schedule", "agreement", "ownership", "small_business", "apprentices"]
LEVELS = {"verified": "verified", "evidenced": "evidenced", "claimed": "claimed", "yes": "claimed", "no": "no",
          "unknown": "unknown", "": "unknown"}
COLUMNS = ["award", "vendor", "amount", "currency", "department", "size", "workers", "quality", "start", "end", "date",
           "labour_intensive", *PROPERTIES]


def random_awards(rng, n):
    rows = []
    for i in range(n):
        row = {"award": f"K-{i}", "vendor": f"V {rng.randint(0, 14)}", "currency": "USD",
               "amount": rng.choice(["", f"{rng.randint(0, 10**9) / 100:.2f}", str(rng.randint(1, 10**7))]),
               "department": rng.choice(["", "Parks", "Facilities"]), "size": rng.choice(["", "small", "large"]),
               "workers": rng.choice(["", str(rng.randint(0, 300))]),
               "quality": rng.choice(["", str(rng.randint(0, 100)), f"{rng.randint(0, 1000) / 10}"]),
               "labour_intensive": rng.choice(["", "yes", "yes", "no"])}
        start = datetime.date(2022, 1, 1) + datetime.timedelta(days=rng.randint(0, 1500))
        end = start + datetime.timedelta(days=rng.choice([0, 1, 200, 364, 365, 900, 1460]))
        kind = rng.randint(0, 3)
        row["start"] = start.isoformat() if kind >= 2 else ""
        row["end"] = end.isoformat() if kind == 3 else ""
        row["date"] = start.isoformat() if kind == 1 else ""
        for p in PROPERTIES:
            row[p] = rng.choice(list(LEVELS))
        rows.append(row)
    return rows


def table_of(rows):
    lines = [",".join(COLUMNS)]
    lines += [",".join(r.get(c, "") for c in COLUMNS) for r in rows]
    return "\n".join(lines) + "\n"


def money(row):
    return F(row["amount"]) if row["amount"] else F(0)


def by_year(row):
    """Of each year its part of the amount, day by day."""
    if not row["start"] and not row["date"]:
        return {"not known": money(row)}
    if not row["start"] or not row["end"]:
        return {(row["start"] or row["date"])[:4]: money(row)}
    start, end = (datetime.date.fromisoformat(row[k]) for k in ("start", "end"))
    days = [start + datetime.timedelta(days=i) for i in range((end - start).days + 1)]
    out = {}
    for d in days:
        out[str(d.year)] = out.get(str(d.year), 0) + 1
    return {y: money(row) * F(n, len(days)) for y, n in out.items()}


def table(made, name):
    return made["tables"][name]


def check_properties(rows, made, name, column):
    labour = [r for r in rows if r["labour_intensive"] != "no"]
    whole = sum((F(r[column]) for r in labour if r[column]), F(0))
    for p, line in zip(PROPERTIES, table(made, name)):
        parts = {s: sum((F(r[column]) for r in labour if r[column] and LEVELS[r[p]] == s), F(0))
                 for s in ("verified", "evidenced", "claimed", "no", "unknown")}
        for s, want in parts.items():
            checks.near(f"{name} {p} {s}", line[s], want)
        checks.same(f"{name} {p} adds up", sum(F(line[s]) for s in parts), whole)
        checks.near(f"{name} {p} whole", line["whole"], whole)
        if whole:
            checks.near(f"{name} {p} proven", line["with_evidence"], (parts["verified"] + parts["evidenced"]) / whole)


def check_years(rows, made):
    want, yes = {}, {}
    for r in rows:
        for year, part in by_year(r).items():
            want[year] = want.get(year, F(0)) + part
            for p in PROPERTIES:
                if LEVELS[r[p]] in ("verified", "evidenced", "claimed") and r["labour_intensive"] != "no":
                    yes[year, p] = yes.get((year, p), F(0)) + part
    got = table(made, "years")
    checks.same("years", sorted(y["year"] for y in got), sorted(want))
    for line in got:
        checks.near(f"spend of {line['year']}", line["spend"], want[line["year"]])
        for p in PROPERTIES:
            checks.near(f"{p} in {line['year']}", line[p], yes.get((line["year"], p), F(0)))
    checks.same("years add up", sum(want.values()), sum(map(money, rows)))


def check_groups(rows, made, name, column):
    groups = {}
    for r in rows:
        groups.setdefault(r[column] or "not known", []).append(r)
    *got, whole = table(made, name)
    checks.same(f"{name}: awards add up", sum(int(g["awards"]) for g in got), len(rows))
    checks.same(f"{name}: money adds up", sum(F(g["spend"]) for g in got), sum(map(money, rows)))
    checks.near(f"{name}: whole", whole["spend"], sum(map(money, rows)))
    for g in got:
        if g["name"] in groups:
            own = groups[g["name"]]
            checks.near(f"{name} {g['name']}", g["spend"], sum(map(money, own)))
            checks.same(f"{name} {g['name']} unknown", int(g["without_amount"]), sum(not r["amount"] for r in own))


def check_quality(rows, made):
    own = [r for r in rows if r["quality"]]
    total = sum(map(money, own), F(0))
    if total:
        checks.near("mean quality", figure(made, "mean_quality"), sum(money(r) * F(r["quality"]) for r in own) / total)
    for line in table(made, "curve"):
        checks.near(f"at or above {line['threshold']}", line["spend"],
                    sum((money(r) for r in own if F(r["quality"]) >= F(line["threshold"])), F(0)))


def random_portfolios(made):
    for seed in range(8):
        rng = random.Random(seed)
        rows = random_awards(rng, rng.randint(1, 60))
        first = write(os.path.join(made, "a.csv"), table_of(rows))
        a = account("portfolio", first)
        check_properties(rows, a, "spend", "amount")
        check_properties(rows, a, "workers", "workers")
        check_years(rows, a)
        for name, column in (("departments", "department"), ("vendors", "vendor"), ("sizes", "size")):
            check_groups(rows, a, name, column)
        check_quality(rows, a)
        shuffled = rows[:]
        rng.shuffle(shuffled)
        b = account("portfolio", write(os.path.join(made, "b.csv"), table_of(shuffled)))
        for name in ("spend", "years", "departments", "vendors", "sizes", "curve"):
            checks.same(f"{name} does not hang on the order", table(b, name), table(a, name))


def worked(made):
    """730 days, 1,460,000: 184 of 2025, 365 of 2026, 181 of 2027. An award of quality 0 lowers the mean."""
    rows = [dict(award="1", vendor="V", amount="1460000", start="2025-07-01", end="2027-06-30", quality="80")]
    rows = [{c: r.get(c, "") for c in COLUMNS} for r in rows]
    a = account("portfolio", write(os.path.join(made, "w.csv"), table_of(rows)))
    checks.same("split by days", [(y["year"], F(y["spend"])) for y in table(a, "years")],
                [("2025", F(184 * 2000)), ("2026", F(365 * 2000)), ("2027", F(181 * 2000))])
    checks.near("one award", figure(a, "mean_quality"), 80)
    rows.append({c: dict(award="2", vendor="W", amount="540000", quality="0").get(c, "") for c in COLUMNS})
    a = account("portfolio", write(os.path.join(made, "w.csv"), table_of(rows)))
    checks.near("with a zero beside it", figure(a, "mean_quality"), F(80 * 1460000, 2000000))


def other_formats(made):
    sample = "samples/portfolio"
    a = account("portfolio", f"{sample}/awards.csv", f"{sample}/release.json")
    checks.same("awards", figure(a, "awards"), "10")
    checks.true("the cancelled one is said", any("status is not active" in n for n in a["notes"]))
    floor = table(a, "spend")[0]
    checks.same("the release is not known", F(floor["unknown"]), F(310000))
    path = os.path.join(made, "result.json")
    run("evaluate", "samples/janitorial/ruleset.json", "samples/janitorial/bids", f"--json={path}", "-q")
    a = account("portfolio", path)
    checks.same("the recommended bid", (table(a, "vendors")[0]["name"], F(figure(a, "spend"))),
                ("Cedar Cooperative", F(1238400)))


def bad_input(made):
    head = "award,vendor,amount,currency,start,end,workers,quality,floor\n"
    path = os.path.join(made, "bad.csv")
    write(path, head + "1,V,100,USD,2026-01-01,2025-01-01,2.5,101,maybe\n2,,100,EUR,,2026-01-01,1,1,yes\n1,V,-5,USD,,,,,\n")
    status, out, err = run("portfolio", path)
    checks.same("status", (status, out), (1, ""))
    want = ['row 2, column "end": error E982: the contract ends before it starts',
            'row 2, column "workers": error E982: "2.5" is not a count of people; part-time workers count as one',
            'row 2, column "floor": error E982: "maybe" is not one of verified, evidenced, claimed, yes (a claim), no, unknown',
            'row 3, column "vendor": error E982: no vendor is named',
            'row 3, column "end": error E982: the contract has an end and no start',
            'row 3, column "currency": error E982: the amount is in EUR, others are in USD: money of two currencies is '
            'not added up']
    for text in want:
        checks.true(text, text in err)
    checks.true("quality", 'row 2, column "quality": error E982' in err)
    checks.true("amount", 'row 4, column "amount": error E982' in err)
    good = write(os.path.join(made, "good.csv"), head + "1,V,100,USD,,,,,\n")
    write(path, head + "1,V,100,USD,,,,,\n")
    status, _, err = run("portfolio", good, path)
    checks.true("twice", status == 1 and f'{path}: row 2: error E982: award "1" is in {good}: row 2 too: it would be added '
                'up twice' in err)
    for name, text, why in (("none.csv", head, "E981: there is no row of an award under the header"),
                            ("x.json", "{}", "E981: no awards are in it: neither a release in OCDS with awards nor a "
                             "result of `bidgauge evaluate --json`"),
                            ("head.csv", "vendor,amount\nV,1\n", "E981")):
        status, _, err = run("portfolio", write(os.path.join(made, name), text))
        checks.true(f"{name}: {why}", status == 1 and why in err)


def mapped(made):
    """A table of another buyer by the map that is suggested for it."""
    table = write(os.path.join(made, "other.csv"), "Contract No,Supplier Name,Award Amount,Agency,Award Date,Status\n"
                  '7,Alder (invented),"$1,200.50",Parks,03/14/2026,active\n8,Birch (invented),300,Roads,03/15/2026,void\n')
    status, out, err = run("import", table, "--suggest-map", "--as=portfolio")
    checks.same("suggested", status, 0)
    rows = dict(line.split(",")[:2] for line in out.splitlines()[1:])
    checks.same("columns", rows, {"award": "Contract No", "vendor": "Supplier Name", "amount": "Award Amount", "department": "Agency",
                                  "date": "Award Date"})
    path = write(os.path.join(made, "map.csv"), out + "skip,Status,void,,\ndates,,,MM/DD/YYYY,\n")
    a = account("portfolio", table, f"--map={path}", "--currency=USD")
    checks.same("spend", F(figure(a, "spend")), F("1200.5"))
    checks.same("year", [r["year"] for r in a["tables"]["years"]], ["2026"])
    checks.true("left out", any("The map leaves out 1 row" in n for n in a["notes"]))
    status, _, err = run("portfolio", table)
    checks.true("without the map", status == 1 and "E981" in err)


def a_case(made):
    """The sample case, decided: price, buyer and points of the chosen bid are those of its result."""
    case = os.path.join(made, "case")
    done = subprocess.run(["sh", "samples/case/play.sh", os.environ["BIDGAUGE"], case], capture_output=True, text=True)
    checks.same("played", done.returncode, 0)
    rules = json.load(open("samples/case/rules-2.json"))
    a = account("portfolio", case)
    checks.same("one award", figure(a, "awards"), "1")
    checks.same("department", a["tables"]["departments"][0]["name"], rules["solicitation"]["buyer"])
    record = os.path.join(case, "out", "record.json")
    result = json.load(open(record))["result"]
    chosen = json.load(open("samples/case/decision.json"))["chosen"]
    bid = next(b for b in result["lots"][0]["bids"] if b["bid"] == chosen)
    again = account("portfolio", record)
    checks.same("the record of it", [again["figures"][k] for k in ("spend", "awards")], [a["figures"][k] for k in ("spend", "awards")])
    checks.same("its department", again["tables"]["departments"], a["tables"]["departments"])
    status, _, err = run("portfolio", case, record)
    checks.true("both are one award", status == 1 and "it would be added up twice" in err)
    checks.same("spend", F(figure(a, "spend")), F(str(bid["price"]["amount"])))
    checks.same("vendor", a["tables"]["vendors"][0]["name"], bid["vendor"]["name"])
    scored = [c for c in bid["criteria"] if c["points"] is not None]
    quality = 100 * sum(F(str(c["points"])) for c in scored) / sum(F(str(c["weight"])) for c in scored)
    checks.true("quality, from rounded points", abs(F(figure(a, "mean_quality")) - quality) < F(1, 10))
    for name, rows in (("spend", a["tables"]["spend"]), ("workers", a["tables"]["workers"])):
        for r in rows:
            checks.same(f"{name} adds up", sum(F(str(r[k])) for k in ("verified", "evidenced", "claimed", "no", "unknown")), F(str(r["whole"])))


PROPERTIES = {"floor": "Wage floor met", "leave": "Paid leave", "health": "Health insurance", "schedule": "Predictable schedules",
              "agreement": "Collective agreement", "ownership": "Owned by employees", "small_business": "Small business", "apprentices": "Apprentices"}


def declared_rules():
    """The ruleset says what its criteria tell; of the floor it says nothing, so that its requirement of wages does."""
    field = lambda label, kind, **more: {"label": label, "type": kind, **more}
    yes_no = lambda title, test, **more: {"title": title, "kind": "yes_no", "weight": 10, "on_missing": "zero", "test": test, **more}
    return {"format": "bidgauge-ruleset/1", "id": "halls", "title": "Halls", "version": "1", "currency": "USD",
            "solicitation": {"title": "Halls", "reference": "H-1", "buyer": "Example", "dates": {"bids_due": "2026-03-13T16:00Z"}},
            "fields": {"price": field("Price", "money", role="price", required=True), "wage": field("Wage", "money", unit="USD/hour"),
                       "days": field("Days of leave", "integer"), "sick": field("Sick days", "integer"), "health": field("Health", "boolean"),
                       "bargained": field("Agreement", "boolean"), "owned": field("Owned", "percent"), "small": field("Small", "boolean"),
                       "apprentices": field("Apprentices", "integer")},
            "criteria": {"floor": {"title": "Floor", "kind": "pass_fail", "element": "wages", "test": {">=": [{"val": "wage"}, 15]}},
                         "days": {"title": "Days", "kind": "linear", "weight": 10, "on_missing": "zero", "value": {"val": "days"}, "from": 0, "to": 20, "portfolio": "leave"},
                         "sick": {"title": "Sick", "kind": "linear", "weight": 10, "on_missing": "zero", "value": {"val": "sick"}, "from": 0, "to": 10, "portfolio": "leave"},
                         "health": yes_no("Health", {"val": "health"}, portfolio="health"),
                         "bargained": yes_no("Agreement", {"val": "bargained"}, portfolio="agreement"),
                         "owned": yes_no("Owned", {">=": [{"val": "owned"}, 30]}, element="ownership", portfolio="ownership"),
                         "small": yes_no("Small", {"val": "small"}, element="small_business"),
                         "apprentices": {"title": "Apprentices", "kind": "linear", "weight": 10, "on_missing": "zero", "value": {"val": "apprentices"}, "from": 0, "to": 5,
                                         "when": {">": [{"val": "apprentices"}, -1]}, "otherwise": "zero", "portfolio": "apprentices"}},
            "price": {"field": "price", "weight": 30, "formula": "lowest_proportion"},
            "award": {"method": "highest_score", "ties": ["lowest_price"], "decimals": 2}}


def declared_case(made, name, answers, evidence):
    """A case with one bid, decided for it."""
    return decided_case(made, name, declared_rules(), {
        "format": "bidgauge-bid/1", "bid": "a", "vendor": {"id": "a", "name": "Alder (invented)"},
        "answers": {"price": 1000, **answers}, "evidence": {f: [{"document": f + ".pdf", "page": "1"}] for f in evidence}})


def decided_case(made, name, published, received):
    case, rules, decision = (os.path.join(made, name + ending) for ending in ("", "-rules.json", "-decision.json"))
    os.makedirs(os.path.join(made, name + "-in"))
    bid = os.path.join(made, name + "-in", received["bid"] + ".json")  # the name of the file is its id
    write(rules, json.dumps(published))
    write(bid, json.dumps(received))
    write(decision, json.dumps({"format": "bidgauge-award/1", "chosen": received["bid"], "by": "B. Officer (invented)", "because": "it is the only one"}))
    for words, at in ((("start", case, rules, "--by=B. Officer (invented)"), "2026-01-10T09:00Z"), (("publish", case), "2026-01-12T09:00Z"),
                      (("receive", case, bid), "2026-03-13T11:00Z"), (("open", case), "2026-03-13T16:30Z"),
                      (("lock", case), "2026-03-23T09:00Z"), (("open-prices", case), "2026-03-24T09:00Z"), (("decide", case, decision), "2026-03-26T09:00Z"), (("finish", case), "2026-03-26T10:00Z")):
        status, _, err = run("panel" if words[0] == "lock" else "record", *words, "-q", f"--at={at}")
        checks.same(f"{name}: record {words[0]} {err if status else ''}", status, 0)
    return case


def standings(made, amount):
    """By property the column that holds the one award."""
    return {key: next(column for column in ("verified", "evidenced", "claimed", "no", "unknown") if F(str(row[column])) == amount)
            for key, title in PROPERTIES.items() for row in made["tables"]["spend"] if title in row.values()}


def shipped(made):
    """The janitorial sample, won by Cedar: floor met, 12 days of leave (more than 4 earn something), pay for health, two weeks of notice,
    all without documents. Of ownership and small business it has scales that begin at 10 % and at 0: no yes, and no no."""
    rules = json.load(open("samples/janitorial/ruleset.json"))
    rules["solicitation"]["dates"]["bids_due"] = "2026-03-13T16:00Z"  # a case needs the time
    bid = json.load(open("samples/janitorial/bids/B-01-cedar.json"))
    bid.pop("submitted")
    got = standings(account("portfolio", decided_case(made, "janitorial", rules, bid)), F(1238400))
    checks.same("janitorial", got, {**dict.fromkeys(PROPERTIES, "unknown"), **dict.fromkeys(("floor", "leave", "health", "schedule"), "claimed")})


def declared(made):
    full = {"wage": 18, "days": 12, "sick": 5, "health": True, "bargained": False, "owned": 40, "small": True, "apprentices": 2}
    cases = {
        # leave is told by two: one with a document and one without is a claim
        "full": (full, ["days", "health", "wage"], dict(floor="evidenced", leave="claimed", health="evidenced", agreement="no", ownership="claimed",
                                                         small_business="claimed", apprentices="claimed", schedule="unknown")),
        "shown": ({**full, "bargained": True}, ["days", "sick", "owned", "bargained"], dict(floor="claimed", leave="evidenced", health="claimed", agreement="evidenced",
                                                                       ownership="evidenced", small_business="claimed", apprentices="claimed", schedule="unknown")),
        # a scale that earns nothing is a no, even beside one that earns something
        "none": ({**full, "sick": 0, "owned": 10, "small": False, "apprentices": 0}, [], dict(
            floor="claimed", leave="no", health="claimed", agreement="no", ownership="no", small_business="no", apprentices="no", schedule="unknown")),
        # what is not answered is not known, whatever stands beside it
        "open": ({"wage": 18, "days": 12, "small": True}, ["days"], dict(floor="claimed", leave="unknown", health="unknown", agreement="unknown", ownership="unknown",
                                                                      small_business="claimed", apprentices="unknown", schedule="unknown"))}
    for name, (answers, evidence, want) in cases.items():
        got = standings(account("portfolio", declared_case(made, name, answers, evidence)), 1000)
        checks.same(f"the ruleset says what tells: {name}", got, want)
    rules = declared_rules()
    rules["criteria"]["days"]["portfolio"] = "holidays"
    err = run("check", write(os.path.join(made, "bad.json"), json.dumps(rules)))[2]
    checks.true("no such property", '"portfolio" of criterion "days"' in err and '"holidays"' in err and "leave" in err)


with folder() as made:
    worked(made)
    declared(made)
    shipped(made)
    mapped(made)
    a_case(made)
    random_portfolios(made)
    other_formats(made)
    bad_input(made)
outputs_are_repeatable(checks, "portfolio", "samples/portfolio/awards.csv", "samples/portfolio/release.json")
checks.end()
