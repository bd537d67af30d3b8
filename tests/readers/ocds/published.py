#!/usr/bin/env python3
"""What publishers really write: amounts as texts, tax in some prices, null where a bid belongs,
versioned releases, tenders that were cancelled, texts that narrow a code, lists of releases, gzip,
UTF-16. What must come of each is stated here, not taken from the program. Vendors are invented.

usage: published.py BIDGAUGE"""
import gzip
import json
import pathlib
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
import cases  # noqa: E402
from cases import Made, bid, order, release  # noqa: E402


def recommended(lots):
    return lots[0]["recommended"]["bid"], lots[0]["recommended"]["words"]


def outputs(made, ruleset="tender/ruleset.json"):
    """The recommendation in every output that has one, as text."""
    rules = str(made.folder / "out" / ruleset)
    out = {}
    for name, command in {
            "table": ["evaluate", rules, str(made.source)],
            "json": ["evaluate", rules, str(made.source), "--json", "-"],
            "robustness": ["robustness", rules, str(made.source)],
            "explain": ["explain", rules, str(made.source)]}.items():
        done = subprocess.run([cases.PROGRAM, *command], capture_output=True, text=True)
        out[name] = done.stdout
    return out


# -- amounts ---------------------------------------------------------------------------------------

def amounts_as_plain_text_are_read(folder):
    made = Made(folder, release(bid("a", 900), bid("b", "800.00"), bid("c", " 850.5 ")))
    assert made.status == 0, made.err
    lots, _ = made.evaluate("tender/ruleset.json")
    assert order(lots) == ["b", "c", "a"], lots
    coerced = made.losses("coerced")
    assert len(coerced) == 2 and 'bid b, value (line 1, byte ' in coerced[0], coerced
    assert made.read("tender/bids/b.json")["answers"] == {"price": 800.00}


def other_texts_are_refused_by_place(folder):
    for amount in ("1,800.00", "1.800,00", "800,00", "USD 800", "800 USD", "", "n/a", "0012", "8e2",
                   "+800", ".5", "5.", True, [800], {"amount": 800}):
        with tempfile.TemporaryDirectory() as own:
            made = Made(own, release(bid("a", 900), bid("b", amount)))
            assert made.status == 1, (amount, made.out)
            refused = made.losses("refused")
            assert len(refused) == 1 and refused[0].startswith("bid b, value (line 1, byte "), amount
            lots, _ = made.evaluate("tender/ruleset.json")
            assert order(lots) == ["a"], (amount, lots)


def an_amount_that_no_bid_can_have_is_refused(folder):
    for amount in (-1, 1e16, "-5"):
        with tempfile.TemporaryDirectory() as own:
            made = Made(own, release(bid("a", 900), bid("b", amount)))
            assert made.status == 1 and len(made.losses("refused")) == 1, (amount, made.out)
            assert order(made.evaluate("tender/ruleset.json")[0]) == ["a"]


def no_amount_is_no_price_and_no_fault(folder):
    made = Made(folder, release(bid("a", 900), bid("b", None, value={"amount": None})))
    assert made.status == 0 and not made.losses("refused"), made.out
    assert statuses(made) == {"a": "ranked", "b": "not_ranked"}


def statuses(made):
    lots, _ = made.evaluate("tender/ruleset.json")
    return {b["bid"]: b["status"] for b in lots[0]["bids"]}


def prozorro(*bids, **more):
    return {"id": "p1", "tenderID": "UA-1", "procurementMethodType": "aboveThreshold",
            "awardCriteria": "lowestCost", "title": "Cleaning", "status": "complete",
            "value": {"amount": 9, "currency": "UAH", "valueAddedTaxIncluded": True},
            "tenderPeriod": {"endDate": "2026-01-01T00:00:00+02:00"},
            "bids": list(bids), **more}


def offer(identifier, amount, currency="UAH", tax=True, **more):
    value = {"amount": amount, "currency": currency, "valueAddedTaxIncluded": tax}
    return {"id": identifier, "status": "active", "date": "2025-12-31T10:00:00+02:00",
            "tenderers": [{"name": f"Vendor {identifier} (invented)",
                           "identifier": {"scheme": "X", "id": identifier}}],
            "value": {k: v for k, v in value.items() if v != "absent"}, **more}


def prozorro_amounts_too(folder):
    made = Made(folder, prozorro(offer("a", 7), offer("b", "6.50"), offer("c", "5,00")))
    assert made.status == 1 and len(made.losses("refused")) == 1, made.out
    assert order(made.evaluate("tender/ruleset.json")[0]) == ["b", "a"]


# -- currency and tax ------------------------------------------------------------------------------

def an_amount_without_a_currency_is_said(folder):
    for currency in (None, "absent"):
        value = {"amount": 800, "currency": currency}
        if currency == "absent":
            del value["currency"]
        with tempfile.TemporaryDirectory() as own:
            made = Made(own, release(bid("a", 900), bid("b", None, value=value),
                                     tender={"value": {"amount": 1, "currency": "USD"}}))
            assert any("names no currency and counts as USD" in t for t in made.losses("coerced"))
            assert "W682" in made.err, made.err
            assert order(made.evaluate("tender/ruleset.json")[0]) == ["b", "a"]
        with tempfile.TemporaryDirectory() as own:  # the tender does not say it either
            made = Made(own, release(bid("a", 900), bid("b", None, value=value)))
            assert made.status == 1, made.out
            assert any("neither does the tender" in t for t in made.losses("refused"))
            assert order(made.evaluate("tender/ruleset.json")[0]) == ["a"]


def prozorro_without_a_currency(folder):
    made = Made(folder, prozorro(offer("a", 7), offer("b", 6, currency=None)))
    assert any("counts as UAH" in t for t in made.losses("coerced")) and "W682" in made.err


def taxed(amount, included=None, **more):
    value = {"amount": amount, "currency": "USD", **more}
    if included is not None:
        value["valueAddedTaxIncluded"] = included
    return value


def prices_on_different_tax_bases_are_not_compared(folder):
    bids = [bid("a", None, value=taxed(900, True)), bid("b", None, value=taxed(800, False))]
    for turned in (bids, bids[::-1]):
        with tempfile.TemporaryDirectory() as own:
            made = Made(own, release(*turned))
            assert made.status == 1 and any("with tax, some without" in t
                                            for t in made.losses("refused")), made.out
            lots, err = made.evaluate("tender/ruleset.json")
            assert order(lots) == [] and recommended(lots)[0] is None and "E509" in err, lots


def the_tenders_tax_basis_counts(folder):
    tender = {"value": taxed(1, True)}
    made = Made(folder, release(bid("a", None, value=taxed(900, True)),
                                bid("b", None, value=taxed(800, False)),
                                bid("c", None, value=taxed(850)), tender=tender))
    lots, err = made.evaluate("tender/ruleset.json")
    assert order(lots) == ["a"] and err.count("E509") == 2, err


def one_tax_basis_of_all_bids_is_no_obstacle(folder):
    made = Made(folder, release(bid("a", None, value=taxed(900, True)),
                                bid("b", None, value=taxed(800, True))))
    assert made.read("tender/ruleset.json")["price"]["tax_basis"] == "with tax"
    assert order(made.evaluate("tender/ruleset.json")[0]) == ["b", "a"] and made.status == 0


def net_and_gross_amounts(folder):
    # 800 net with a gross of 960 beside it; 900 gross with a net of 750 beside it.
    made = Made(folder, release(bid("a", None, value=taxed(800, amountGross=960)),
                                bid("b", None, value=taxed(900, amountNet=750))))
    assert made.read("tender/bids/a.json")["tax_basis"] == "without tax"
    assert made.read("tender/bids/b.json")["tax_basis"] == "with tax"
    assert order(made.evaluate("tender/ruleset.json")[0]) == []


def withdrawn_bids_decide_no_tax_basis(folder):
    made = Made(folder, release(bid("a", None, value=taxed(900, True)),
                                bid("b", None, value=taxed(800, False), status="withdrawn")))
    assert order(made.evaluate("tender/ruleset.json")[0]) == ["a"]


def prozorro_tax_differs(folder):
    made = Made(folder, prozorro(offer("a", 7), offer("b", 6, tax=False)))
    lots, err = made.evaluate("tender/ruleset.json")
    assert order(lots) == ["a"] and "E509" in err
    with tempfile.TemporaryDirectory() as own:
        tender = prozorro(offer("a", 7), offer("b", 6, tax=False))
        del tender["value"]
        made = Made(own, tender)
        lots, err = made.evaluate("tender/ruleset.json")
        assert order(lots) == [] and "E509" in err and made.status == 1, err


# -- null ------------------------------------------------------------------------------------------

def null_is_no_bid(folder):
    for document in (release(None, bid("b", 800), None), prozorro(None, offer("b", 6), None)):
        with tempfile.TemporaryDirectory() as own:
            made = Made(own, document)
            bids = made.data["bids"]
            assert (bids["in"], bids["read"]) == (1, 1), bids
            assert sum("where a bid belongs" in t for t in made.losses("ignored")) == 2
            assert made.status == 0 and made.has("tender/bids/b.json")
            assert not made.has("tender/bids/bid-1.json")


def what_is_no_object_is_refused(folder):
    for document in (release("x", bid("b", 800)), prozorro(7, offer("b", 6))):
        with tempfile.TemporaryDirectory() as own:
            made = Made(own, document)
            bids = made.data["bids"]
            assert (bids["in"], bids["read"], bids["refused"]) == (2, 1, 1), bids
            assert made.status == 1 and "E608" in made.err


def null_in_other_lists(folder):
    document = release(bid("b", 800, tenderers=[None, {"id": "T", "name": "Elm (invented)"}]),
                       tender={"lots": [None, {"id": "1"}]}, awards=[None])
    document["bids"]["details"][0]["relatedLots"] = ["1"]
    made = Made(folder, document)
    assert made.files() == ["1/bids/b.json", "1/ruleset.json"], made.files()
    assert made.read("1/bids/b.json")["vendor"]["name"] == "Elm (invented)"
    assert made.data["awards"] == [] and made.status == 0, made.err


# -- versions --------------------------------------------------------------------------------------

def ever(value):
    return [{"releaseID": "r1", "releaseDate": "2026-01-01T00:00:00Z", "releaseTag": ["bid"],
             "value": value}]


def versioned():
    return {"ocid": "ocds-test-1",
            "tender": {"id": "T", "title": ever("Cleaning"), "awardCriteria": ever("priceOnly")},
            "bids": {"details": [
                {"id": "b1", "status": ever("valid"), "value": {"amount": ever(9)}},
                {"id": "b2", "status": ever("disqualified"), "value": {"amount": ever(8)}}]}}


def versioned_releases_are_counted_and_refused(folder):
    links = [{"url": "https://example.org/1", "date": "2026-01-01", "tag": ["bid"]}]
    for document in (versioned(),
                     {"records": [{"ocid": "ocds-test-1", "releases": links,
                                   "versionedRelease": versioned()}]},
                     {"ocid": "ocds-test-1", "versionedRelease": versioned()},
                     {"releases": [versioned()]}, json.dumps([versioned()])):
        with tempfile.TemporaryDirectory() as own:
            made = Made(own, document)
            bids = made.data["bids"]
            assert (bids["in"], bids["read"], bids["refused"]) == (2, 0, 2), (document, bids)
            assert made.status == 1 and "E683" in made.err, made.err
            assert made.data["tenders"]["refused"] == 1, made.data["tenders"]


def a_compiled_release_beside_it_counts(folder):
    made = Made(folder, {"records": [{"ocid": "ocds-test-1", "versionedRelease": versioned(),
                                      "compiledRelease": release(bid("a", 1))}]})
    assert made.status == 0 and made.files() == ["tender/bids/a.json", "tender/ruleset.json"]


# -- the state of the procedure --------------------------------------------------------------------

def no_recommendation_when_it_is_over(folder):
    for status in ("cancelled", "unsuccessful", "withdrawn", "Canceled", "planned"):
        with tempfile.TemporaryDirectory() as own:
            made = Made(own, release(bid("a", 900), bid("b", 800), tender={"status": status}))
            assert "W680" in made.err, status
            for name, text in outputs(made).items():
                assert "is recommended:" not in text.replace("Nobody is recommended:", ""), (
                    status, name, text)
            lots, _ = made.evaluate("tender/ruleset.json")
            assert recommended(lots)[0] is None and order(lots) == ["b", "a"], lots
            # the folder that was written says the same, by the ruleset and by the bids
            own_rules = pathlib.Path(own) / "rules.json"
            rules = made.read("tender/ruleset.json")
            del rules["solicitation"]["no_award"]
            own_rules.write_text(json.dumps(rules))
            done = subprocess.run(
                [cases.PROGRAM, "evaluate", str(own_rules),
                 str(made.folder / "out/tender/bids/a.json"),
                 str(made.folder / "out/tender/bids/b.json"), "--json", "-"],
                capture_output=True, text=True)
            assert json.loads(done.stdout)["lots"][0]["recommended"]["bid"] is None, status


def a_tender_that_goes_on_is_recommended(folder):
    for status in ("complete", "active", None):
        with tempfile.TemporaryDirectory() as own:
            made = Made(own, release(bid("a", 900), tender={"status": status}))
            assert recommended(made.evaluate("tender/ruleset.json")[0])[0] == "a", status


def the_words_of_the_source_are_kept(folder):
    made = Made(folder, release(bid("a", 900), tender={"status": "cancelled",
                                                       "statusDetails": "no\nbudget"}))
    lots, _ = made.evaluate("tender/ruleset.json")
    assert recommended(lots)[1] == (
        'Nobody is recommended: the tender is "cancelled" in the source (no budget).'), lots


def a_release_that_cancels(folder):
    document = release(bid("a", 900))
    document["tag"] = ["tenderCancellation"]
    lots, _ = Made(folder, document).evaluate("tender/ruleset.json")
    assert recommended(lots)[0] is None


def each_lot_has_its_own_state(folder):
    made = Made(folder, release(bid("a", 9, relatedLots=["1"]), bid("b", 8, relatedLots=["2"]),
                                tender={"lots": [{"id": "1", "status": "unsuccessful"},
                                                 {"id": "2", "status": "active"}]}))
    for lot, want in (("1", None), ("2", "b")):
        bids = [str(p) for p in (made.folder / f"out/{lot}/bids").iterdir()]
        lots, _ = made.evaluate(f"{lot}/ruleset.json", *bids)
        assert recommended(lots)[0] == want, (lot, lots)
    assert 'lot "1": the lot is "unsuccessful"' in made.err


def prozorro_states(folder):
    lot = {"id": "L", "value": {"amount": 9, "currency": "UAH", "valueAddedTaxIncluded": True}}
    value = offer("a", 7)["value"]
    of_lot = {k: v for k, v in offer("a", 7, lotValues=[
        {"relatedLot": "L", "value": value}]).items() if k != "value"}
    over = [({"status": s}, None) for s in (
        "cancelled", "unsuccessful", "active.tendering", "active.auction", "draft")]
    over += [({"status": s}, "a") for s in ("complete", "active.qualification", "active.awarded")]
    over += [({"cancellations": [{"status": "active", "reason": "no need",
                                  "cancellationOf": "tender"}]}, None),
             ({"cancellations": [{"status": "unsuccessful", "cancellationOf": "tender"}]}, "a")]
    for more, want in over:
        with tempfile.TemporaryDirectory() as own:
            made = Made(own, prozorro(offer("a", 7), **more))
            lots, _ = made.evaluate("tender/ruleset.json")
            assert recommended(lots)[0] == want, (more, lots[0]["recommended"])
    for status, more, want in (("unsuccessful", {}, None), ("active", {}, "a"), (
            "active", {"cancellations": [{"status": "active", "cancellationOf": "lot",
                                          "relatedLot": "L"}]}, None), (
            "active", {"cancellations": [{"status": "active", "cancellationOf": "lot",
                                          "relatedLot": "M"}]}, "a")):
        with tempfile.TemporaryDirectory() as own:
            made = Made(own, prozorro(of_lot, lots=[{**lot, "status": status}], **more))
            lots, _ = made.evaluate("L/ruleset.json")
            assert recommended(lots)[0] == want, (status, more, lots[0]["recommended"])


# -- words -----------------------------------------------------------------------------------------

def words_that_narrow_a_code_are_told(folder):
    made = Made(folder, release(bid("a", 10), bid("b", 25), tender={
        "awardCriteriaDetails": "Biggest discount in percent wins",
        "submissionMethodDetails": "Sealed envelopes only", "eligibilityCriteria": "Local firms"}))
    told = made.losses("not modelled")
    for words in ("Biggest discount", "Sealed envelopes", "Local firms"):
        assert any(words in t for t in told), told
    assert "W681" in made.err
    ruleset = made.read("tender/ruleset.json")
    assert any("Biggest discount" in t for t in ruleset["not_modelled"])
    lots, _ = made.evaluate("tender/ruleset.json")
    assert any("Biggest discount in percent wins" in w for w in lots[0]["warnings"]), lots
    table = subprocess.run([cases.PROGRAM, "evaluate", str(made.folder / "out/tender/ruleset.json"),
                            str(made.source)], capture_output=True, text=True).stdout
    assert "Biggest discount in percent wins" in table


def words_that_say_the_same_are_no_warning(folder):
    made = Made(folder, release(bid("a", 10), tender={"awardCriteriaDetails": "Lowest price."}))
    assert "W681" not in made.err and any("Lowest price" in t for t in made.losses("not modelled"))


def a_lots_own_words(folder):
    made = Made(folder, release(bid("a", 10, relatedLots=["2"]), tender={"lots": [
        {"id": "1"}, {"id": "2", "awardCriteriaDetails": "Most local jobs"}]}))
    assert "caution" not in made.read("1/ruleset.json")["award"]
    assert "Most local jobs" in made.read("2/ruleset.json")["award"]["caution"]


# -- a ruleset that evaluate takes -----------------------------------------------------------------

def without_a_date_import_says_so(folder):
    document = release(bid("a", 10))
    del document["tender"]["tenderPeriod"]
    made = Made(folder, document)
    assert made.status == 1 and "W684" in made.err and "--as-of" in made.out, made.out
    documents = [d for d in made.data["documents"] if d["kind"] == "ruleset"]
    assert documents[0]["state"] == "not complete", documents
    done = subprocess.run([cases.PROGRAM, "evaluate", str(made.folder / "out/tender/ruleset.json"),
                           str(made.source), "--as-of", "2026-01-01"], capture_output=True)
    assert done.returncode == 0


def zero_means_that_evaluate_takes_it(folder):
    """Whatever is left out of a tender: exit 0 is never followed by a refusal."""
    whole = release(bid("a", 10), tender={"value": {"amount": 1, "currency": "USD"}})
    for part in list(whole["tender"]) + ["id", "tag", "bids", "nothing"]:
        document = json.loads(json.dumps(whole))
        document["tender"].pop(part, None)
        document.pop(part, None)
        with tempfile.TemporaryDirectory() as own:
            made = Made(own, document)
            for path in made.files():
                if path.endswith("ruleset.json") and made.status == 0:
                    lots, err = made.evaluate(path)
                    assert lots is not None, (part, err)


# -- containers ------------------------------------------------------------------------------------

def lists_of_releases(folder):
    made = Made(folder, json.dumps([release(bid("a", 10), ocid="x"), release(bid("b", 9), ocid="y"),
                                    {"releases": [release(bid("c", 8), ocid="z")]}, None]))
    assert made.files() == [f"{p}/tender/{f}" for p, b in (("x", "a"), ("y", "b"), ("z", "c"))
                            for f in (f"bids/{b}.json", "ruleset.json")], made.files()
    assert made.data["tenders"]["in"] == 4 and made.data["tenders"]["ignored"] == 1


def one_process_twice_in_a_list_is_not_merged(folder):
    made = Made(folder, json.dumps([release(bid("a", 10)), release(bid("a", 9))]))
    assert made.status == 1 and "E651" in made.err and made.data["bids"]["refused"] == 2
    # two releases that are both tagged compiled: nobody knows which one counts
    assert made.data["bids"]["read"] == 0, made.data["bids"]


def imported(folder, name, content, *options):
    path = pathlib.Path(folder) / name
    path.write_bytes(content)
    done = subprocess.run([cases.PROGRAM, "import", str(path), "-o", f"{folder}/out", *options],
                          capture_output=True, text=True)
    files = sorted(str(p.relative_to(f"{folder}/out"))
                   for p in pathlib.Path(folder, "out").rglob("*.json"))
    return done, files


def containers_are_read(folder):
    one = json.dumps(release(bid("a", 10)))
    two = json.dumps(release(bid("b", 9), ocid="y"))
    pretty = json.dumps(release(bid("a", 10)), indent=1) + "\n" + json.dumps(
        release(bid("b", 9), ocid="y"), indent=1) + "\n"
    single = ["tender/bids/a.json", "tender/ruleset.json"]
    both = ["ocds-test-1/tender/bids/a.json", "ocds-test-1/tender/ruleset.json",
            "y/tender/bids/b.json", "y/tender/ruleset.json"]
    lines = f"{one}\n{two}\n".encode()
    for name, content, want in (
            ("one.json.gz", gzip.compress(one.encode()), single),
            ("lines.jsonl.gz", gzip.compress(lines), both),
            ("members.jsonl.gz", gzip.compress(f"{one}\n".encode()) + gzip.compress(
                f"{two}\n".encode()), both),
            ("list.json", f"[{one},{two}]".encode(), both),
            ("mark.json", b"\xef\xbb\xbf" + one.encode(), single),
            ("mark.json.gz", gzip.compress(b"\xef\xbb\xbf" + one.encode()), single),
            ("middle.jsonl", f"{one}\n".encode() + b"\xef\xbb\xbf" + f"{two}\n".encode(), both),
            ("utf16.json", one.encode("utf-16"), single),
            ("utf16be.json", b"\xfe\xff" + one.encode("utf-16-be"), single),
            ("utf16-bare.json", one.encode("utf-16-le"), single),
            ("utf16.jsonl", lines.decode().encode("utf-16"), both),
            ("one-after-another.json", pretty.encode(), both),
            ("on-one-line.json", f"{one} {two}".encode(), both)):
        with tempfile.TemporaryDirectory() as own:
            done, files = imported(own, name, content)
            assert done.returncode == 0 and files == want, (name, done.stderr, files)


def broken_containers_are_named(folder):
    one = gzip.compress(json.dumps(release(bid("a", 10))).encode())
    for content, words in ((one[:-9], "cut off"), (one[:20] + b"\0\0\0" + one[23:], "damaged")):
        done, files = imported(folder, "x.json.gz", content)
        assert done.returncode == 3 and words in done.stderr and not files, done.stderr


def bids_keep_their_time(folder):
    made = Made(folder, release(bid("a", 10, date="2026-01-01T10:00:00.5+02:00")))
    assert made.read("tender/bids/a.json")["submitted"] == "2026-01-01T10:00:00.5+02:00"
    with tempfile.TemporaryDirectory() as own:
        made = Made(own, prozorro(offer("a", 7)))
        assert made.read("tender/bids/a.json")["submitted"] == "2025-12-31T10:00:00+02:00"


def main():
    passed = failed = 0
    tests = [f for f in globals().values() if callable(f) and getattr(f, "__code__", None)
             and f.__code__.co_varnames[:1] == ("folder",) and f.__code__.co_argcount == 1]
    for test in tests:
        with tempfile.TemporaryDirectory() as folder:
            try:
                test(folder)
                passed += 1
            except (AssertionError, KeyError, IndexError, OSError, TypeError) as fault:
                failed += 1
                print(f"{test.__name__}: {type(fault).__name__} {str(fault)[:1500]}")
    print(f"published data: {passed} passed, {failed} failed")
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    cases.PROGRAM = sys.argv[1]
    sys.exit(main())
