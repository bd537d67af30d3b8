"""The janitorial sample under other rules: every price formula, award method, rounding, and the kinds
and options that the sample itself does not use, so that their formulas are recalculated too."""
import copy
import json

import book

POINTS = {"linear_from_lowest": {}, "min_max": {}, "fixed_range": {"low": 900000, "high": 1400000},
          "fixed_reference": {"reference": 1150000}, "mean_relative": {}, "logarithmic": {"base": 2},
          "n_times_lowest": {"n": 2},
          "graduated": {"slope_above": 1, "slope_below": 0.5, "inflection": 0.1}}
INDEXES = {"utility_index": {}, "price_per_point": {}, "adjusted_bid": {},
           "adjusted_score": {"reference": 1150000}, "monetised_quality": {"per_point": 2500},
           "coefficient": {}, "rated_criteria": {}, "rated_linear": {}}


def sample():
    folder = book.TOP / "samples/janitorial"
    return (json.loads((folder / "ruleset.json").read_text()),
            [json.loads(p.read_text()) for p in book.bids_of(folder)])


def price(ruleset, formula, parameters):
    ruleset["price"]["formula"] = formula
    ruleset["price"].pop("source", None)
    if parameters:
        ruleset["price"]["parameters"] = parameters


def points_formula(formula):
    return lambda ruleset, bids: price(ruleset, formula, POINTS[formula])


def index_formula(formula):
    def change(ruleset, bids):
        price(ruleset, formula, INDEXES[formula])
        ruleset["award"]["method"] = "best_index"
        ruleset["award"]["decimals"] = 6
    return change


def lowest_price(ruleset, bids):
    """Requirements only, and preferences on the price."""
    ruleset["criteria"] = {k: c for k, c in ruleset["criteria"].items() if c["kind"] == "pass_fail"}
    ruleset["price"] = {"field": "annual_price", "preferences": preferences()}
    ruleset["award"] = {"method": "lowest_evaluated_price", "ties": ["earliest"], "decimals": 2}


def preferences():
    return {"small": {"title": "Small business", "applies_if": {">=": [{"val": "small_business_share"}, 12]},
                      "effect": "subtract_own", "base": "lowest", "percent": 5, "cap": 50000},
            "owned": {"title": "Owned by its workers", "applies_if": {">": [{"val": "employee_owned"}, 50]},
                      "effect": "add_to_others", "base": "own_bid", "percent": 4, "order": 2,
                      "wins_ties": True}}


def adjusted(ruleset, bids):
    ruleset["price"]["preferences"] = preferences()
    ruleset["price"]["adjustments"] = {
        "training": {"title": "Value of training", "effect": "subtract",
                     "amount": {"*": [{"val": "training_hours"}, 125.5]}},
        "turnover": {"title": "Cost of turnover", "effect": "add",
                     "amount": {"*": [{"val": "turnover"}, 333.33]}}}


def rounding(kind, decimals, **more):
    def change(ruleset, bids):
        ruleset["award"].update({"rounding": kind, "decimals": decimals, **more})
    return change


def ties(ruleset, bids):
    """Three equal bids, of which two are equal under every rule for ties too."""
    for i, when in enumerate(("2026-03-01T10:00:00Z", "2026-03-01T10:00:00Z", "2026-03-02T10:00:00Z")):
        bid = copy.deepcopy(bids[0])
        bid.update({"bid": f"T-{i}", "vendor": {"id": f"T{i}", "name": f"Twin {i}"}, "submitted": when})
        bids.append(bid)
    ruleset["award"]["ties"] = [{"criterion": "starting_wage"}, "lowest_price", "earliest"]


def kinds(ruleset, bids):
    """What the sample's criteria leave out: options of relative, choice, bands, when, on_missing."""
    ruleset["criteria"]["pay"]["criteria"]["mean_wage"].update({"form": "min_max"})
    ruleset["criteria"]["pay"]["criteria"]["wage_record"]["on_missing"] = "zero"
    ruleset["criteria"]["stability"]["criteria"]["turnover"] = {
        "title": "Yearly turnover", "element": "stability", "kind": "relative", "weight": 60,
        "value": {"val": "turnover"}, "best": "lowest", "on_missing": "fail"}
    ruleset["criteria"]["ownership"].update({"when": {">": [{"val": "employee_owned"}, 5]},
                                             "otherwise": "rescale"})
    ruleset["criteria"]["small_business"].update(
        {"when": {"<": [{"val": "employee_owned"}, 50]}, "otherwise": "full"})
    ruleset["criteria"]["schedules"]["criteria"]["guaranteed"].update(
        {"when": {">": [{"val": "notice_days"}, 3]}, "otherwise": "zero"})
    ruleset["award"]["minimum_quality"] = 35


def panel(ruleset, bids):
    ruleset["criteria"]["voice"] = {
        "title": "A channel for workers' voice", "element": "dignity_voice", "kind": "panel", "weight": 4,
        "levels": [{"title": "Strong", "definition": "Elected.", "points": 100},
                   {"title": "Weak", "definition": "No channel.", "points": 0}]}


def nobody(ruleset, bids):
    for bid in bids:
        bid["answers"]["debarred"] = True


def alone(ruleset, bids):
    del bids[1:]


def evidenced(ruleset, bids):
    ruleset["criteria"]["training"]["criteria"]["training_hours"]["evidence"] = "evidenced"
    bids[0]["evidence"] = {"training_hours": [{"document": "plan.pdf", "page": "4"}]}
    bids[1]["clarifications"] = [{"date": "2026-03-20", "field": "training_hours", "was": 10, "now": 12,
                                  "document": "letter.pdf"}]


def expressions(ruleset, bids):
    """Values by longer expressions: conditions, arithmetic, tables."""
    low = {"max": [{"param": "living_wage"}, {"param": "minimum_wage"}]}
    ruleset["criteria"]["training"]["criteria"]["training_hours"]["value"] = {
        "if": [{">": [{"val": "recordables"}, 5]}, {"-": [{"val": "training_hours"}, 2]},
               {"+": [{"val": "training_hours"}, {"/": [{"val": "sick_hours"}, 7]}]}]}
    ruleset["criteria"]["small_business"]["value"] = {
        "*": [100, {"/": [{"sum_of": [{"val": "workforce"}, {"*": [{"val": "headcount"}, {"val": "hourly_wage"}]}]},
                          {"+": [{"sum_of": [{"val": "workforce"}, {"val": "headcount"}]}, 1000]}]}]}
    ruleset["criteria"]["stability"]["criteria"]["incumbents"]["test"] = {
        "and": [{"val": "offers_incumbents"}, {"!": [{"val": "debarred"}]},
                {"some": [{"val": "workforce"}, {">": [{"val": "hourly_wage"}, {"+": [low, 2]}]}]}]}


def hostile_words(ruleset, bids):
    """The buyer's own words, as hard as they can be for formulas."""
    ruleset["solicitation"]["title"] = 'Say "hello" & \'bye\' <b> =1+1'
    for i, criterion in enumerate(ruleset["criteria"].values()):
        criterion["title"] = f'{"=+-@"[i % 4]}title "{i}" \'x\' & <y> %s {{0}} é😀'
    for i, field in enumerate(ruleset["fields"].values()):
        field["label"] = f'=label("{i}")&\'q\' <z>'
    choices = {'none': 'No "channel"', 'suggestions': '=1+1', 'committee': "it's", 'elected_body': '&<>'}
    ruleset["fields"]["voice_channel"]["choices"] = choices


def lines(ruleset, bids):
    """A schedule of lines that governs: options, an amount that does not multiply, one to the cent, one
    without a unit price, a line that one bid lacks, and another order."""
    ruleset["fields"]["lines"] = {"label": "Schedule", "type": "table", "columns": {
        "item": {"label": "Item", "type": "text"},
        "kind": {"label": "Kind", "type": "choice", "choices": {"a": "Daily, with supplies", "b": "Monthly"}},
        "q": {"label": "Quantity", "type": "number"}, "u": {"label": "Unit price", "type": "money"},
        "m": {"label": "Amount", "type": "money"}, "o": {"label": "Option", "type": "boolean"}}}
    ruleset["price"]["schedule"] = {"field": "lines", "quantity": "q", "unit_price": "u", "amount": "m",
                                    "option": "o", "governs": "lines"}
    for i, bid in enumerate(bids):
        rows = [{"item": "Cleaning", "kind": "a", "q": 12, "u": 60000.25 + 1000 * i},
                {"item": "Windows", "kind": "b", "q": 3.5, "u": 1001.11, "m": 3503.89},
                {"item": "Floors", "kind": "b", "q": 2, "u": 500, "m": 1100 if i == 1 else 1000},
                {"item": "Bonds", "m": 4321.09},
                {"item": "Snow", "q": 10, "u": 99.99, "o": True}]
        bid["answers"]["lines"] = [rows, rows, rows[::-1], rows[:-1], rows, rows][i % 6]


def many(ruleset, bids, n=61):
    """So many ranked bids, more than have a sheet each, and one that is not ranked; their tables have
    different lengths."""
    ranked = [b for b in bids if not b["answers"]["debarred"] and b["bid"] in ("B-01", "B-02")]
    refused = copy.deepcopy(ranked[0])
    refused["answers"]["debarred"] = True
    bids[:] = [copy.deepcopy(ranked[i % len(ranked)]) for i in range(n)] + [refused]
    for i, bid in enumerate(bids):
        bid["bid"], bid["vendor"] = f"M-{i:03}", {"id": f"V-{i:03}", "name": f"Vendor {i:03}, invented"}
        bid["answers"]["annual_price"] += 100 * i
        del bid["answers"]["workforce"][1 + i % 4:]


VARIANTS = {
    **{f"points-{name}": points_formula(name) for name in POINTS},
    **{f"index-{name}": index_formula(name) for name in INDEXES},
    "lowest-price": lowest_price,
    "adjusted": adjusted,
    "half-even": rounding("half_even", 1),
    "truncate": rounding("truncate", 3, rank_on="exact"),
    "round-each": rounding("half_up", 0, round_each=True),
    "ties": ties, "kinds": kinds, "panel": panel, "nobody": nobody, "alone": alone,
    "evidenced": evidenced, "lines": lines, "expressions": expressions, "hostile-words": hostile_words,
    "many": many,
}


def all_of():
    """(name, (ruleset, bids))"""
    for name, change in VARIANTS.items():
        ruleset, bids = sample()
        change(ruleset, bids)
        yield name, (ruleset, bids)
