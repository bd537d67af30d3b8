#!/usr/bin/env python3
"""Small OCDS and Prozorro documents, each with what must come of it. Vendors are invented.

usage: cases.py BIDGAUGE"""
import json
import pathlib
import subprocess
import sys
import tempfile

PROGRAM = None


class Made:
    """What import makes of a document (or of the lines of a list)."""

    def __init__(self, folder, documents, *options):
        self.folder = pathlib.Path(folder)
        self.source = self.folder / "source.json"
        lines = documents if isinstance(documents, list) else [documents]
        self.source.write_text("\n".join(
            d if isinstance(d, str) else json.dumps(d) for d in lines) + "\n")
        done = subprocess.run(
            [PROGRAM, "import", str(self.source), "-o", str(self.folder / "out"), "--json",
             str(self.folder / "data.json"), *options], capture_output=True, text=True)
        self.status, self.out, self.err = done.returncode, done.stdout, done.stderr
        data = self.folder / "data.json"
        self.data = json.loads(data.read_text()) if data.exists() else {}

    def read(self, path):
        return json.loads((self.folder / "out" / path).read_text())

    def has(self, path):
        return (self.folder / "out" / path).exists()

    def files(self):
        return sorted(str(p.relative_to(self.folder / "out"))
                      for p in (self.folder / "out").rglob("*.json"))

    def losses(self, what):
        return [n["text"] for n in self.data["losses"] if n["what"] == what]

    def evaluate(self, ruleset, *bids):
        done = subprocess.run(
            [PROGRAM, "evaluate", str(self.folder / "out" / ruleset),
             *(bids or [str(self.source)]), "--json", "-"], capture_output=True, text=True)
        return (json.loads(done.stdout)["lots"] if done.stdout else None), done.stderr


def bid(identifier, amount=None, **more):
    out = {"id": identifier, "status": "valid",
           "tenderers": [{"id": f"T{identifier}", "name": f"Vendor {identifier} (invented)"}]}
    if amount is not None:
        out["value"] = {"amount": amount, "currency": "USD"}
    return {**out, **more}


def release(*bids, ocid="ocds-test-1", tender=None, **more):
    return {"ocid": ocid, "id": f"{ocid}-r", "tag": ["compiled"],
            "tender": {"id": "T", "title": "Cleaning", "awardCriteria": "priceOnly",
                       "tenderPeriod": {"endDate": "2026-01-01T00:00:00Z"}, **(tender or {})},
            "bids": {"details": list(bids)}, **more}


def order(lots):
    ranked = [b for b in lots[0]["bids"] if b["rank"]]
    return [b["bid"] for b in sorted(ranked, key=lambda b: b["rank"])]


def statuses(made, ruleset="tender/ruleset.json"):
    lots, _ = made.evaluate(ruleset)
    return {b["bid"]: b["status"] for b in lots[0]["bids"]}


# -- OCDS ------------------------------------------------------------------------------------------

def only_valid_bids_are_ranked(folder):
    statuses = {"1": "valid", "2": "disqualified", "3": "withdrawn", "4": "pending",
                "5": "invited", "6": "something new", "7": "valid"}
    prices = {"1": 7, "2": 6, "3": 5, "4": 4, "5": 3, "6": 2, "7": 8}
    made = Made(folder, release(*(bid(int(i), prices[i], status=statuses[i]) for i in statuses)))
    lots, _ = made.evaluate("tender/ruleset.json")
    assert order(lots) == ["1", "7"], lots
    reasons = {b["bid"]: b["status_reason"] for b in lots[0]["bids"] if not b["rank"]}
    assert set(reasons) == set("23456")
    for bids, words in (("2", "The bidder was disqualified"), ("3", "The bid was withdrawn"),
                        ("456", "The bid does not count yet")):
        for one in bids:
            assert reasons[one] == f'{words}: the bid is "{statuses[one]}" in the source.', reasons


def a_consortium_is_one_vendor(folder):
    made = Made(folder, release(bid("c", 5, tenderers=[
        {"id": 7, "name": "Elm (invented)"}, {"id": "O", "name": "Oak (invented)"}, {"id": "X"}])))
    vendor = made.read("tender/bids/c.json")["vendor"]
    assert vendor == {"id": "7; O; X", "name": "Elm (invented); Oak (invented); X"}, vendor


def ids_may_be_numbers(folder):
    document = release(bid(1, 5, requirementResponses=[
        {"id": 1, "value": 3, "requirement": {"id": 12}}]), tender={
            "lots": [{"id": 4, "value": {"amount": 9, "currency": "USD"}}],
            "criteria": [{"id": 3, "title": "Staff", "relatedLots": ["4"], "requirementGroups": [
                {"id": 1, "requirements": [{"id": "12", "dataType": "number", "minValue": 3}]}]}]})
    document["bids"]["details"][0]["relatedLots"] = ["4"]
    document["awards"] = [{"id": 1, "status": "active", "relatedBids": ["1"]}]
    made = Made(folder, document)
    assert made.files() == ["4/bids/1.json", "4/ruleset.json"], made.files()
    assert [c["result"] for c in made.data["compared"]] == ["agrees"], made.data["compared"]
    lots, _ = made.evaluate("4/ruleset.json")
    assert lots[0]["bids"][0]["criteria"][0]["outcome"] == "met", lots


def expressions_of_interest_are_no_bids(folder):
    made = Made(folder, release(bid(1, 5, submissionType="expressionOfInterest"), bid(2, 6)))
    bids = made.data["bids"]
    assert (bids["in"], bids["read"], bids["refused"]) == (2, 1, 1), bids
    assert "expression of interest" in made.out and made.status == 1


def older_shapes_are_read(folder):
    document = release(tender={"criteria": [
        {"id": "C", "title": "Staff", "source": "tenderer", "relatesTo": "tenderer",
         "requirementGroups": [{"id": "G", "requirements": [
             {"id": "R", "dataType": "boolean", "expectedValue": "true"}]}]}]})
    document["bids"] = [bid(1, 5, requirementResponses=[
        {"id": "A", "value": "True", "requirement": "R", "relatedTenderer": {"id": "T1"}}])]
    made = Made(folder, document)
    lots, _ = made.evaluate("tender/ruleset.json")
    assert lots[0]["bids"][0]["criteria"][0]["outcome"] == "met", lots
    assert made.data["answers"]["coerced"] == 1


def one_bid_object_a_lot(folder):
    made = Made(folder, release(
        bid(1, 5, relatedLots=["a"]), bid(2, 4, relatedLots=["b"]), bid(3, 6, relatedLots=["a"]),
        bid(4, 9, relatedLots=["a", "b"]), bid(5, 2, relatedLots=["c"]),
        tender={"lots": [{"id": "a"}, {"id": "b"}]}))
    assert made.data["bids"]["read"] == 5
    assert made.has("a/bids/4.json") and made.has("b/bids/4.json") and made.has("c/bids/5.json")
    assert "price" not in made.read("a/bids/4.json")["answers"]
    assert any("for 2 lots together and cannot be split" in t for t in made.losses("refused"))
    assert any('no lot "c"' in t for t in made.losses("ignored")), made.losses("ignored")
    lots, _ = made.evaluate("a/ruleset.json", *(str(p) for p in sorted(
        (made.folder / "out/a/bids").iterdir())))
    assert order(lots) == ["1", "3"], lots


def the_only_lot_need_not_be_named(folder):
    made = Made(folder, release(bid(1, 5), tender={"lots": [{"id": "a"}]}))
    assert made.read("a/bids/1.json")["answers"] == {"price": 5}


def award_criteria_other_than_price_are_not_guessed(folder):
    for code, price in {"priceOnly": True, "lowestCost": True, "costOnly": False,
                        "qualityOnly": False, "ratedCriteria": False, "bestProposal": False,
                        "bestValueToGovernment": False, "singleBidOnly": False, "": False,
                        "new": False}.items():
        with tempfile.TemporaryDirectory() as own:
            made = Made(own, release(bid(1, 5), tender={"awardCriteria": code}))
            assert made.has("tender/ruleset.json") == price, code
            assert made.has("tender/bids/1.json"), code
            assert ("E602" in made.err) == (not price), (code, made.err)


def breakdown(*criteria):
    return {"awardCriteria": {"criteria": [
        {"type": kind, "name": name, "numbers": [{"number": n, "weight": unit}]}
        for kind, name, n, unit in criteria]}}


def weights_are_taken_over_and_no_rule_is_made_up(folder):
    lots = [{"id": "percent", **breakdown(("quality", "Staff", 60, "percentageExact"),
                                          ("price", "Price", 40, "percentageExact"))},
            {"id": "decimal", **breakdown(("quality", "Staff", 0.125, "decimalExact"),
                                          ("price", "Price", 0.875, "decimalExact"))},
            {"id": "points", **breakdown(("cost", "Fuel", 30, "pointsExact"),
                                         ("quality", "Staff", 90, "pointsExact"))},
            {"id": "order", **breakdown(("quality", "Staff", 1, "order"),
                                        ("price", "Price", 2, "order"))},
            {"id": "short", **breakdown(("quality", "Staff", 50, "percentageExact"),
                                        ("price", "Price", 40, "percentageExact"))},
            {"id": "price", **breakdown(("price", "Price", 100, "percentageExact"))}]
    made = Made(folder, release(bid(1, 5, relatedLots=["price"]), tender={
        "lots": lots, "value": {"amount": 1, "currency": "USD"}, "awardCriteria": ""}))
    assert made.has("price/ruleset.json")
    for lot, weight, price, total in (("percent", 60, 40, 100), ("decimal", 12.5, 87.5, 100),
                                      ("order", None, None, 100), ("short", 50, 40, 100)):
        ruleset = made.read(f"{lot}/ruleset.incomplete.json")
        assert ruleset["criteria"]["award-1"].get("weight") == weight, ruleset
        assert "kind" not in ruleset["criteria"]["award-1"]
        assert ruleset["price"].get("weight") == price, ruleset
        assert ruleset["award"]["total"] == total
        assert any("no scoring rule" in t for t in ruleset["not_modelled"])
    points = made.read("points/ruleset.incomplete.json")
    assert [c["weight"] for c in points["criteria"].values()] == [30, 90], points
    assert points["award"]["total"] == 120
    assert any("lot short: the weights of its award criteria add up to 90, not 100" in t
               for t in made.losses("not modelled")), made.losses("not modelled")
    done = subprocess.run([PROGRAM, "check",
                           str(made.folder / "out/percent/ruleset.incomplete.json")],
                          capture_output=True, text=True)
    assert done.returncode == 1 and 'criterion "award-1" has no "kind"' in done.stderr, done.stderr


def several_releases_of_one_process_are_refused(folder):
    first, second = release(bid(1, 5)), release(bid(1, 4), bid(2, 6))
    first["tag"], second["tag"] = ["tender"], ["bidUpdate"]
    made = Made(folder, {"version": "1.1", "releases": [first, release(ocid="other"), second]})
    assert made.data["bids"]["refused"] == 3 and made.data["bids"]["read"] == 0
    assert made.data["tenders"] == {"in": 3, "read": 1, "coerced": 0, "ignored": 0, "refused": 2,
                                    "not_modelled": 0, "unreadable": 0}, made.data["tenders"]
    assert '2 releases of "ocds-test-1" are not merged into one' in made.err and made.status == 1


def the_compiled_release_counts(folder):
    first = release(bid(1, 5))
    first["tag"] = ["tender"]
    made = Made(folder, {"version": "1.1", "releases": [first, release(bid(1, 4))]})
    assert made.read("tender/bids/1.json")["answers"]["price"] == 4
    assert made.data["tenders"]["ignored"] == 1 and made.status == 0, made.out


def record_packages(folder):
    embedded = release(bid(2, 3), ocid="b")
    embedded["tag"] = ["tender"]
    made = Made(folder, {"version": "1.1", "records": [
        {"ocid": "a", "compiledRelease": release(bid(1, 5), ocid="a"), "releases": [embedded]},
        {"ocid": "b", "releases": [embedded]},
        {"ocid": "c", "releases": [{"url": "https://example.org/r1", "date": "2026-01-01"}]}]})
    assert made.files() == ["a/tender/bids/1.json", "a/tender/ruleset.json",
                            "b/tender/bids/2.json", "b/tender/ruleset.json"], made.files()
    assert 'the record "c" has no compiled release, only links' in made.err


def a_broken_line_does_not_take_the_others(folder):
    made = Made(folder, [release(bid(1, 5), ocid="a"), '{"ocid": "b", "bids": {"details": [',
                         "", "17", '{"other": 1}', release(bid(2, 6), ocid="c")])
    assert made.files() == ["a/tender/bids/1.json", "a/tender/ruleset.json",
                            "c/tender/bids/2.json", "c/tender/ruleset.json"], made.files()
    tenders = made.data["tenders"]
    assert (tenders["in"], tenders["read"], tenders["unreadable"]) == (5, 2, 3), tenders
    for line in (":2:", ":4:", ":5:"):
        assert f"source.json{line}" in made.err, made.err
    assert made.status == 1


def two_lines_of_one_process_are_refused(folder):
    made = Made(folder, [release(bid(1, 5), ocid="a"), release(bid(9, 1), ocid="b"),
                         release(bid(2, 6), ocid="a")])
    assert made.files() == ["b/tender/bids/9.json", "b/tender/ruleset.json"], made.files()
    assert made.data["bids"]["refused"] == 2 and made.data["tenders"]["refused"] == 2
    assert 'source.json:3:1: error E651: two releases of "a"' in made.err


def awards_are_joined_to_bids(folder):
    parties = [{"id": "P1", "identifier": {"scheme": "X", "id": "9"}},
               {"id": "S1", "identifier": {"scheme": "X", "id": 9}}]
    cases = {"relatedBids": ({"relatedBids": ["2"]}, "2"), "relatedBid": ({"relatedBid": 2}, "2"),
             "supplier": ({"suppliers": [{"id": "T2"}]}, "2"),
             "identifier": ({"suppliers": [{"id": "S1"}]}, "1"),
             "nobody": ({"suppliers": [{"id": "Z", "name": "Zelkova (invented)"}]}, ""),
             "ambiguous": ({"suppliers": [{"id": "T3"}]}, "")}
    for name, (award, want) in cases.items():
        with tempfile.TemporaryDirectory() as own:
            made = Made(own, release(
                bid(1, 5, tenderers=[{"id": "P1"}]), bid(2, 6), bid(3, 7),
                bid(4, 8, tenderers=[{"id": "T3"}]), parties=parties,
                awards=[{"id": "A", "status": "active", **award}]))
            assert made.data["awards"][0]["bid"] == want, (name, made.data["awards"])
            result = made.data["compared"][0]["result"]
            assert result == {"1": "agrees", "2": "differs", "": "not compared"}[want], name


def the_bids_of_one_of_several_solicitations(folder):
    made = Made(folder, [release(bid(1, 5), bid(2, 4), ocid="a"), release(bid(1, 1), ocid="b")])
    lots, said = made.evaluate("a/tender/ruleset.json")
    assert order(lots) == ["2", "1"], (lots, said)
    ruleset = made.folder / "out/a/tender/ruleset.json"
    ruleset.write_text(ruleset.read_text().replace('"reference": "a"', '"reference": ""'))
    lots, said = made.evaluate("a/tender/ruleset.json")
    assert "E607" in said and not order(lots), said


def the_price_field_is_that_of_the_ruleset(folder):
    made = Made(folder, release(bid(1, 5), bid(2, 4)))
    ruleset = made.folder / "out/tender/ruleset.json"
    ruleset.write_text(ruleset.read_text().replace('"price": {"label"', '"offer": {"label"')
                       .replace('"field": "price"', '"field": "offer"'))
    lots, said = made.evaluate("tender/ruleset.json")
    assert order(lots) == ["2", "1"], said


def a_price_keeps_its_digits(folder):
    text = json.dumps(release(bid(1, 5))).replace('"amount": 5', '"amount": 1234567890123.10')
    made = Made(folder, [text])
    written = (made.folder / "out/tender/bids/1.json").read_text()
    assert '"price": 1234567890123.10' in written, written


def awards_alone_and_parts_of_releases(folder):
    made = Made(folder, {"bids": {"details": [bid(1, 5)]},
                         "awards": [{"id": "1", "status": "active", "relatedBids": ["1"]}]})
    assert made.files() == ["tender/bids/1.json"], made.files()
    assert made.data["compared"][0]["result"] == "not compared"


# -- Prozorro --------------------------------------------------------------------------------------

def tender(*bids, **more):
    return {"data": {"tenderID": "UA-1", "procurementMethodType": "aboveThreshold",
                     "awardCriteria": "lowestCost",
                     "value": {"amount": 9, "currency": "UAH", "valueAddedTaxIncluded": True},
                     "tenderPeriod": {"endDate": "2026-01-01T00:00:00+02:00"},
                     "bids": list(bids), **more}}


def offer(identifier, amount=None, **more):
    out = {"id": identifier, "status": "active",
           "tenderers": [{"name": f"Vendor {identifier} (invented)"}]}
    if amount is not None:
        out["value"] = {"amount": amount, "currency": "UAH", "valueAddedTaxIncluded": True}
    return {**out, **more}


def asked(*requirements):
    return [{"id": "C", "title": "C", "source": "tenderer", "requirementGroups": [
        {"id": "G", "requirements": list(requirements)}]}]


def said(identifier, **value):
    return {"id": f"a-{identifier}", "requirement": {"id": identifier}, **value}


def sealed_bids_have_no_price(folder):
    made = Made(folder, tender(offer("1"), offer("2", 5)))
    lots, text = made.evaluate("tender/ruleset.json")
    sealed = next(b for b in lots[0]["bids"] if b["bid"] == "1")
    assert sealed["status"] == "not_ranked" and "price" in sealed["status_reason"], sealed
    assert "E509" not in text, text


def the_lowest_percentage_wins(folder):
    made = Made(folder, tender(*[offer(n, value={"amountPercentage": p})
                                 for n, p in (("1", 40.5), ("2", 40.25), ("3", 90))],
                               procurementMethodType="complexAsset.arma",
                               awardCriteria="ratedCriteria", value={"amountPercentage": 100}))
    lots, text = made.evaluate("tender/ruleset.json")
    assert order(lots) == ["2", "1", "3"], (lots, text)


def the_highest_performance_wins(folder):
    made = Made(folder, tender(
        offer("1", value={"amount": 9, "amountPerformance": 3.5, "currency": "UAH"}),
        offer("2", value={"amount": 1, "amountPerformance": 3.75, "currency": "UAH"}),
        procurementMethodType="esco", awardCriteria="ratedCriteria",
        minValue={"currency": "UAH", "amount": 0}, value=None))
    lots, text = made.evaluate("tender/ruleset.json")
    assert order(lots) == ["2", "1"], (lots, text)


def a_replaced_requirement_keeps_its_id(folder):
    old = {"id": "R", "dataType": "integer", "minValue": 100, "status": "cancelled"}
    new = {"id": "R", "dataType": "integer", "minValue": 3, "status": "active"}
    made = Made(folder, tender(offer("1", 5, requirementResponses=[said("R", value=4)]),
                               criteria=asked(old, new)))
    lots, _ = made.evaluate("tender/ruleset.json")
    assert lots[0]["bids"][0]["status"] == "ranked", lots
    assert made.data["requirements"]["ignored"] == 1
    assert any("it is cancelled" in t for t in made.losses("ignored"))


def expected_values_are_a_subset_within_bounds(folder):
    requirement = {"id": "R", "dataType": "string", "expectedValues": ["x", "y", "z", "w"],
                   "expectedMinItems": 2, "expectedMaxItems": 3}
    cases = [(["x", "y"], "met"), (["x", "y", "z"], "met"), (["x"], "not_met"),
             (["x", "x"], "not_met"), (["x", "y", "z", "w"], "not_met"), (["x", "q"], "not_met"),
             (["x", "y", "y"], "met")]
    made = Made(folder, tender(*[offer(str(i), 5 + i, requirementResponses=[said("R", values=v)])
                                 for i, (v, _) in enumerate(cases)], criteria=asked(requirement)))
    lots, _ = made.evaluate("tender/ruleset.json")
    got = {b["bid"]: b["criteria"][0]["outcome"] for b in lots[0]["bids"]}
    assert got == {str(i): want for i, (_, want) in enumerate(cases)}, got


def both_value_and_values_is_no_answer(folder):
    made = Made(folder, tender(
        offer("1", 5, requirementResponses=[said("R", value="x", values=["x"])]),
        offer("2", 6, requirementResponses=[said("R")]),
        criteria=asked({"id": "R", "dataType": "string"})))
    answers = made.data["answers"]
    assert (answers["in"], answers["refused"], answers["ignored"]) == (2, 1, 1), answers
    lots, _ = made.evaluate("tender/ruleset.json")
    assert [b["criteria"][0]["outcome"] for b in lots[0]["bids"]] == ["not_answered"] * 2


def zero_and_false_are_answers(folder):
    made = Made(folder, tender(
        offer("1", 5, requirementResponses=[said("N", value=0), said("B", value=False)]),
        criteria=asked({"id": "N", "dataType": "integer", "minValue": 0},
                       {"id": "B", "dataType": "boolean", "expectedValue": False})))
    lots, _ = made.evaluate("tender/ruleset.json")
    assert lots[0]["bids"][0]["status"] == "ranked", lots


def a_framework_is_awarded_to_several(folder):
    made = Made(folder, tender(offer("1", 5), offer("2", 4), offer("3", 6),
                               procurementMethodType="closeFrameworkAgreementUA",
                               awards=[{"id": n, "bid_id": n, "status": "active"}
                                       for n in ("2", "1")]))
    assert made.data["compared"][0]["result"] == "agrees", made.data["compared"]
    with tempfile.TemporaryDirectory() as own:
        made = Made(own, tender(offer("1", 5), offer("2", 4), offer("3", 6),
                                awards=[{"id": n, "bid_id": n, "status": "active"}
                                        for n in ("2", "3")]))
        assert made.data["compared"][0]["result"] == "differs"
        assert "bid 1 is ranked before it" in made.data["compared"][0]["because"]


def an_unknown_basis_keeps_the_bids(folder):
    made = Made(folder, tender(offer("1", 5), awardCriteria="bestProposal"))
    assert made.files() == ["tender/bids/1.json", "tender/ruleset.incomplete.json"], made.files()
    assert made.status == 1 and "E602" in made.err


def a_bid_for_no_lot_is_refused(folder):
    made = Made(folder, tender(
        {"id": "1", "status": "active", "lotValues": [{"relatedLot": "gone"}]},
        lots=[{"id": "a"}]))
    assert made.data["bids"]["refused"] == 1 and made.status == 1, made.out


def requirement_ids_that_look_alike_stay_apart(folder):
    made = Made(folder, tender(
        offer("1", 5, requirementResponses=[said("A.b", value=1), said("a-b", value=2)]),
        criteria=asked({"id": "A.b", "dataType": "integer", "expectedValue": 1},
                       {"id": "a-b", "dataType": "integer", "expectedValue": 2})))
    lots, text = made.evaluate("tender/ruleset.json")
    assert lots and lots[0]["bids"][0]["status"] == "ranked", (lots, text, made.err)


def feature(code, *options):
    return {"code": code, "featureOf": "tenderer", "title": "F",
            "enum": [{"value": o, "title": str(o)} for o in options]}


def features_without_a_code_of_their_own_are_refused(folder):
    made = Made(folder, tender(offer("1", 5, parameters=[{"code": "F", "value": 0.1}]),
                               features=[feature("F", 0.1), feature("", 0.05), feature("F", 0.2),
                                         feature("f", 0.1)]))
    assert len(made.losses("refused")) == 3, made.losses("refused")
    ruleset = made.read("tender/ruleset.incomplete.json")
    assert list(ruleset["criteria"]) == ["feature-f"], ruleset


def an_option_is_claimed_once(folder):
    made = Made(folder, tender(offer("1", 5, parameters=[{"code": "F", "value": 0.1},
                                                         {"code": "F", "value": 0}]),
                               offer("2", 6, parameters=[{"code": "F", "value": 0.1}]),
                               features=[feature("F", 0.1, 0)]))
    assert "feature-f" not in made.read("tender/bids/1.json")["answers"]
    assert len(made.losses("refused")) == 2
    lots, _ = made.evaluate("tender/ruleset.json")
    assert "2" in order(lots), lots


def a_given_ruleset_ranks_bids_that_come_without_one(folder):
    rules = pathlib.Path(folder) / "rules.json"
    rules.write_text(json.dumps({
        "format": "bidgauge-ruleset/1", "id": "r", "title": "R", "currency": "USD",
        "solicitation": {"dates": {"bids_due": "2026-01-01"}},
        "fields": {"offer": {"type": "money", "role": "price"}}, "price": {"field": "offer"},
        "award": {"method": "lowest_evaluated_price"}}))
    made = Made(folder, release(bid(1, 5), bid(2, 4), tender={"awardCriteria": ""}, awards=[
        {"id": "A", "status": "active", "relatedBids": [1]}]), "--ruleset", str(rules))
    assert made.read("tender/bids/1.json")["answers"] == {"offer": 5}
    assert made.data["compared"][0]["result"] == "differs", made.data["compared"]
    assert "bid 2 is ranked before it" in made.data["compared"][0]["because"]
    assert made.status == 0, made.err


def main():
    passed = failed = 0
    tests = [f for f in globals().values() if callable(f) and getattr(f, "__code__", None)
             and f.__code__.co_varnames[:1] == ("folder",)]
    for test in tests:
        with tempfile.TemporaryDirectory() as folder:
            try:
                test(folder)
                passed += 1
            except (AssertionError, KeyError, IndexError, OSError, TypeError) as fault:
                failed += 1
                print(f"{test.__name__}: {type(fault).__name__} {str(fault)[:1200]}")
    print(f"tender cases: {passed} passed, {failed} failed")
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    PROGRAM = sys.argv[1]
    sys.exit(main())
