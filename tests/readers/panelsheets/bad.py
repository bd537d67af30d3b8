"""What must be refused, each with its whole message: sheets of another case or version, swapped between
evaluators, with texts that were changed, formulas in the cells, scores off the scale, late ones."""
import json
import pathlib
import tempfile

import openpyxl
from world import *

M, P = ("method", "A"), ("plan", "B")  # rows that are spoilt


def texts(done):
    """The messages without the words for severity: "FILE: PLACE: CODE: TEXT"."""
    return [m.replace("error ", "", 1).replace("warning ", "", 1) for m in messages(done)]


class Case:
    """Sheets of a panel, written once; each test spoils copies of them."""

    def __init__(self, folder):
        self.folder = folder
        begin(folder)
        self.appointed = json.loads(self.read("panel.json"))
        run(folder, "panel", "declarations", "rules.json", "bids.jsonl", "--panel=panel.json", "-o", "out")
        declared = {**panel_file(), "scores": [], "agreed": []}
        self.declared = json.dumps(declared)
        write(folder, "panel.json", self.declared)
        run(folder, "panel", "sheets", "rules.json", "bids.jsonl", "--panel=panel.json", "-o", "out")
        self.scored = json.dumps({**panel_file(), "agreed": []})
        write(folder, "panel.json", self.scored)
        run(folder, "panel", "meeting", "rules.json", "bids.jsonl", "--panel=panel.json", "-o", "out/meeting.xlsx")

    def read(self, name):
        return pathlib.Path(self.folder, name).read_text(encoding="utf-8")

    def spoilt(self, name, edit, cells=None, target="s.xlsx"):
        """A copy, filled in and then edited."""
        source, path = str(pathlib.Path(self.folder, "out", name)), str(pathlib.Path(self.folder, target))
        sheets = Sheets(source)
        by_openpyxl(source, cells(sheets) if cells else score_cells(sheets, "E1"), path)
        if edit:
            book = Sheets(path)
            edit(book)
            book.book.save(path)
        return Sheets(path)

    def said(self, *sheets, panel=None, rules="rules.json", status=1):
        """What reading them says; and the panel file stays as it was where they are refused."""
        write(self.folder, "panel.json", panel or self.declared)
        done = run(self.folder, "panel", "read", rules, *(sheets or ["s.xlsx"]), "--panel=panel.json",
                   status=status)
        if status:
            assert self.read("panel.json") == (panel or self.declared), "the panel file was changed"
        return texts(done)


def put(table, place, column, value):
    def edit(sheets):
        sheets.cell(table, place, column).value = value
    return edit


def both(*edits):
    def edit(sheets):
        for one in edits:
            one(sheets)
    return edit


def mark(start, value):
    """A mark of the workbook, wherever it is."""
    def edit(sheets):
        for sheet in sheets.book.worksheets:
            for row in sheet.iter_rows():
                for c in row:
                    if isinstance(c.value, str) and c.value.startswith(f"bg:{start}:"):
                        c.value = f"bg:{start}:{value}"
    return edit


def other_cases(case, check):
    for what, edit, want in (
            ("ruleset", mark("ruleset", "roofs"), 'the sheet is for the ruleset "roofs"; this is "windows"'),
            ("version", mark("version", "0"), 'the sheet is for version "0"; this is "1"'),
            ("solicitation", mark("solicitation", "R-2"),
             'the sheet is for the solicitation "R-2"; this is "R-1"'),
            ("lot", mark("lot", "north"), 'the sheet is for the lot "north", which the ruleset has not'),
            ("nobody", mark("evaluator", ""), "the sheet does not say whose it is"),
            ("kind", mark("form", "bidgauge-form/1"),
             "it is a workbook, but no sheet of a panel that bidgauge wrote")):
        case.spoilt("sheet-E1.xlsx", edit)
        check(f"other {what}", case.said(), [f"s.xlsx: E749: {want}"])
    book = openpyxl.Workbook()
    book.save(pathlib.Path(case.folder, "s.xlsx"))
    check("no sheet of ours", case.said(),
          ["s.xlsx: E749: it is a workbook, but no sheet of a panel that bidgauge wrote"])
    pathlib.Path(case.folder, "s.xlsx").write_bytes(b"PK\x03\x04 cut off")
    check("cut off", [m[:48] for m in case.said()], ["s.xlsx: E749: the workbook cannot be read: it is"])
    case.spoilt("sheet-E1.xlsx", None)
    write(case.folder, "later.json", rules(title="Windows, with a word changed"))
    check("changed under the same version", case.said(rules="later.json", status=0),
          ["s.xlsx: W620: the ruleset was changed after the sheet was made, under the same version"])


def other_people(case, check):
    case.spoilt("sheet-E1.xlsx", None)
    case.spoilt("sheet-E1.xlsx", None, target="t.xlsx")
    check("one sheet twice", case.said("s.xlsx", "t.xlsx"), [
        't.xlsx: E750: it is a scoring sheet of E1 (Ana Ruiz), and so is "s.xlsx": if one replaces the other, '
        "read them one after the other"])
    case.spoilt("sheet-E1.xlsx", put("about", ("-", "name"), "answer", "Ben Cole"))
    check("swapped", case.said(), [
        's.xlsx: Instructions!B15: E750: "Ben Cole" filled in the sheet of E1 (Ana Ruiz): each evaluator has a '
        "sheet of their own"])
    case.spoilt("sheet-E1.xlsx", both(mark("evaluator", "E9"), mark("name", "Zoe Zed"),
                                      put("about", ("-", "name"), "answer", "Zoe Zed")))
    check("not appointed", case.said(),
          ["s.xlsx: E750: it is a scoring sheet of E9 (Zoe Zed), whom the panel does not have"])
    case.spoilt("sheet-E1.xlsx", both(mark("evaluator", "E2")))
    check("another's number", case.said(),
          ["s.xlsx: E750: it is a scoring sheet of E2 (Ana Ruiz); in the panel E2 is Ben Cole"])
    case.spoilt("sheet-E1.xlsx", put("scores", M, "level", "Poor"))
    agreed = json.dumps(panel_file())
    check("late", case.said(panel=agreed),
          ["s.xlsx: E748: E1 (Ana Ruiz): 1 score came after the panel had agreed, and does not count"])


def texts_changed(case, check):
    def at(sheets, *place):
        return sheets.label(*place)
    for what, place, value, want in (
            ("criterion", ("scores", M, "criterion"), "Methods", '"Methods" in place of "Method"'),
            ("bid", ("scores", M, "bid"), "Birch", 'the row was sent out for another bid, and now names "Birch"'),
            ("answer", ("scores", M, "shown"), "Everything by drone", "what the bid says is not what was sent out"),
            ("level", ("scale", ("method", "level-5"), "label"), "Great", '"Great" in place of "Good"'),
            ("points", ("scale", ("method", "level-5"), "points"), 6, '"6" in place of "4"'),
            ("definition", ("scale", ("plan", "level-2"), "definition"), "Nearly there",
             '"Nearly there" in place of "Stage 1 of what is asked"'),
            ("look for", ("scale", ("method", "look-hours"), "definition"), None,
             'nothing in place of "Work outside office hours"')):
        sheets = case.spoilt("sheet-E1.xlsx", put(*place, value))
        check(f"changed {what}", case.said(), [f"s.xlsx: {at(sheets, *place)}: E758: {want}"])
    sheets = case.spoilt("meeting.xlsx", put("meeting", M, "score-5", 5), meeting_cells)
    check("changed score", case.said(panel=case.scored), [
        f"s.xlsx: {at(sheets, 'meeting', M, 'bid')}: E758: the scores or reasons of the evaluators in this row "
        "were changed"])


def cells_of_scores(case, check):
    levels = '"None", "Poor", "Weak", "Fair", "Good", "Excellent"'
    for what, place, column, value, want in (
            ("formula", M, "level", '="Good"', "a formula, where something is typed"),
            ("formula in the reason", M, "reason", "=1+1", "a formula, where something is typed"),
            ("no level", M, "level", "Great", f'"Great" is none of the levels ({levels})'),
            ("half a level", M, "level", "4 to 5", f'"4 to 5" is none of the levels ({levels})'),
            ("empty", M, "level", None, "a reason and no level: choose a level, or empty the row"),
            ("typed points", M, "points", 5.5, '"5.5" is typed over the formula; the points follow from the level'),
            ("error", M, "reason", "#REF!", "the cell shows the error #REF!")):
        edit = put("scores", place, column, value)
        sheets = case.spoilt("sheet-E1.xlsx", edit)
        check(what, case.said(), [f"s.xlsx: {sheets.label('scores', place, column)}: E759: {want}"])
    case.spoilt("sheet-E1.xlsx", put("scores", M, "points", 5))  # what the formula gives
    check("typed points that are right", case.said(status=0), [])
    sheets = case.spoilt("sheet-E1.xlsx", put("scores", P, "level", 3.5))
    check("off the scale: read", case.said(status=0), [])
    done = run(case.folder, "evaluate", "rules.json", "bids.jsonl", "--panel=s.xlsx", status=1)
    check("off the scale: refused", [m for m in texts(done) if "E727" in m], [
        f's.xlsx: {sheets.label("scores", P, "level")}: E727: E1, "Training plan", Birch: 3.5 is none of the '
        "published points (0, 1, 2, 3, 4, 5)"])
    sheets = case.spoilt("sheet-E1.xlsx", None)
    place = sheets.cell("scores", M, "place").value
    case.spoilt("sheet-E1.xlsx", lambda s: s.book["Scores"].__setitem__("L7", place))
    got = case.said()
    check("two rows of one bid", [m.split(": ", 3)[3] for m in got], [
        'the row was sent out for another bid, and now names "Birch"', "what the bid says is not what was sent out"])

    def copied(sheets):
        sheet = sheets.book["Scores"]
        for column in range(1, 13):
            sheet.cell(row=20, column=column).value = sheet.cell(row=6, column=column).value
    case.spoilt("sheet-E1.xlsx", copied)
    check("a copied row", case.said(), [
        's.xlsx: Scores!E20: E759: this bid is scored twice on "Method", here and in Scores!E6'])


def beside(case, check):
    def edit(sheets):
        sheet = sheets.book["Scores"]
        sheet["N7"], sheet["O8"] = "ask the vendor", 4
        sheet["G15"] = "a row of my own"
        sheet["E6"].comment = openpyxl.comments.Comment("not sure", "Ana")
    case.spoilt("sheet-E1.xlsx", edit)
    check("beside", case.said(status=0), [
        's.xlsx: Scores!G15: W767: "a row of my own" is not read',
        's.xlsx: Scores!N7: W767: "ask the vendor" is not read',
        's.xlsx: Scores!O8: W767: "4" is not read',
        's.xlsx: Scores!E6: W767: the note "not sure" is not read'])


def moved(case, check):
    """Rows in another order, and a sheet with another name, are the same sheet."""
    def edit(sheets):
        sheet = sheets.book["Scores"]
        sheet.title = "My scores"
        rows = [[sheet.cell(row=r, column=c).value for c in range(1, 13)] for r in range(6, 12)]
        for at, row in enumerate(reversed(rows)):
            for column, value in enumerate(row, 1):
                if column not in (6, 11):  # the formulas stay
                    sheet.cell(row=6 + at, column=column).value = value
    case.spoilt("sheet-E1.xlsx", edit)
    check("moved: messages", case.said(status=0), [])
    order = lambda s: (s["criterion"], s["bid"])
    check("moved: scores", sorted(json.loads(case.read("panel.json"))["scores"], key=order),
          sorted((s for s in panel_file()["scores"] if s["evaluator"] == "E1"), key=order))


def written_over(case, check):
    """A sheet that somebody filled in is not replaced by an empty one."""
    write(case.folder, "panel.json", case.declared)
    words = ["panel", "sheets", "rules.json", "bids.jsonl", "--panel=panel.json", "-o", "out"]
    run(case.folder, *words)  # those that nobody touched are
    path = pathlib.Path(case.folder, "out", "sheet-E2.xlsx")
    by_openpyxl(str(path), score_cells(Sheets(str(path)), "E2"), str(path))
    before = path.read_bytes()
    done = run(case.folder, *words, status=2)
    check("written over", texts(done), [
        'E817: "out/sheet-E2.xlsx" is there already, and another program has saved it since bidgauge wrote it: what '
        "was changed in it would be lost"])
    check("written over: as it was", path.read_bytes() == before, True)


def declarations(case, check):
    def cells(sheets):
        return declaration_cells(sheets, "Ana Ruiz")
    about, bid = ("about", ("-", "date"), "answer"), ("interests", ("-", "B"), "interest")
    for what, place, value, want in (
            ("no date", about, None, "the date of the declaration is missing, or is not a date"),
            ("a word for a date", about, "in March", "the date of the declaration is missing, or is not a date"),
            ("not confidential", ("about", ("-", "confidential"), "answer"), "No",
             "confidentiality is not promised: nothing may be shown to this evaluator"),
            ("not answered", bid, None, "not answered: answer Yes or No for each bidder"),
            ("neither", bid, "maybe", '"maybe": answer Yes or No for each bidder'),
            ("another bidder", ("interests", ("-", "B"), "bid"), "Cedar",
             'the row was sent out for another bid, and now names "Cedar"')):
        sheets = case.spoilt("declaration-E1.xlsx", put(*place, value), cells)
        code = "E758" if "another" in want else "E759"
        check(f"declaration: {what}", case.said(panel=json.dumps(case.appointed)),
              [f"s.xlsx: {sheets.label(*place)}: {code}: {want}"])
    sheets = case.spoilt("declaration-E1.xlsx", put(*bid, "Yes"), cells)
    check("declaration: what", case.said(panel=json.dumps(case.appointed)), [
        f's.xlsx: {sheets.label("interests", ("-", "B"), "what")}: E759: an interest, and not what it is'])
    case.spoilt("declaration-E1.xlsx", both(put(*bid, "Yes"), put("interests", ("-", "B"), "what", "Works there")),
                cells)
    check("declaration: an interest", case.said(panel=json.dumps(case.appointed), status=0), [])
    got = json.loads(case.read("panel.json"))["evaluators"]["E1"]
    check("declaration: as read", got, {"name": "Ana Ruiz", "declared": "2026-03-16",
                                        "interests": [{"bid": "B", "what": "Works there"}]})


def meetings(case, check):
    for what, place, value, want in (
            ("no level", ("meeting", M, "level"), None, "no agreed level: choose one, or empty the row"),
            ("finding", ("meeting", M, "look-access"), "mostly", '"mostly" is neither yes, partly nor no'),
            ("whose", ("meeting", M, "who"), None, 'a dissent, and not whose: "The anchors are not shown"'),
            ("why", ("meeting", M, "dissent"), None, '"E5" does not agree, and it is not said why'),
            ("formula", ("meeting", P, "level"), "=1+1", "a formula, where something is typed")):
        sheets = case.spoilt("meeting.xlsx", put(*place, value), meeting_cells)
        check(f"meeting: {what}", case.said(panel=case.scored), [f"s.xlsx: {sheets.label(*place)}: E759: {want}"])
    sheets = case.spoilt("meeting.xlsx", put("meeting", M, "present", "E1, E7"), meeting_cells)
    check("meeting: present", case.said(panel=case.scored), [
        f's.xlsx: {sheets.label("meeting", M, "level")}: E750: "E7" was present at the meeting, and the panel has '
        "no such evaluator"])


def all(check):
    with tempfile.TemporaryDirectory() as folder:
        case = Case(folder)
        for part in (other_cases, other_people, texts_changed, cells_of_scores, beside, moved, written_over,
                     declarations, meetings):
            part(case, check)
