"""Who really owns the firm: the tests of the shared part value by value around their limits, the label, the effective share, the
failing test in words; a preference that must count ESOP trusts; agreements of a tender in their states."""
import hashlib, html, itertools, json, os, re, zipfile
from fractions import Fraction as F
from account import Checks, folder, run, write

checks = Checks("ownership")
PART = os.path.abspath("rules/shared/employee-ownership.json")
OWNED, BROAD, SPREAD = 30, 80, 60  # the limits of the part
NOTES = json.load(open(PART))["notes"]  # what points for ownership do not claim
REPEATED = NOTES[0]  # said by the ruleset too: once is enough


def ruleset(made):
    part = open(PART, "rb").read()
    os.makedirs(os.path.join(made, "shared"), exist_ok=True)
    with open(os.path.join(made, "shared", "employee-ownership.json"), "wb") as file:
        file.write(part)
    return write(os.path.join(made, "rules.json"), json.dumps({
        "format": "bidgauge-ruleset/1", "id": "o", "title": "O", "currency": "USD",
        "solicitation": {"title": "O", "dates": {"bids_due": "2026-12-01"}},
        "notes": ["A note of the buyer.", REPEATED],
        "include": [{"file": "shared/employee-ownership.json", "sha256": hashlib.sha256(part).hexdigest(),
                     "take": ["fields", "sources", "parameters", "definitions", "criteria", "notes"]}],
        "fields": {"price": {"label": "Price", "type": "money", "role": "price", "required": True}},
        "price": {"field": "price", "weight": 60, "formula": "lowest_proportion"},
        "award": {"method": "highest_score", "ties": ["lowest_price"]}}))


def summary(book):
    """The texts of the sheet Summary one behind the other: what is longer than a line goes on in the next row."""
    import warnings
    try:
        from openpyxl import load_workbook
    except ImportError:
        print("ownership: openpyxl is not there: the sheet Summary is not read")
        return None
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        sheet = load_workbook(book)["Summary"]
    return " ".join(str(cell.value) for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str))


def outcomes(rules, bids):
    status, out, err = run("evaluate", rules, bids, "--json=-")
    checks.same("evaluated", status, 0)
    return {b["bid"]: {c["id"].split(".")[-1]: c for c in b["criteria"]} for b in json.loads(out, parse_float=str, parse_int=str)["lots"][0]["bids"]}


def value_by_value(made, rules):
    cases = list(itertools.product([0, 29.99, 30, 51, 100], [(40, 100), (79, 100), (80, 100), (12, 30), (24, 30), (30, 30)], [20, 60, 60.01, 90]))
    lines = [json.dumps({"format": "bidgauge-bid/1", "bid": f"B{i}", "vendor": {"id": f"v{i}", "name": f"V{i} (invented)"},
                         "answers": {"price": 100, "form": "esop", "owned": o, "employees": n, "eligible": e, "top_fifth": t}})
             for i, (o, (e, n), t) in enumerate(cases)]
    got = outcomes(rules, write(os.path.join(made, "b.jsonl"), "\n".join(lines) + "\n"))
    word = lambda holds: "met" if holds else "not_met"
    for i, (o, (e, n), t) in enumerate(cases):
        c, name = got[f"B{i}"], f"{o} {e}/{n} {t}"
        tests = [F(str(o)) >= OWNED, F(100 * e, n) >= BROAD, F(str(t)) <= SPREAD]
        for id_, holds in zip(("owned", "broad", "spread", "label"), [*tests, all(tests)]):
            checks.same(f"{name} {id_}", c[id_]["outcome"], word(holds))
        checks.same(f"{name} effective", F(c["share"]["value"]), F(str(o)) * F(e, n))
        if not all(tests):  # the reason is of the first test that fails
            which = ("owned", "broad", "spread")[tests.index(False)]
            by = c[which]["reason"].rsplit(": ", 1)[1].rstrip(".")  # "40 short", "30 over"
            others = tests.count(False) - 1
            more = f"; {others} more part{'s' if others > 1 else ''} fail{'' if others > 1 else 's'}" if others else ""
            checks.true(f"{name} failing {by}{more}", c["label"]["reason"].endswith(f": {by}{more}."))


def worked(made, rules):
    """100 % with 40 % eligible: 40 effective; 51 % with 90 % of it held by three managers: owned, not broad; 12 of 30 members: 40 %."""
    rows = {"esop": (100, 100, 40, 45), "managers": (51, 30, 3, 90), "coop": (100, 30, 12, 20)}
    lines = [json.dumps({"format": "bidgauge-bid/1", "bid": k, "vendor": {"id": k, "name": f"{k} (invented)"}, "answers": {
        "price": 100, "form": "esop", "owned": o, "employees": n, "eligible": e, "top_fifth": t}}) for k, (o, n, e, t) in rows.items()]
    got = outcomes(rules, write(os.path.join(made, "w.jsonl"), "\n".join(lines) + "\n"))
    checks.same("100 % with 40 % eligible", F(got["esop"]["share"]["value"]), F(40))
    book = os.path.join(made, "w.xlsx")
    checks.same("workbook", run("evaluate", rules, os.path.join(made, "w.jsonl"), "-q", f"--output={book}")[0], 0)
    said = summary(book)
    for failing, share in () if said is None else (("40 percent", "40"), ("10 percent", "5.1")):
        checks.true(f"on Summary: label fails by {failing}", re.search(rf"Label: owned by those who work there: ✗ not met\. [^✗]* is {failing}; [^✗]* Effective share: [^✗]* is {share}: ", said))
    checks.same("of each bid", 3 if said is None else said.count("✗ not met."), 3)
    checks.same("managers", [got["managers"][k]["outcome"] for k in ("owned", "broad", "spread", "label")], ["met", "not_met", "not_met", "not_met"])
    checks.same("co-op breadth", F(got["coop"]["broad"]["value"]), F(40))
    checks.same("co-op effective", F(got["coop"]["share"]["value"]), F(40))


def agreements(made):
    """14.00 under a floor of 18.50: 4.50 short without a waiver; outside with one, with clause and page; 19.00 meets it."""
    rules = write(os.path.join(made, "cba.json"), json.dumps({
        "format": "bidgauge-ruleset/1", "id": "cba", "title": "T", "currency": "USD", "solicitation": {"title": "T", "dates": {"bids_due": "2026-12-01"}},
        "fields": {"price": {"label": "Price", "type": "money", "role": "price", "required": True},
                   "wage": {"label": "Lowest hourly wage", "type": "money", "unit": "USD/hour", "required": True},
                   "clause": {"label": "Superseding clause", "type": "text", "required": True}},
        "criteria": {"floor": {"title": "Wage floor", "kind": "pass_fail", "element": "wages", "when": {"==": [{"val": "clause"}, "none"]},
                               "otherwise": "full", "test": {">=": [{"val": "wage"}, 18.50]}}},
        "price": {"field": "price"}, "award": {"method": "lowest_evaluated_price", "ties": ["earliest"]}}))
    answers = {"below": (14.00, "none"), "waived": (14.00, "section 14, page 31"), "above": (19.00, "none"), "at": (18.50, "none")}
    lines = [json.dumps({"format": "bidgauge-bid/1", "bid": k, "vendor": {"id": k, "name": f"{k} (invented)"},
                         "answers": {"price": i + 1, "wage": w, "clause": c}}) for i, (k, (w, c)) in enumerate(answers.items())]
    got = outcomes(rules, write(os.path.join(made, "cba.jsonl"), "\n".join(lines) + "\n"))
    checks.same("states", {k: v["floor"]["outcome"] for k, v in got.items()},
                {"below": "not_met", "waived": "not_applicable", "above": "met", "at": "met"})
    checks.true("4.50 short", "4.50 short" in got["below"]["floor"]["reason"])
    checks.true("clause and page", "section 14, page 31" in json.dumps(got["waived"]["floor"]))


def agreements_of_the_sample(made):
    """The shipped register: C-003 with 14 workers and C-017 with 64 are under an agreement. With every agreement outside, 2 contracts and
    78 workers are out of the floor; by their clauses only C-017 is, whose clause expressly supersedes."""
    rules = json.load(open("samples/register/ruleset.json"))
    for rule, want in (("outside", {"C-003": 14, "C-017": 64}), (None, {"C-017": 64}), ("covered", {})):
        rules["register"].pop("collective_agreement", None)
        if rule:
            rules["register"]["collective_agreement"] = rule
        path = write(os.path.join(made, "register.json"), json.dumps(rules))
        status, out, err = run("model", path, "--register", "samples/register/contracts.csv", "--wages", "samples/register/wages.csv", "--json=-", "-q")
        checks.same(f"register {rule}", status, 0)
        case = json.loads(out, parse_float=str, parse_int=str)["register"]["cases"][0]
        got = {}
        for line in case["lines"]:
            if line["coverage"] == "collective_agreement":
                got[line["contract"]] = got.get(line["contract"], 0) + F(line["workers"]["value"])
        checks.same(f"register {rule}: contracts and workers", got, want)
        if rule == "outside":
            checks.same("2 contracts, 78 workers", (len(got), sum(got.values())), (2, 78))


def notes(made, rules):
    """What the part says that it does not claim is in the workbook and on the title page: the ruleset's own notes first, none twice."""
    bid = write(os.path.join(made, "n.json"), json.dumps({"format": "bidgauge-bid/1", "bid": "A", "vendor": {"id": "a", "name": "A (invented)"},
                                                          "answers": {"price": 100, "form": "none", "owned": 0, "employees": 5, "eligible": 0, "top_fifth": 0}}))
    book = os.path.join(made, "n.xlsx")
    checks.same("workbook", run("evaluate", rules, bid, "-q", f"--output={book}")[0], 0)
    with zipfile.ZipFile(book) as parts:
        text = html.unescape("".join(parts.read(name).decode() for name in sorted(parts.namelist()) if name.endswith(".xml")))
    page = html.unescape(run("check", rules, "--page")[1])
    wanted = ["A note of the buyer.", *NOTES]
    checks.true("the part has notes", len(NOTES) == 3 and "correlation" in NOTES[0] and "who decides" in NOTES[1])
    for where, shown, times in (("workbook: on Rules and Summary", text, 2), ("title page", page, 1)):
        checks.same(f"{where}: each once", [shown.count(note) for note in wanted], [times] * len(wanted))
        checks.true(f"{where}: the ruleset's own first", shown.find(wanted[0]) < min(shown.find(note) for note in NOTES[1:]))


with folder() as made:
    rules = ruleset(made)
    value_by_value(made, rules)
    worked(made, rules)
    agreements(made)
    agreements_of_the_sample(made)
    notes(made, rules)
checks.end()
