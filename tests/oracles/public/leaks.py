"""Each way in which a withheld value could come out, by an example whose answer is known: points on a line, points
relative to the others, price formulas, sums, small groups of people, counts beside their complement, the
names of evaluators; and texts that repeat what is withheld, each of which must stop the copy (E790)."""
import copy, os, sys, tempfile
sys.path.insert(0, os.path.dirname(__file__))
from common import *
import common
import openpyxl

LEVELS = [{"title": t, "definition": f"Stage {i} of what is asked", "points": i}
          for i, t in enumerate(["Absent", "Poor", "Weak", "Fair", "Good", "Excellent"])]
RULES = {
    "format": "bidgauge-ruleset/1", "id": "leaks", "title": "Cleaning", "version": "1", "currency": "USD",
    "solicitation": {"title": "Cleaning", "reference": "R-1", "buyer": "Example", "dates": {"bids_due": "2026-03-13"}},
    "public": {"ground": "Gov. Code 7922.000"},
    "fields": {
        "secret": {"label": "Trade secret", "type": "text", "confidential": True},
        "method": {"label": "Method", "type": "text"},
        "wage": {"label": "Lowest wage", "type": "money", "unit": "USD/hour", "confidential": True},
        "hours": {"label": "Hours", "type": "number"},
        "plan": {"label": "Plan", "type": "choice", "choices": {"a": "Plan of its own", "b": "Plan of a body"}},
        "women": {"label": "Women", "type": "integer", "unit": "people"},
        "men": {"label": "Men", "type": "integer", "unit": "people"},
        "crew": {"label": "Workforce", "type": "table", "columns": {
            "job": {"label": "Job class", "type": "text"},
            "people": {"label": "Workers", "type": "integer", "role": "headcount"},
            "pay": {"label": "Hourly pay", "type": "money", "unit": "USD/hour"}}},
        "price": {"label": "Price", "type": "money", "role": "price"}},
    "criteria": {
        "method": {"title": "Method", "element": "other", "kind": "panel", "weight": 20, "out_of": 5,
                   "levels": LEVELS, "reads": ["method"]},
        "wages": {"title": "Wages", "element": "wages", "kind": "linear", "weight": 20, "value": {"var": "wage"},
                  "from": 17.17, "to": 22},
        "hours": {"title": "Hours", "element": "other", "kind": "linear", "weight": 20, "value": {"var": "hours"},
                  "from": 0, "to": 50}},
    "price": {"field": "price", "weight": 40, "formula": "lowest_proportion"},
    "award": {"method": "highest_score", "decimals": 2}}
BIDS = {
    "A": {"secret": "We rinse with demineralised water from our own still", "method": "Poles", "wage": 19.83,
          "hours": 33.25, "plan": "a", "women": 3, "men": 41, "price": 51998,
          "crew": [{"job": "Cleaner", "people": 32, "pay": 20.11}, {"job": "Driver", "people": 6, "pay": 21.22},
                   {"job": "Supervisor", "people": 3, "pay": 27.35},
                   {"job": "Window specialist", "people": 2, "pay": 24.67}]},
    "B": {"secret": "Nothing that others do not do as well", "method": "Lifts", "wage": 18.46, "hours": 41.75,
          "plan": "b", "women": 12, "men": 18, "price": 41000,
          "crew": [{"job": "Cleaner", "people": 30, "pay": 19.19}]}}
NAMES = {"A": "Alder", "B": "Birch"}
PANEL = {"format": "bidgauge-panel/1", "solicitation": "R-1", "ruleset": {"id": "leaks", "version": "1"},
         "evaluators": {f"E{i}": {"name": n, "declared": "2026-03-16"}
                        for i, n in enumerate(["Ana Ruiz", "Ben Cole", "Chi Wong"], 1)},
         "scores": [{"evaluator": f"E{i}", "bid": b, "criterion": "method", "points": p,
                     "reason": "poles and lifts were seen"}
                    for i in (1, 2, 3) for b, p in (("A", 4), ("B", 3))],
         "agreed": [{"criterion": "method", "bid": b, "points": p, "cites": [{"document": "bid", "place": "1"}],
                     "present": ["E1", "E2", "E3"], "reason": r}
                    for b, p, r in (("A", 4, "Long poles reach all of the floors from outside"),
                                    ("B", 3, "Rented lifts depend on the weather too much"))]}


class Case:
    def __init__(self, folder):
        self.folder, self.rules, self.bids, self.panel = folder, copy.deepcopy(RULES), copy.deepcopy(BIDS), copy.deepcopy(PANEL)

    def public(self, *more):
        ruleset = write(f"{self.folder}/rules.json", self.rules)
        paths = [write(f"{self.folder}/{b}.json", {"format": "bidgauge-bid/1", "bid": b, "vendor": {"name": NAMES[b]},
                                                   "answers": a}) for b, a in self.bids.items()]
        self.out = f"{self.folder}/public.xlsx"
        if os.path.exists(self.out):
            os.remove(self.out)
        panel = write(f"{self.folder}/panel.json", self.panel)
        return run("evaluate", ruleset, *paths, f"--panel={panel}", f"--public={self.out}", "--quiet", *more)

    def sheet(self, name):
        return [[c.value for c in row] for row in openpyxl.load_workbook(self.out)[name].iter_rows()]

    def row(self, sheet, *begins):
        for row in self.sheet(sheet):
            if tuple(row[:len(begins)]) == begins:
                return row[len(begins):]
        return []


def absent(name, case, *secrets):
    for part, body in parts(case.out).items():
        for one in secrets:
            hit = holds_number(body, one) if not isinstance(one, str) else holds_text(body, one)
            check(f"{name}: {one} is not in {part}", not hit, hit)


def as_it_is(folder):
    case = Case(folder)
    status, said = case.public()
    check("copy: written", status == 0, said)
    # 55.07 of 100 on a line from 17.17 to 22 gives 19.83; of 20 points it is 11.01
    absent("copy", case, 19.83, 18.46, 55.07, 11.01, 11.0145, BIDS["A"]["secret"], BIDS["B"]["secret"],
           "Ana Ruiz", "Ben Cole", "Chi Wong", 27.35, 24.67)
    reason = [r for r in case.sheet("Reasons") if r[:2] == ["Alder", "Wages"]][0]
    rule = "points in proportion to lowest wage: none at 17.17, all at 22"  # what the ruleset publishes
    check("copy: the reason is its outcome and the rule",
          reason[5] == f"Scored. By the rule: {rule}. What was answered is withheld.", reason)
    check("copy: the ground is shown", str(reason[3]).startswith("withheld: would give away"), reason)
    answer = case.row("Answers", "Alder", "Lowest wage")
    check("copy: the answer's ground", answer[:1] == ["withheld: confidential by the solicitation; Gov. Code 7922.000"],
          answer)
    award = case.row("Award", "Alder")
    check("copy: sums are withheld with it", "withheld" in str(award[1]) and "withheld" in str(award[2]), award)
    check("copy: the price is not", award[3] == 51998 and isinstance(award[5], (int, float)), award)
    hours = [r for r in case.sheet("Reasons") if r[:2] == ["Alder", "Hours"]][0]
    check("copy: other points are shown", hours[3] == 13.3, hours)
    panel = [r for r in case.sheet("Panel") if r[:2] == ["Alder", "Method"]]
    check("copy: what the panel agreed on", len(panel) == 1 and panel[0][3:5] == ["4", "Good"], panel)


def small_groups(folder):
    case = Case(folder)
    status, said = case.public()
    check("groups: written", status == 0, said)
    rows = [r for r in case.sheet("Table crew") if r[0] == "Alder"]
    check("groups: as worked out", [r[1:3] for r in rows] ==
          [["Cleaner", 32], ["Driver", 6], ["2 other classes", 5], ["All", 43]], rows)
    check("groups: nothing else of them", rows[2][3] == "left out: groups of fewer than 5 people are joined" if rows else False, rows)
    check("counts: fewer than 5", case.row("Answers", "Alder", "Women")[:1] == ["fewer than 5"])
    check("counts: the complement is left out", str(case.row("Answers", "Alder", "Men")[0]).startswith("left out"),
          case.row("Answers", "Alder", "Men"))
    check("counts: large ones are shown", case.row("Answers", "Birch", "Women")[:1] == [12])
    case.rules["public"]["smallest_group"] = 12
    status, said = case.public()
    if status:
        check("groups of 12: written", False, said)
        return
    rows = [r for r in case.sheet("Table crew") if r[0] == "Alder"]
    # 2 + 3 + 6 = 11, still fewer than 12: the next smallest joins
    check("groups: joined until they are large enough", [r[1:3] for r in rows] ==
          [["4 other classes", 43], ["All", 43]], rows)
    # a line over pay tells of the two
    case = Case(folder)
    case.rules["criteria"]["hours"]["value"] = {"max_of": [{"val": "crew"}, {"val": "pay"}]}
    status, said = case.public()
    check("groups: written", status == 0, said)
    absent("groups", case, 27.35, 24.67)
    reasons = {r[0]: r for r in case.sheet("Reasons") if r[1] == "Hours"}
    check("groups: points that tell of them", "withheld" in str(reasons["Alder"][3]) and reasons["Birch"][3] == 7.68,
          reasons)


def prices(folder):
    for formula, more in (("lowest_proportion", {}), ("linear_from_lowest", {}), ("min_max", {}),
                          ("fixed_range", {"low": 30000, "high": 60000}), ("fixed_reference", {"reference": 60000}),
                          ("mean_relative", {}), ("logarithmic", {"base": 10}), ("n_times_lowest", {"n": 2})):
        case = Case(folder)
        case.rules["fields"]["price"]["confidential"] = True
        case.rules["price"] = {"field": "price", "weight": 40, "formula": formula, "parameters": more}
        status, said = case.public()
        check(f"{formula}: written", status == 0, said)
        absent(formula, case, 51998, 41000, 31.54)
        award = case.row("Award", "Alder")
        check(f"{formula}: price, points and sums are withheld",
              all("withheld" in str(award[i]) for i in (1, 3, 4, 5)), award)


def relative(folder):
    case = Case(folder)
    case.rules["criteria"]["wages"] = {"title": "Wages", "element": "wages", "kind": "relative", "weight": 20,
                                       "value": {"var": "wage"}, "best": "highest", "form": "proportion"}
    status, said = case.public()
    check("relative: written", status == 0, said)
    absent("relative", case, 19.83, 18.46, 18.62)  # 18.46 / 19.83 of 20
    case = Case(folder)
    case.rules["fields"]["plan"]["confidential"] = True
    case.rules["criteria"]["hours"] = {"title": "Plan", "element": "other", "kind": "choice", "weight": 20,
                                       "value": {"var": "plan"}, "points": {"a": 100, "b": 40}}
    status, said = case.public()
    if status == 0:
        row = [r for r in case.sheet("Reasons") if r[:2] == ["Alder", "Plan"]][0]
        check("choice: points that are the answer are withheld", "withheld" in str(row[3]), row)
    else:
        check("choice: written", False, said)
    case = Case(folder)
    case.rules["criteria"]["wages"] = {"title": "Wages", "element": "wages", "kind": "bands", "weight": 20,
                                       "value": {"var": "wage"},
                                       "bands": [{"at_least": 21, "points": 100}, {"at_least": 18, "points": 50},
                                                 {"at_least": 0, "points": 0}]}
    status, said = case.public()
    check("bands: written", status == 0, said)
    row = [r for r in case.sheet("Reasons") if r[:2] == ["Alder", "Wages"]][0]
    check("bands: points of a band are shown", row[3] == 10, row)
    check("bands: and the total", isinstance(case.row("Award", "Alder")[1], (int, float)))
    absent("bands", case, 19.83, 18.46)


def refused(name, case, want, *more):
    status, said = case.public(*more)
    check(f"{name}: refused", status == 1 and "E790" in said, (status, said))
    check(f"{name}: says where", want in said, said)
    check(f"{name}: nothing is written", not os.path.exists(case.out))


def mutations(folder):
    secret = BIDS["A"]["secret"]
    for i, form in enumerate((secret, secret.upper(), "as they say: " + secret.replace(" ", "  ") + ".",
                              "19.83 an hour is what they pay", "they pay USD 19,83", "pays 1983 cents or 19.830")):
        case = Case(folder)
        case.panel["agreed"][0]["reason"] = form + ", and long poles reach all floors"
        refused(f"panel's reason {i}", case, 'the panel\'s reason for "Method" of Alder')
    case = Case(folder)
    case.rules["criteria"]["hours"]["title"] = secret
    refused("title", case, "the title of criterion")
    case = Case(folder)
    case.bids["B"]["method"] = "Birch says: " + secret
    refused("answer", case, 'the answer "Method" of Birch')
    check("answer: what is withheld is named", 'answer "Trade secret" (Alder)' in case.public()[1], case.public()[1])
    status, said = case.public("--withhold=method")
    check("answer: it can be left out", status == 0 and os.path.exists(case.out), said)
    absent("answer left out", case, secret)
    check("withhold: an unknown name", "E872" in case.public("--withhold=methods")[1])
    case = Case(folder)
    case.panel["agreed"][0]["reason"] = "Ana Ruiz saw that long poles reach all of the floors"
    refused("evaluator", case, "the panel's reason")
    case.rules["public"]["evaluators"] = "names"
    check("evaluator: with names", case.public()[0] == 0, case.public()[1])
    case = Case(folder)
    case.rules["public"]["individual_scores"] = True
    status, said = case.public()
    called = {r[2] for r in case.sheet("Panel") if r[0] == "Alder"}
    check("individual scores, by letter", status == 0 and
          called == {"the panel", "Evaluator A", "Evaluator B", "Evaluator C"}, called)
    case.panel["scores"][0]["reason"] = "they pay 19.83 an hour"
    refused("an evaluator's reason", case, "an evaluator's reason")
    case = Case(folder)
    case.rules["criteria"]["method"]["reads"] = ["method", "secret"]
    case.panel["agreed"][0]["reason"] = secret + " convinces us, with long poles"
    status, said = case.public()
    check("a panel that read it: the reason is left out", status == 0, said)
    absent("a panel that read it", case, secret)


def warned(folder):
    case = Case(folder)
    ruleset = write(f"{folder}/rules.json", case.rules)
    said = run("check", "--publish", ruleset)[1]
    check("check: points that give an answer away", said.count("W791") == 1 and '"wages"' in said, said)
    case.rules["criteria"]["wages"] = {"title": "Wages", "element": "wages", "kind": "bands", "weight": 20,
                                       "value": {"var": "wage"}, "bands": [{"at_least": 18, "points": 100}]}
    said = run("check", "--publish", write(f"{folder}/rules.json", case.rules))[1]
    check("check: bands do not", "W791" not in said, said)
    case.rules["price"]["adjustments"] = {"jobs": {"title": "Jobs", "amount": {"*": [{"var": "wage"}, 10]},
                                                   "effect": "subtract"}}
    said = run("check", "--publish", write(f"{folder}/rules.json", case.rules))[1]
    check("check: an adjustment by it does", "W791" in said, said)


with tempfile.TemporaryDirectory() as folder:
    for one in (as_it_is, small_groups, prices, relative, mutations, warned):
        one(folder)
common.finish("ways out of a public copy")
