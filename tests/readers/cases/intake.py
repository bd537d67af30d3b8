#!/usr/bin/env python3
"""cases/intake: every case of cases.json, with what its "right" says turned into assertions. The answers
of the forms, read in the workbooks with openpyxl: price 1,200.50, wage 20.50, two rows of a crew.

usage: intake.py BIDGAUGE FOLDER"""
import json
import pathlib
import sys
import tempfile

from case import FOLDER, Evaluation, Import, Run, main

ACME = "Acme Invented Ltd"
DUE = "2026-03-13"

# What another part has to bring first.
WAITING = {
}


def form(case, status=0):
    """Both commands of a case of a form; the evaluation is given back."""
    read = Import(case, "--ruleset", "forms.json").ends(status)
    return read, Evaluation("forms.json", case).ends(status)


def reads_well(case, *codes, amount=1200.5):
    """The form is read with nothing lost; beyond these diagnostics nothing is said."""
    read, done = form(case)
    read.has("bids: 1 in the source: 1 read, 0 refused, 0 unreadable", "11 in the source: 11 read")
    assert read.answers()["price"] == amount, read.answers()
    done.price(ACME, amount).is_first(ACME).codes(*codes)
    return read, done


def qualification(case, cell, text):
    read, done = reads_well(case, "W622")
    for run in (read, done):
        run.has(f"{case}: {cell}: warning W622", text)
    assert cell in done.flags(ACME) and text in done.flags(ACME), done.flags(ACME)
    # A question for the vendor is drafted.
    explained = Run("explain", "forms.json", case).ends(0)
    explained.has("qualif", cell, text)


def refused(case, cell, text):
    """The price is refused by its cell, and with it the rank; the other ten answers are read."""
    read, done = form(case, status=1)
    read.has(f"refused: {cell}", text, "11 in the source: 10 read, 1 refused")
    assert list(read.answers()["price"]) == ["unreadable"], read.answers()
    done.has(f"{cell}: error E611", text).is_first(None)
    assert done.bids[ACME]["rank"] is None


def changed(case, words):
    read, done = reads_well(case, "N606")
    read.has(f"changed: Questions!C7: {words} is read as 1200.5")
    done.has(f"changed: Questions!C7: {words} is read as 1200.5")


def late():
    done = Evaluation("rules.json", "late.jsonl").ends(0).is_first("Birch (invented)")
    done.ranks(**{"Alder (invented)": None, "Birch (invented)": 1})
    alder = done.bids["Alder (invented)"]
    assert alder["status"] == "late" and alder["total"] is None, alder
    done.has("Received 7 days after bids were due", "2026-03-20", "due 2026-03-13")


def late_form():
    read = Import("late_form.xlsx", "--ruleset", "forms.json").ends(0)
    assert read.answers()["price"] == 1200.5
    done = Evaluation("forms.json", "late_form.xlsx").ends(0).is_first(None)
    assert done.bids[ACME]["status"] == "late", done.bids[ACME]
    assert "2026-10-05, is after 2026-03-13" in done.flags(ACME), done.flags(ACME)


def scenario():
    done = Run("model", "scenario_rules.json", "scenario_bids.jsonl", "-s", "scenario_2027.json").ends(0)
    done.has("warning", "2027-01-01", "2026-03-13", "17.00 USD/hour").lacks("living wage, from 2027-01-01 - ")


def amount_text():
    read = Import("amount_text.json").ends(0)
    read.has('changed: bid b2', 'text "800.00" to the number 800')
    read.then.is_first("Org C").price("Org C", 800).price("Org A", 900)


def amount_text_comma():
    read = Import("amount_text_comma.json").ends(1)
    read.has("refused: bid b2", '"1,800.00"', "line 50")
    read.then.is_first("Org A")
    assert read.then.bids["Org C"]["rank"] is None


def versioned():
    read = Import("record_versioned_only.json").ends(1)
    read.has("versioned release", "bids: 2 in the source: 0 read, 2 refused, 0 unreadable",
             "refused: bid b1", "refused: bid b2")
    assert not read.files, read.files


def cancelled():
    read = Import("cancelled.json").ends(0)
    read.has("cancelled").codes("W680")
    read.then.is_first(None).has("Nobody is recommended", "cancelled")
    assert {n: b["rank"] for n, b in read.then.bids.items()} == {"Org C": 1, "Org A": 2}


def tax_basis():
    read = Import("tax_basis.json").ends(1)
    read.has("refused", "with tax", "without")
    read.then.ends(1).is_first(None).codes("E509", "E509")


def null_bid():
    read = Import("null_bid.json").ends(0)
    read.has("ignored: null (line 24)", "bids: 1 in the source: 1 read")
    assert [p for p in read.files if "/bids/" in p] == ["tender/bids/b2.json"], read.files
    read.then.is_first("Org T")


def details_text():
    read = Import("details_text.json").ends(0)
    read.has("W681", "not modelled", "Biggest discount in percent wins")
    rules = json.loads(read.files["tender/ruleset.json"])
    assert "Biggest discount" in " ".join(rules["not_modelled"]), rules
    read.then.has("Biggest discount in percent wins")


def lock():
    done = Evaluation("forms.json", *sorted(p.relative_to(FOLDER) for p in FOLDER.glob("lock/*.xlsx"))).ends(0).is_first(ACME)
    assert list(done.bids) == [ACME], list(done.bids)
    done.codes("N818").has("~$acme.xlsx", '"acme.xlsx" is open')
    # The owner's name is the first thing in a lock file: a length, then the letters.
    raw = next(FOLDER.glob("lock/~$*")).read_bytes()
    owner = raw[1:1 + raw[0]].decode("latin-1").strip()
    assert len(owner) > 2
    done.lacks(owner)


def external_link():
    _, done = reads_well("extlink_unused.xlsx", "W623")
    done.has("file:///C:/prices.xlsx")


def linked_image():
    reads_well("linked_image.xlsx", "W623")


def hidden_column():
    _, done = form("hidden_column.xlsx")
    done.has("Questions!C7: warning W616").price(ACME, 1200.5)


def with_map(case, mapping, *arguments, action="evaluate"):
    """A table with a mapping of our own."""
    with tempfile.TemporaryDirectory() as to:
        path = pathlib.Path(to) / "map.json"
        path.write_text(json.dumps({"format": "bidgauge-map/1", **mapping}))
        return (Import if action == "import" else Evaluation)(*arguments, "--map", path, case)


def table_estimate():
    mapping = json.loads((FOLDER / "table_map.json").read_text())
    # As it was given: the estimate is passed over by itself, the other two things are named.
    plain = Evaluation("table_rules.json", "--map", "table_map.json", "table_estimate.csv").ends(1)
    plain.is_first("Alder").has('row 4: "Engineer\'s Estimate" is not a bidder', "row 3", "2,781,118.64*")
    assert "Engineer's Estimate" not in plain.bids
    mapping |= {"marks": ["*"], "skip_where": [{"column": "Bidder", "begins": "*"}]}
    done = with_map("table_estimate.csv", mapping, "table_rules.json").ends(0)
    done.ranks(Alder=1, Birch=2).price("Alder", 2749983.5).price("Birch", 2781118.64).is_first("Alder")
    done.has("row 4", "row 5", "ignored")
    # And where the mapping says that every name is a bidder, that holds.
    everyone = with_map("table_estimate.csv", mapping | {"not_bidders": []}, "table_rules.json").ends(0)
    everyone.is_first("Engineer's Estimate")


def table_titled():
    done = Run("import", "table_titled.csv", "--suggest-map").ends(0)
    mapping = json.loads(done.out)
    assert mapping["header_row"] == 5 and mapping["bid"] == "Bidder", mapping
    assert mapping["vendor"]["name"] == "Bidder", mapping
    assert mapping["answers"]["price"]["column"] == "Total Price", mapping
    read = with_map("table_titled.csv", mapping, "table_rules.json").ends(0)
    read.ranks(Alder=1, Birch=2).price("Alder", 100).price("Birch", 120)


def table_wide():
    lines = {"item": "Item", "quantity": "Qty", "unit_price": "Unit Price", "amount": "Total Price"}
    mapping = {"bidders_in": "columns", "rows": {"bidders": 1, "header": 2}, "lines": lines}
    suggested = json.loads(Run("import", "table_wide.csv", "--suggest-map").ends(0).out)
    for one in (mapping, suggested):
        done = with_map("table_wide.csv", one, "table_rules.json").ends(0)
        done.price("Alder", 25).price("Birch", 26).ranks(Alder=1, Birch=2).is_first("Alder")


def lines_noise():
    done = Evaluation("lines.json", "lines_noise.jsonl").ends(0).price("A", 700).codes()
    assert done.flags("A") == "", done.flags("A")


def gz():
    read = Import("gz.jsonl.gz").ends(0).has("bids: 1 in the source: 1 read")
    read.then.is_first("Org A").price("Org A", 900)


def utf16():
    read = Import("utf16.json").ends(0).has("bids: 1 in the source: 1 read")
    read.then.is_first("Org A").price("Org A", 900)


def no_dates():
    read = Import("no_dates.json").ends(1).has("no date", "--as-of").codes("W684")
    with tempfile.TemporaryDirectory() as to:
        for name, content in read.files.items():
            path = pathlib.Path(to) / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        given = ["tender/ruleset.json", "tender/bids/b1.json"]
        Run("evaluate", *given, folder=to).ends(1).codes("E317")
        Evaluation(*given, "--as-of=2026-03-13", folder=to).ends(0).is_first("Org A")


def annual_wage():
    done = Evaluation("wage.json", "annual_wage.jsonl").ends(0)
    flags = [f for f in done.bids["A"]["flags"] if f["id"].startswith("implausible")]
    assert len(flags) == 1 and "36,400.00 USD/hour" in flags[0]["message"], done.bids["A"]["flags"]
    # Flagged only. 10 % local of 10 points is 1, all of the others: 10 + 5 + 3 + 2 + 30, price 40.
    assert done.bids["A"]["total"] == 91, done.bids["A"]["total"]


def ended_parameter():
    done = Run("check", "ended_parameter.json")
    assert done.status in (0, 1)
    done.has("living wage", "2026-01-01")


CHECKS = {
    "late.jsonl": late,
    "late_form.xlsx": late_form,
    "note_beside.xlsx": lambda: qualification("note_beside.xlsx", "Questions!I9",
                                              "subject to fuel surcharge"),
    "note_unit.xlsx": lambda: qualification("note_unit.xlsx", "Questions!D7", "per month"),
    "note_below.xlsx": lambda: qualification("note_below.xlsx", "Questions!B25",
                                             "Our offer is conditional on award of both lots"),
    "note_sheet.xlsx": lambda: qualification("note_sheet.xlsx", "Exceptions!A1",
                                             "Exceptions: clause 7 is not accepted"),
    "note_label.xlsx": lambda: qualification("note_label.xlsx", "Questions!B7", "Price, first year only"),
    "cur_euro.xlsx": lambda: refused("cur_euro.xlsx", "Questions!C7", "another currency than USD"),
    "cur_dollar_ok.xlsx": lambda: reads_well("cur_dollar_ok.xlsx"),
    "scenario_2027.json": scenario,
    "amount_text.json": amount_text,
    "amount_text_comma.json": amount_text_comma,
    "record_versioned_only.json": versioned,
    "cancelled.json": cancelled,
    "tax_basis.json": tax_basis,
    "null_bid.json": null_bid,
    "details_text.json": details_text,
    "lock/*.xlsx": lock,
    "extlink_unused.xlsx": external_link,
    "linked_image.xlsx": linked_image,
    "bloat.xlsx": lambda: reads_well("bloat.xlsx"),
    "empty_style.xlsx": lambda: reads_well("empty_style.xlsx"),
    "zip_descriptor.xlsx": lambda: reads_well("zip_descriptor.xlsx"),
    "num_us_dollar.xlsx": lambda: changed("num_us_dollar.xlsx", 'text "US$1,200.50"'),
    "num_apostrophe.xlsx": lambda: changed("num_apostrophe.xlsx", 'text "1\u2019200.50"'),
    "num_newline.xlsx": lambda: changed("num_newline.xlsx", 'text "1200.50<U+000A>"'),
    "num_1_2000.xlsx": lambda: refused("num_1_2000.xlsx", "Questions!C7", "can mean 1.2 or 12000"),
    "hidden_column.xlsx": hidden_column,
    "table_estimate.csv": table_estimate,
    "table_titled.csv": table_titled,
    "table_wide.csv": table_wide,
    "lines_noise.jsonl": lines_noise,
    "gz.jsonl.gz": gz,
    "utf16.json": utf16,
    "no_dates.json": no_dates,
    "annual_wage.jsonl": annual_wage,
    "ended_parameter.json": ended_parameter,
}

sys.exit(main("intake", CHECKS, WAITING,
              [c["case"] for c in json.loads((FOLDER / "cases.json").read_text())]))
