"""What vendors and programs do to the sheets of a form: rows moved, put in, taken out, hidden, merged
or copied; sheets renamed, hidden or gone; forms of other versions. Nothing is lost in silence."""
import json
import re
import subprocess
import sys

from cells import BG, GOOD, HELP, RULES, Run, asked, filled
from form import Form, number, text

HELP.update({
    "E612": "the bid is kept as unreadable; ask for the form again, saved as .xlsx by the program that "
            "it was filled in with",
    "E613": "evaluate it with the ruleset that it was made from, or send the bidder the form of this "
            "one",
    "E614": "give it with --ruleset=FILE",
    "W620": "look at what was changed: bidders answered the earlier text. Give a new version to a "
            "ruleset that changes",
})


def shift(form, sheet, first, by):
    """Rows from first on move down (by > 0) or up."""
    part = form.sheets[sheet]

    def moved(match):
        row = int(match.group(3))
        return match.group(1) + match.group(2) + str(row + by if row >= first else row) + '"'
    have = form.text(part)
    have = re.sub(r'(<row r=")()(\d+)"', moved, have)
    form.set(part, re.sub(r'(<c r=")([A-Z]+)(\d+)"', moved, have))


def row(form, sheet, number_of):
    return re.search(rf'<row r="{number_of}".*?</row>', form.text(form.sheets[sheet]), re.S).group(0)


def row_of(form, sheet, key):
    return int(re.sub("[A-Z]", "", form.address(sheet, key)))


def cut(form, sheet, number_of):
    have = form.text(form.sheets[sheet])
    form.set(form.sheets[sheet], have.replace(row(form, sheet, number_of), ""))


def same(run, name, form, *said, **but):
    bid, _, result = run.read(form)
    want = {k: v for k, v in dict(GOOD, **but).items() if v is not None}
    run.check(name, want, bid and bid["answers"])
    run.said(name, result, *said)
    return bid


def rows(run):
    form = filled(run.folder)
    shift(form, "Questions", 7, 3)
    same(run, "rows put in", form)

    form = filled(run.folder)
    at = row_of(form, "Questions", "rate")
    shift(form, "Questions", at, 1)
    form.change(form.sheets["Questions"], f'<row r="{at + 1}"',
                f'<row r="{at}"><c r="C{at}" t="inlineStr"><is><t>see our letter</t></is></c></row>'
                f'<row r="{at + 1}"')
    same(run, "a remark in a row of its own", form,
         ("W618", f"Questions!C{at}", '"see our letter" belongs to no question and is not read'))

    form = filled(run.folder)
    at = row_of(form, "Questions", "rate")
    cut(form, "Questions", at)
    shift(form, "Questions", at, -1)
    same(run, "row taken out", form,
         ("W617", "Questions", 'the question "Rate" is no longer in the form'), rate=None)

    form = filled(run.folder)  # the question of row b before that of row a, whole rows
    a, b = row_of(form, "Questions", "findings"), row_of(form, "Questions", "covered")
    first, second = row(form, "Questions", a), row(form, "Questions", b)
    other = [re.sub(rf'(r="[A-Z]*){old}"', rf'\g<1>{new}"', part)
             for part, old, new in ((second, b, a), (first, a, b))]
    part = form.sheets["Questions"]
    form.set(part, form.text(part).replace(first, "@1").replace(second, "@2")
             .replace("@1", other[0]).replace("@2", other[1]))
    same(run, "rows moved", form)

    form = filled(run.folder)
    at = row_of(form, "Questions", "rate")
    last = max(int(n) for n in re.findall(r'<row r="(\d+)"', form.text(form.sheets["Questions"])))
    copy = re.sub(rf'(r="[A-Z]*){at}"', rf'\g<1>{last + 5}"', row(form, "Questions", at))
    form.change(form.sheets["Questions"], "</sheetData>", copy + "</sheetData>")
    why = f"the question is answered twice, here and in Questions!C{last + 5}"
    same(run, "row copied", form, ("E611", f"Questions!C{at}", f'answer {asked("rate")}: {why}'),
         rate={"unreadable": why})

    form = filled(run.folder)
    at = row_of(form, "Questions", "rate")
    form.change(form.sheets["Questions"], f'<row r="{at}"', f'<row r="{at}" hidden="1"')
    same(run, "hidden row", form,
         ("W616", f"Questions!C{at}", "an answer in a hidden row, column or sheet"))

    form = filled(run.folder)
    at = row_of(form, "Questions", "rate")
    form.change(form.sheets["Questions"], "</sheetData>",
                f'</sheetData><mergeCells count="1"><mergeCell ref="B{at}:C{at}"/></mergeCells>')
    why = f"it lies under the merged cells B{at}:C{at}: unmerge them"
    same(run, "merged over", form, ("E611", f"Questions!C{at}", f'answer {asked("rate")}: {why}'),
         rate={"unreadable": why})

    form = filled(run.folder)
    at = row_of(form, "Questions", "rate")
    form.change(form.sheets["Questions"], "</sheetData>",
                f'</sheetData><mergeCells count="1"><mergeCell ref="C{at}:D{at}"/></mergeCells>')
    same(run, "merged to the right", form)


def tables(run):
    form = filled(run.folder)
    head = int(form.address("Staff", ("job", 0))[1:])
    shift(form, "Staff", head + 1, 40)
    same(run, "a gap in a table", form)
    form = filled(run.folder)
    form.put("Staff", form.address("Staff", ("people", 1)), text("1,500"))
    why = 'text "1,500" can mean 1500 or 1.5'
    staff = [GOOD["staff"][0], dict(GOOD["staff"][1], people={"unreadable": why})]
    same(run, "a cell of a table", form,
         ("E611", "Staff!" + form.address("Staff", ("people", 1)),
          f'answer {asked("staff")}, row 2, {asked("staff", "people")}: {why}'), staff=staff)
    form = filled(run.folder)
    form.put("Staff", form.address("Staff", ("wage", 0)), ("", "", None))
    staff = [{k: v for k, v in GOOD["staff"][0].items() if k != "wage"}, GOOD["staff"][1]]
    same(run, "a blank of a table", form, staff=staff)
    form = filled(run.folder)  # a copy of the sheet, as "Staff (2)"
    form.parts["xl/worksheets/sheet99.xml"] = form.parts[form.sheets["Staff"]]
    form.change("xl/workbook.xml", "</sheets>",
                '<sheet name="Staff (2)" sheetId="99" r:id="rId99"/></sheets>')
    form.change("xl/_rels/workbook.xml.rels", "</Relationships>",
                '<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
                'relationships/worksheet" Target="worksheets/sheet99.xml"/></Relationships>')
    why = "the table is filled in twice, here and in 'Staff (2)'"
    same(run, "a copied sheet", form, ("E611", "Staff", f'answer {asked("staff")}: {why}'),
         staff={"unreadable": why})


def sheets(run):
    form = filled(run.folder)
    for old, new in (("Questions", "Fragen"), ("Staff", "Own people"), ("Bidder", "Wir")):
        form.change("xl/workbook.xml", f'<sheet name="{old}"', f'<sheet name="{new}"')
    same(run, "renamed sheets", form)
    form.answer("price", text("abc"))
    at = form.address("Questions", "price")
    why = 'text "abc" is not a number'
    same(run, "renamed, and at fault", form, ("E611", f"Fragen!{at}", f'answer {asked("price")}: {why}'),
         price={"unreadable": why})
    form = filled(run.folder)
    form.change("xl/workbook.xml", '<sheet name="Bidder" sheetId="2"',
                '<sheet name="Bidder" sheetId="2" state="hidden"')
    same(run, "hidden sheet of the bidder", form)
    form = filled(run.folder)
    form.change("xl/workbook.xml", '<sheet name="Instructions".*?/>', "")
    same(run, "without instructions", form)
    form = filled(run.folder)
    form.change("xl/workbook.xml", '<sheet name="Staff".*?/>', "")
    same(run, "without a table", form,
         ("W617", "", 'the sheet of "Staff" is no longer in the form'), staff=None)
    form = filled(run.folder)
    form.answer("vendor_name", ("", "", None), "Bidder")
    at = form.address("Bidder", "vendor_name")
    same(run, "nobody", form, ("W621", f"Bidder!{at}", "the form does not say who bids"))
    form = filled(run.folder)
    form.answer("bid_id", ("", "", None), "Bidder")
    form.answer("contact", text("A. Person, a@example.org"), "Bidder")
    bid, _, _ = run.read(form)
    del bid["answers"]
    run.check("the head of the bid",
              {"format": "bidgauge-bid/1", "bid": "form",
               "vendor": {"id": "V-1", "name": "Alder Co-op (invented)"},
               "comment": "Contact: A. Person, a@example.org", "solicitation": "T-1",
               "submitted": "2026-03-12", "currency": "USD"}, bid)


def evidence(run):
    form = filled(run.folder)
    head = form.marks("Evidence")["question"][1]
    form.put("Evidence", f"B{head + 1}", text("policy.pdf"))  # the question is there already
    form.put("Evidence", f"C{head + 1}", number(4))
    form.put("Evidence", f"A{head + 2}", text("Staff"))
    form.put("Evidence", f"B{head + 2}", text("payroll.pdf"))
    form.put("Evidence", f"B{head + 3}", text("astray.pdf"))
    form.put("Evidence", f"A{head + 4}", text("Price"))
    bid = same(run, "evidence", form, (
        "W618", f"Evidence!B{head + 3}",
        '"astray.pdf" belongs to no question and is not read'))
    run.check("evidence of the bid", {"policy": [{"document": "policy.pdf", "page": "4"}],
                                      "staff": [{"document": "payroll.pdf"}]}, bid["evidence"])


def versions(run):
    with open(RULES, encoding="utf-8") as file:
        rules = json.load(file)

    def against(changed, form=None):
        path = run.folder + "/other.json"
        with open(path, "w", encoding="utf-8") as out:
            json.dump(changed, out)
        made = (form or filled(run.folder)).save(run.folder + "/form.xlsx")
        said = subprocess.run([BG, "evaluate", path, made, "--json", "-"], capture_output=True,
                              text=True, check=False)
        bid = json.loads(said.stdout)["lots"][0]["bids"][0]
        return said.stderr.replace(run.folder + "/", ""), bid["status"], said.returncode

    def refused(name, got, message, *notes):
        want = [f"form.xlsx: error E613: {message}"]
        want += [f"    = note: {note}" for note in notes] + [f"    = help: {HELP['E613']}"]
        lines = got[0].rstrip("\n").split("\n")
        run.check(name, (want, "unreadable", 1), (lines, *got[1:]))

    newer = json.loads(json.dumps(rules))
    newer["version"] = "3"
    newer["fields"]["rate"]["type"] = "integer"
    newer["fields"]["staff"]["columns"]["hours"] = {"label": "Hours", "type": "number"}
    newer["fields"]["added"] = {"label": "Added", "type": "text"}
    del newer["fields"]["policy"]
    refused("another version", against(newer), "the form is of version 2 of the ruleset, which is now 3",
            'the question "rate" is number in the form and integer in the ruleset',
            'the ruleset has the column "hours" (number), the form has not',
            'the ruleset has the question "added" (text), the form has not',
            'the form has the question "policy" (text), the ruleset has not')
    refused("the same questions", against(dict(rules, version="3")),
            "the form is of version 2 of the ruleset, which is now 3", "the questions are the same")
    refused("another ruleset", against(dict(rules, id="other")),
            'the form is of the ruleset "form-cells", not of "other"', "the questions are the same")
    newer["version"] = "2"
    got = against(newer)
    run.check("the same version, other questions", True,
              got[0].startswith("form.xlsx: error E613: the form's questions are not those of the "
                                "ruleset, though both say the same version") and got[1] == "unreadable")
    got = against(dict(rules, title="Said in other words"))
    run.check("other words", (
        "form.xlsx: warning W620: the ruleset was changed after the form was made; its questions "
        f"are the same\n    = help: {HELP['W620']}\n", "ranked", 0),
        got)
    form = filled(run.folder)
    got = subprocess.run([BG, "import", form.save(run.folder + "/form.xlsx"), "-o",
                          run.folder + "/out"], capture_output=True, text=True, check=False)
    run.check("no ruleset", (1, True), (got.returncode, "error E614: it is a form, and the ruleset that "
                                        "it is for is not given" in got.stderr))
    other = Form(run.folder + "/blank.xlsx")
    other.set("xl/sharedStrings.xml", other.text("xl/sharedStrings.xml").replace("bg:", "gb:"))
    _, _, said = run.read(other)
    run.check("no form", True, "error E612: the form cannot be read: it is a workbook, but none of the "
              "forms that bidgauge writes" in said.stderr and "unreadable" in said.stdout)


def lots(run):
    with open(RULES, encoding="utf-8") as file:
        rules = json.load(file)
    rules["lots"] = {"north": {"title": "North"},
                     "south": {"patch": {"fields": {"depot": {"label": "Depot", "type": "text"}}}}}
    path = run.folder + "/lots.json"
    with open(path, "w", encoding="utf-8") as out:
        json.dump(rules, out)
    forms = []
    for lot, price in (("north", 50000), ("south", 60000)):
        made = run.folder + f"/{lot}.xlsx"
        subprocess.run([BG, "form", path, "--lot", lot, "-o", made], check=True)
        form = Form(made)
        form.answer("vendor_name", text("Alder Co-op (invented)"), "Bidder")
        form.answer("bid_id", text("A"), "Bidder")
        form.answer("price", number(price))
        if lot == "south":
            form.answer("depot", text("Hill Street"))
        forms.append(form.save(made))
    said = subprocess.run([BG, "evaluate", path, *forms, "--json", "-"], capture_output=True, text=True,
                          check=False)
    result = json.loads(said.stdout)
    run.check("lots", [("north", ["A"], [50000]), ("south", ["A"], [60000])],
              [(lot["lot"], [b["bid"] for b in lot["bids"]],
                [float(b["price"]["amount"]) for b in lot["bids"]]) for lot in result["lots"]])


def deadlines(run):
    """The form says until when, on whose clock; one that went out with the day alone says no more, and
    neither is a vendor's word."""
    with open(RULES, encoding="utf-8") as file:
        rules = json.load(file)
    reject = "A bid that is received later is not scored."
    for change, due, after in (
            ({}, "2026-03-13, by the end of the day", reject),
            ({"dates": {"bids_due": "2026-03-13T14:00:00-07:00"}},
             "2026-03-13 14:00 -07:00 (a clock behind UTC)", reject),
            ({"dates": {"bids_due": "2026-03-13", "time": "09:30"}, "time_zone": "+02:00",
              "late": "accept_by_decision"}, "2026-03-13 09:30 +02:00 (a clock ahead of UTC)",
             "A bid that is received later is scored only where the buyer decides so and gives the reason."),
            ({"dates": {"bids_due": "2026-03-13T17:00:00Z"}}, "2026-03-13 17:00 UTC", reject),
            ({"dates": {"bids_due": "2026-03-13", "time": "14:00"}}, "2026-03-13 14:00", reject)):
        path, made = run.folder + "/due.json", run.folder + "/due.xlsx"
        with open(path, "w", encoding="utf-8") as out:
            json.dump({**rules, "solicitation": {**rules["solicitation"], **change}}, out)
        subprocess.run([BG, "form", path, "-o", made, "--force", "-q"], check=True)
        form = Form(made)
        row_due, row_after = form.find("Instructions", "Bids are due", 0), form.find("Instructions", "After that", 0)
        run.check(due, (due, after), (form.value("Instructions", "B" + row_due),
                                      form.value("Instructions", "B" + row_after)))
        form.answer("vendor_name", text("Alder Co-op (invented)"), "Bidder")
        form.answer("price", number(50000))
        for shown in (due, "2026-03-13"):
            form.put("Instructions", "B" + row_due, text(shown))
            said = subprocess.run([BG, "evaluate", path, form.save(made)], capture_output=True, text=True,
                                  check=False).stderr
            run.check(f"{due}, shown as {shown}", False, "W622" in said)
        form.put("Instructions", "B" + row_due, text("2026-03-14"))
        said = subprocess.run([BG, "evaluate", path, form.save(made)], capture_output=True, text=True,
                              check=False).stderr
        run.check("another date", True, f'Instructions!B{row_due}: warning W622: qualification: "2026-03-14"' in said)


if __name__ == "__main__":
    RUN = Run()
    for part in (rows, tables, sheets, evidence, versions, lots, deadlines):
        part(RUN)
    print(f"shapes of forms: {RUN.passed} passed, {RUN.failed} failed")
    sys.exit(RUN.failed > 0 or not RUN.passed)
