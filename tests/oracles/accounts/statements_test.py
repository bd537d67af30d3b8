"""Statements of others in an evaluation: whose counts by the rule of the ruleset, told again in fractions from JSON,
a table and a workbook; nothing of fewer than five workers anywhere; bad input with its whole message."""
import json, os, random, subprocess, sys, zipfile
from fractions import Fraction as F
from account import Checks, folder, run, write

checks = Checks("statements")
SOURCES = ["buyer", "worker_survey", "worker_organisation", "agency_finding", "court"]
FIELDS = {"price": {"label": "Price", "type": "money", "role": "price", "required": True},
          "notice": {"label": "Schedule two weeks ahead, of the workers", "type": "percent", "required": True},
          "leave": {"label": "Days of paid leave", "type": "number", "required": True},
          "safe": {"label": "Is there a safety committee?", "type": "boolean", "required": True},
          "free": {"label": "Free meals", "type": "number"}}
RULES = {"notice": {"order": ["agency_finding", "worker_survey", "vendor"], "least_n": 10, "published": "2026-01-15"},
         "leave": {"order": ["court", "agency_finding", "vendor"], "published": "2026-01-15"},
         "safe": {"order": ["worker_survey", "vendor"], "least_yes": 50, "published": "2026-01-15"}}
CRITERIA = {"notice": {"title": "Notice", "kind": "linear", "weight": 30, "value": {"val": "notice"}, "from": 0, "to": 100},
            "leave": {"title": "Leave", "kind": "linear", "weight": 10, "value": {"val": "leave"}, "from": 0, "to": 20},
            "safe": {"title": "Safety", "kind": "yes_no", "weight": 10, "test": {"val": "safe"}}}


def ruleset(statements=RULES, **more):
    return {"format": "bidgauge-ruleset/1", "id": "r", "title": "Cleaning", "currency": "USD",
            "solicitation": {"title": "Cleaning", "reference": "R-1", "dates": {"bids_due": "2026-03-13"}},
            "fields": FIELDS, "statements": statements, "criteria": CRITERIA,
            "price": {"field": "price", "weight": 50, "formula": "lowest_proportion"},
            "award": {"method": "highest_score", "ties": ["lowest_price"], "decimals": 2}, **more}


def put(made, name, value):
    return write(os.path.join(made, name), json.dumps(value))


def bids_of(made, answers):
    lines = [json.dumps({"format": "bidgauge-bid/1", "bid": b, "vendor": {"id": b, "name": f"{b} (invented)"}, "answers": a})
             for b, a in answers.items()]
    return write(os.path.join(made, "bids.jsonl"), "\n".join(lines) + "\n")


def decisions_of(made, statements):
    return put(made, "d.json", {"format": "bidgauge-decisions/1", "decisions": [{"do": "state", **s} for s in statements]})


def evaluate(made, rules, bids, decisions, *more):
    status, out, err = run("evaluate", rules, bids, f"--decisions={decisions}", "--json=-", *more)
    checks.same("evaluated", (status, "error" in err), (0, False))
    return {b["bid"]: b for b in json.loads(out)["lots"][0]["bids"]}


def half_up(x, places=2):
    scale = 10 ** places
    return F((2 * x * scale + 1) // 2, scale)


def counted(field, vendor, statements, order, least):
    """The answer by the rule, worked out by places in the order and not by passing over a list."""
    places = []
    for i, s in enumerate(statements):
        few = s["source"] == "worker_survey" and s["n"] < max(5, least)
        if s["source"] in order and not few:
            places.append((order.index(s["source"]), -int(s["date"].replace("-", "")), -i, s))
    places.append((order.index("vendor"), 0, 0, None))
    best = min(places, key=lambda p: p[:3])[3]
    if best is None:
        return vendor, None
    if best["source"] != "worker_survey":
        return best["figure"], best
    share = F(100 * best["yes"], best["n"])
    return (share >= RULES["safe"]["least_yes"] if field == "safe" else half_up(share)), best


def random_statement(rng, field):
    survey = field != "leave" and rng.random() < 0.5
    s = {"field": field, "source": "worker_survey" if survey else rng.choice([x for x in SOURCES if x != "worker_survey"]),
         "date": f"2026-02-{rng.randint(1, 28):02}", "document": f"d{rng.randint(0, 10**9)}"}
    if survey:
        s["n"] = rng.randint(1, 40)
        s.update(yes=rng.randint(0, s["n"]), of=s["n"] + rng.randint(0, 20))
    else:
        s["figure"] = {"notice": rng.randint(0, 100), "leave": rng.randint(0, 30), "safe": rng.random() < 0.5}[field]
    return s


def points(answers, lowest):
    clamp = lambda x: min(F(1), max(F(0), x))
    return (30 * clamp(F(answers["notice"]) / 100) + 10 * clamp(F(answers["leave"]) / 20)
            + (10 if answers["safe"] else 0) + 50 * F(lowest, answers["price"]))


def by_rule(made):
    rng = random.Random(11)
    for trial in range(30):
        rules = {f: {"published": "2026-01-15",
                     "order": rng.sample(SOURCES if f != "leave" else [s for s in SOURCES if s != "worker_survey"],
                                         rng.randint(1, 4))} for f in ("notice", "leave", "safe")}
        for f, r in rules.items():
            r["order"].insert(rng.randint(0, len(r["order"])), "vendor")
            if "worker_survey" in r["order"]:
                r["least_n"] = rng.randint(5, 15)
                r.update({"least_yes": 50} if f == "safe" else {})
        answers = {b: {"price": rng.randint(90000, 120000), "notice": rng.randint(0, 100), "leave": rng.randint(0, 30),
                       "safe": rng.random() < 0.5} for b in "ABC"}
        own = {b: [random_statement(rng, rng.choice(["notice", "leave", "safe"])) for _ in range(rng.randint(0, 5))] for b in "ABC"}
        own = {b: [s for s in list_ if s["field"] != "safe" or s["source"] != "worker_survey"
                   or "worker_survey" in rules["safe"]["order"]] for b, list_ in own.items()}
        got = evaluate(made, put(made, "r.json", ruleset(rules)), bids_of(made, answers),
                       decisions_of(made, [{"bid": b, **s} for b in "ABC" for s in own[b]]))
        lowest = min(a["price"] for a in answers.values())
        for b in "ABC":
            effective, wins = dict(answers[b]), {}
            for f, r in rules.items():
                effective[f], wins[f] = counted(f, answers[b][f], [s for s in own[b] if s["field"] == f], r["order"],
                                                r.get("least_n", 5))
            checks.same(f"{trial} {b} total", F(str(got[b]["total"])), half_up(points(effective, lowest)))
            said = {s["field"]: s for s in got[b].get("statements", []) if s["counts"]}
            for f in rules:
                checks.same(f"{trial} {b} {f} counts", said.get(f, {}).get("document"), wins[f] and wins[f]["document"])
            for s in got[b].get("statements", []):
                if s["beside"] == "differs" if "beside" in s else False:
                    checks.true(f"{trial} {b} said", any(s["words"].split(" ")[0] in x["message"] for x in got[b]["flags"]))


def worked(made):
    """18 of 30 say yes, of 40 workers: 60 %, 50.94 to 68.43; the vendor says 95."""
    answers = {"A": {"price": 100000, "notice": 95, "leave": 12, "safe": True},
               "C": {"price": 120000, "notice": 100, "leave": 10, "safe": False}}
    bids, rules = bids_of(made, answers), put(made, "r.json", ruleset())
    list_ = [{"bid": "A", "field": "notice", "source": "worker_survey", "yes": 18, "n": 30, "of": 40, "date": "2026-03-20",
              "document": "survey.pdf", "by": "N. Ortiz"},
             {"bid": "A", "field": "leave", "source": "worker_organisation", "figure": 8, "date": "2026-03-18", "document": "letter"},
             {"bid": "C", "field": "notice", "source": "worker_survey", "yes": 1, "n": 4, "of": 8, "date": "2026-03-21",
              "document": "few"}]
    book = os.path.join(made, "c.xlsx")
    got = evaluate(made, rules, bids, decisions_of(made, list_), "-o", book, "--force")
    survey, letter = got["A"]["statements"]
    checks.same("survey", [str(survey[k]) for k in ("figure", "yes", "n", "of", "low", "high", "vendor", "beside", "counts")],
                ["60", "18", "30", "40", "50.94", "68.43", "95", "differs", "True"])
    checks.same("letter", (letter["counts"], letter["why"], letter["beside"]), (False, "no: not in the rule", "differs"))
    notice = next(c for c in got["A"]["criteria"] if c["id"] == "notice")
    checks.true("reason", notice["reason"].endswith("; by a worker survey, not by the bid."))
    checks.same("flags", sorted(f["message"] for f in got["A"]["flags"]),
                ['"Days of paid leave": the vendor says 12; a worker organisation says 8, which does not count by the published rule.',
                 '"Schedule two weeks ahead, of the workers": the vendor says 95; a worker survey says 60 % of 30 workers asked, '
                 'which counts by the rule published on 2026-01-15.'])
    few = got["C"]["statements"][0]
    checks.same("few", (few["counts"], few["why"], few["figure"], few["words"], "n" in few, "yes" in few, "low" in few),
                (False, "no: fewer than 5 workers", None, "fewer than 5 workers", False, False, False))
    checks.same("few counts for the vendor", got["C"]["criteria"][0]["points"], 30)
    for lang, words in (("en", "by a worker survey, not by the bid"), ("es", "según una encuesta a los trabajadores, no según la oferta")):
        _, out, _ = run("explain", rules, bids, f"--decisions={os.path.join(made, 'd.json')}", "--bid=A", f"--lang={lang}")
        checks.true(f"explain {lang}", words in out)
    for text in ("(before: 95)", "stated by worker survey: 60 % (18 of 30 asked, of 40; 50.94 to 68.43 %)"):
        checks.true(text, text in out)
    read_book(book)
    other_forms(made, rules, bids, list_, got)


def read_book(book):
    shared = zipfile.ZipFile(book)
    text = "".join(shared.read(n).decode() for n in shared.namelist() if n.endswith(".xml"))
    checks.true("a sheet of statements", "Statements: what vendors say" in text)
    try:
        import openpyxl
    except ImportError:
        print("statements: openpyxl is not there: the sheet is not read")
        return
    book = openpyxl.load_workbook(book, data_only=True)
    rows = [r for r in book["Statements"].iter_rows(min_row=5, values_only=True) if r[0]]
    checks.same("rows", [(r[1], r[3], r[4], r[6:11], r[11], r[12]) for r in rows],
                [("C", "100", "worker survey", (None,) * 5, None, "no: fewer than 5 workers"),
                 ("A", "95", "worker survey", (18, 30, 40, 50.94, 68.43), "differs", "yes"),
                 ("A", "12", "worker organisation", (None,) * 5, "differs", "no: not in the rule")]
                if rows[0][1] == "C" else
                [("A", "95", "worker survey", (18, 30, 40, 50.94, 68.43), "differs", "yes"),
                 ("A", "12", "worker organisation", (None,) * 5, "differs", "no: not in the rule"),
                 ("C", "100", "worker survey", (None,) * 5, None, "no: fewer than 5 workers")])
    checks.same("formula check", book["Formula check"]["D4"].value, 0)


def other_forms(made, rules, bids, list_, want):
    """The same from a table, and from the workbook that the program writes of them and reads again."""
    names = ["bid", "field", "source", "figure", "yes", "n", "of", "date", "document", "by"]
    text = "do," + ",".join(names) + "\n" + "".join(
        "stated," + ",".join(str(s.get(k, "")) for k in names) + "\n" for s in list_)
    table = write(os.path.join(made, "d.csv"), text)
    book = os.path.join(made, "d.xlsx")
    status, _, err = run("decisions", rules, bids, f"--decisions={os.path.join(made, 'd.json')}", "-o", book, "--force")
    checks.same("workbook of decisions", status, 0)
    for form, file in (("table", table), ("workbook", book)):
        got = evaluate(made, rules, bids, file)
        for b in want:
            checks.same(f"{form} {b}", (got[b]["total"], got[b].get("statements")), (want[b]["total"], want[b].get("statements")))


def refused(made):
    bids = bids_of(made, {"A": {"price": 100000, "notice": 95, "leave": 12, "safe": True, "free": 3}})
    rules = put(made, "r.json", ruleset())
    base = {"bid": "A", "field": "notice", "source": "agency_finding", "figure": 80, "date": "2026-03-20"}
    no_figure = {k: v for k, v in base.items() if k != "figure"}
    survey = {**no_figure, "source": "worker_survey", "yes": 3, "n": 9}
    cases = [({**base, "field": "free"}, 'E885: the ruleset does not say whose statement about "Free meals" counts, so that none is taken'),
             ({**base, "field": "price"}, 'E885: the ruleset does not say whose statement about "Price" counts'),
             ({**base, "date": "2026-01-14"}, "E885: the statement is older than the rule, which was published on 2026-01-15: whose "
              "statement counts is published beforehand"),
             ({**base, "source": "press"}, 'E885: "press" is not one of buyer, worker survey, worker organisation, agency finding, court'),
             ({**base, "source": "vendor"}, "E885: what the vendor states is its bid"),
             (no_figure, "E885: nothing is stated"),
             ({**base, "yes": 3}, "E885: only a worker survey counts workers"),
             ({**survey, "figure": 80}, "E885: the figure of a survey is worked out from how many answered yes; leave it empty"),
             ({k: v for k, v in survey.items() if k != "n"}, "E885: a survey says how many answered yes and how many were asked"),
             ({**survey, "yes": 10}, "E885: more workers answered yes than were asked"),
             ({**survey, "of": 8}, "E885: more workers were asked than there are"),
             ({**survey, "field": "leave"}, "E885: the rule of this question has no worker survey")]
    for statement, want in cases:
        status, _, err = run("evaluate", rules, bids, f"--decisions={decisions_of(made, [statement])}")
        checks.true(want, status == 1 and want in err)
    status, _, err = run("evaluate", rules, bids, f"--decisions={decisions_of(made, [base, base])}")
    checks.true("twice", status == 1 and "E546" in err)
    for rule, want in (({"wage": RULES["leave"]}, 'E886: statements are about "wage", which is not a field of the ruleset'),
                       ({"leave": {**RULES["leave"], "order": ["court"]}}, 'E886: statements about "leave": the vendor\'s own answer has '
                        'no place in it; name "vendor", last where others come before it'),
                       ({"leave": {**RULES["leave"], "order": ["court", "court", "vendor"]}}, '"court" is named twice'),
                       ({"leave": {**RULES["leave"], "order": ["press", "vendor"]}}, '"press" is not one of vendor, buyer, worker_survey'),
                       ({"leave": {**RULES["leave"], "order": ["worker_survey", "vendor"]}}, "a worker survey gives a share of workers"),
                       ({"safe": {k: v for k, v in RULES["safe"].items() if k != "least_yes"}}, 'add "least_yes"'),
                       ({"leave": {**RULES["leave"], "least_yes": 4}}, "only a question of yes or no with a worker survey in its order has it"),
                       ({"notice": {**RULES["notice"], "least_n": 4}}, "least_n")):
        status, _, err = run("check", put(made, "bad.json", ruleset(rule)))
        checks.true(want, status == 1 and want in err)


# -- what everybody may see ------------------------------------------------------------------------------------

SECRET = ["Quillfeather", "survey-of-the-crew", "letter-of-local-9", "31.57", "49.06", "fewer than 5 workers", "of 30 workers", "30 asked", "of 40"]
PUBLIC_STATEMENTS = [
    {"bid": "a", "field": "notice", "source": "worker_survey", "yes": 17, "n": 30, "of": 40, "date": "2026-03-20", "document": "survey-of-the-crew.pdf", "by": "N. Quillfeather"},
    {"bid": "a", "field": "safe", "source": "worker_survey", "yes": 12, "n": 30, "of": 40, "date": "2026-03-20", "document": "survey-of-the-crew.pdf", "by": "N. Quillfeather"},
    {"bid": "b", "field": "leave", "source": "worker_organisation", "figure": 7.25, "date": "2026-03-18", "document": "letter-of-local-9.pdf", "by": "N. Quillfeather"},
    {"bid": "b", "field": "notice", "source": "worker_survey", "yes": 1, "n": 4, "of": 8, "date": "2026-03-20", "document": "survey-of-the-crew.pdf", "by": "N. Quillfeather"}]
PUBLIC_ANSWERS = {"a": {"price": 1000, "notice": 93.75, "leave": 12, "safe": True}, "b": {"price": 1100, "notice": 80, "leave": 15, "safe": True}}


def parts_of(path):
    """Every text of a workbook, of a page or of JSON."""
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as book:
            return " ".join(book.read(name).decode("utf-8", "replace") for name in book.namelist())
    with open(path, encoding="utf-8") as file:
        return file.read()


def keeps_to_itself(what, path, *more):
    text = parts_of(path)
    for secret in (*SECRET, *more):
        checks.true(f"{what}: nothing of {secret}", secret not in text)
    return text


def statements_case(made):
    """A case in which statements of others count, finished."""
    case = os.path.join(made, "case")
    rules = put(made, "case-rules.json", ruleset(version="1", solicitation={"title": "Cleaning", "reference": "R-1", "buyer": "Example",
                                                                            "dates": {"bids_due": "2026-03-13T16:00Z"}}))
    bids = [put(made, f"{b}.json", {"format": "bidgauge-bid/1", "bid": b, "vendor": {"id": b, "name": f"{b.upper()} (invented)"}, "answers": a})
            for b, a in PUBLIC_ANSWERS.items()]
    decision = put(made, "award.json", {"format": "bidgauge-award/1", "chosen": "b", "by": "B. Officer (invented)", "because": "it ranks first",
                                     "tradeoff": {"a": "cheaper, and worse for its workers"}})
    for words, at in ((("start", case, rules, "--by=B. Officer (invented)"), "2026-01-10T09:00Z"), (("publish", case), "2026-01-12T09:00Z"),
                      (("receive", case, bids[0]), "2026-03-13T11:00Z"), (("receive", case, bids[1]), "2026-03-13T12:00Z"),
                      (("open", case), "2026-03-13T16:30Z"), (("decisions", case, decisions_of(made, PUBLIC_STATEMENTS)), "2026-03-22T09:00Z"),
                      (("lock", case), "2026-03-23T09:00Z"), (("open-prices", case), "2026-03-24T09:00Z"),
                      (("decide", case, decision), "2026-03-26T09:00Z"), (("finish", case), "2026-03-26T10:00Z")):
        status, _, err = run("panel" if words[0] == "lock" else "record", *words, "-q", f"--at={at}")
        checks.same(f"record {words[0]} {err if status else ''}", status, 0)
    return case


def for_everybody(made):
    """Public copies and letters say whose figure counts, and neither who wrote it down, nor on what paper, nor how many of how
    many said so; a survey of four is not there at all."""
    rules, bids = put(made, "rules.json", ruleset()), bids_of(made, PUBLIC_ANSWERS)
    decisions = decisions_of(made, PUBLIC_STATEMENTS)
    book = os.path.join(made, "public.xlsx")
    checks.same("a public copy", run("evaluate", rules, bids, f"--decisions={decisions}", f"--public={book}", "-q")[0], 0)
    text = keeps_to_itself("public copy", book, "7.25", "Statement of others")
    checks.true("public copy: it is said whose figure counts", "by a worker survey, not by the bid" in text)
    closed = put(made, "closed.json", ruleset(fields={**FIELDS, "notice": {**FIELDS["notice"], "confidential": True}}))
    other = os.path.join(made, "closed.xlsx")
    checks.same("a public copy of a confidential question", run("evaluate", closed, bids, f"--decisions={decisions}", f"--public={other}", "-q")[0], 0)
    text = keeps_to_itself("confidential question", other, "7.25", "56.6", "93.75")
    case = statements_case(made)
    checks.same("record public", run("record", "public", case, "-o", os.path.join(made, "web"), "-q")[0], 0)
    for name in sorted(os.listdir(os.path.join(made, "web"))):
        keeps_to_itself(f"record public, {name}", os.path.join(made, "web", name), "7.25")
    release = os.path.join(made, "release.json")
    checks.same("record ocds", run("record", "ocds", case, "-o", release, "-q")[0], 0)
    keeps_to_itself("record ocds", release, "7.25")
    for regime in ("us-state", "eu-2014-24", "far-15-506"):
        letters = os.path.join(made, regime)
        status, _, err = run("debrief", case, f"--regime={regime}", "-o", letters, "-q", "--at=2026-03-27T09:00Z")
        checks.same(f"letters of {regime} {err if status else ''}", status, 0)
        said = [keeps_to_itself(f"{regime}, {name}", os.path.join(letters, name), "7.25") for name in sorted(os.listdir(letters))] if status == 0 else []
        checks.same(f"{regime}: a letter each", len(said), 2)


with folder() as made:
    worked(made)
    by_rule(made)
    refused(made)
    for_everybody(made)
checks.end()
