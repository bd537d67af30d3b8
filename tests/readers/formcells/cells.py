"""One cell of a form at a time, in the shapes that programs and people write: each is read as what
it can only mean, or said by its sheet and cell. The values stand here as they were worked out by hand."""
import json
import os
import re
import subprocess
import sys
import tempfile

from form import Form, error, formula, iso, number, text, truth

BG = os.environ["BIDGAUGE"]
RULES = "tests/readers/formcells/ruleset.json"
with open(RULES, encoding="utf-8") as rules:
    FIELDS = json.load(rules)["fields"]
GOOD = {"price": 52000, "findings": 3, "rate": 12.5, "share": 15, "covered": True,
        "channel": "committee", "start": "2026-07-01", "policy": "In writing.",
        "staff": [{"job": "Cleaner", "people": 4, "wage": 18.25, "full": True},
                  {"job": "Lead", "people": 1, "wage": 22, "full": False}]}
HELP = {
    "E611": "have it clarified, or corrected in the form: until then the question counts as unanswered",
    "W615": "compare it with what the bidder's program shows: a stored result can be old or made up",
    "W616": "look at it: whoever prints the form does not see it",
    "W617": "it counts as not answered; ask for the form again, with all its rows and sheets",
    "W618": "check whether it belongs to an answer, and have that clarified",
    "W622": "read it: it can qualify the bid; ask the vendor whether it does",
    "W623": "look at it in the vendor's file: it is in no answer",
    "W624": "nothing follows from it; it may show how an answer was found",
    "W619": "15 % is written 15: have it clarified where more than that can be meant",
    "W621": "the bid goes by its number or its file",
}


def filled(folder):
    form = folder + "/blank.xlsx"
    if not os.path.exists(form):
        subprocess.run([BG, "form", RULES, "-o", form], check=True)
    made = Form(form)
    made.answer("vendor_name", text("Alder Co-op (invented)"), "Bidder")
    made.answer("vendor_id", text("V-1"), "Bidder")
    made.answer("bid_id", text("A"), "Bidder")
    made.answer("submitted", number(46093), "Bidder")  # 2026-03-12
    made.answer("price", number(52000))
    made.answer("findings", number(3))
    made.answer("rate", number("12.5"))
    made.answer("share", number(15))
    made.answer("covered", text("Yes"))
    made.answer("channel", text('Committee, elected "by all"'))
    made.answer("start", number(46204))  # 2026-07-01
    made.answer("policy", text("In writing."))
    for i, row in enumerate(GOOD["staff"]):
        for column, value in row.items():
            cell = text("Yes" if value else "No") if isinstance(value, bool) else \
                text(value) if isinstance(value, str) else number(value)
            made.put("Staff", made.address("Staff", (column, i)), cell)
    return made


def asked(key, column=None):
    """A question, or a column of one, as messages name it: by its id and its label."""
    field = FIELDS[key]["columns"][column] if column else FIELDS[key]
    return f'"{column or key}" ("{field["label"]}")'


class Run:
    def __init__(self):
        self.here = tempfile.TemporaryDirectory()  # it ends with this program
        self.folder = self.here.name
        self.passed = self.failed = 0

    def read(self, form, *more):
        """The bid as `import` makes it, and what `evaluate` says."""
        path = form if isinstance(form, str) else form.save(self.folder + "/form.xlsx")
        got = subprocess.run([BG, "import", path, "-o", self.folder + "/out", "--ruleset", RULES],
                             capture_output=True, text=True, check=False)
        said = subprocess.run([BG, "evaluate", RULES, path, *more], capture_output=True, text=True,
                              check=False)
        bid = None
        where = self.folder + "/out/tender/bids"
        for name in os.listdir(where) if os.path.isdir(where) else []:
            with open(where + "/" + name, encoding="utf-8") as file:
                bid = json.load(file)
            os.remove(where + "/" + name)
        return bid, got, said

    def check(self, name, want, got):
        if want == got:
            self.passed += 1
        else:
            self.failed += 1
            print(f"{name}:\n  want {want!r}\n  got  {got!r}")

    def said(self, name, said, *want):
        """want: (code, place, message) in order; the whole of standard error."""
        lines = []
        for code, place, message in want:
            severity = "error" if code[0] == "E" else "warning"
            lines.append(f"form.xlsx: {place + ': ' if place else ''}{severity} {code}: {message}")
            lines.append(f"    = help: {HELP[code]}")
        # how many parts were not taken as they stand: each is checked by its note
        text_of = re.sub(r"(?m)^form.xlsx: note N606: .*\n(    = .*\n)*", "",
                         said.stderr.replace(self.folder + "/", ""))
        self.check(name + " (said)", "".join(line + "\n" for line in lines), text_of)

    def cell(self, name, key, cell, value, *said, note=None):
        """value: of the answer; None: no answer; ("unreadable", why)."""
        form = filled(self.folder)
        at = form.answer(key, cell)
        bid, got, result = self.read(form)
        want = dict(GOOD)
        if value is None:
            del want[key]
        else:
            want[key] = value
        messages = [(code, f"Questions!{at}", message) for code, message in said]
        if isinstance(value, tuple):
            want[key] = {"unreadable": value[1]}
            messages.append(("E611", f"Questions!{at}", f'answer {asked(key)}: {value[1]}'))
        self.check(name, want, bid and bid["answers"])
        self.said(name, result, *messages)
        refused = int(isinstance(value, tuple))
        cells = sum(sum(map(len, v)) if key_ == "staff" else 1 for key_, v in want.items())
        account = [line for line in got.stdout.split("\n") if line.startswith("answers: ")]
        self.check(name + " (account)", True, len(account) == 1 and re.fullmatch(
            rf"answers: {cells} in the source: {cells - refused} read( \(1 changed\))?, {refused} refused",
            account[0]) is not None)
        self.check(name + " (status)", refused, got.returncode)
        if note:
            self.check(name + " (note)", f"changed: Questions!{at}: {note}", got.stdout.split("\n")[0])


def numbers(run):
    def two(shown, one, other):
        return ("unreadable", f'text "{shown}" can mean {one} or {other}')
    two_numbers = ": two numbers in one cell; nothing is added up or chosen"
    odd = ": its marks are not between thousands"
    for shown, why in [
            ("abc", " is not a number"), ("n/a", " is not a number"), ("1200 a month", " is not a number"),
            ("1,20,000", odd), ("1.2.3,4", odd), ("1 2000", odd), ("1200 EUR", ": another currency than USD"),
            ("\u20ac1,200.50", ": another currency than USD"), ("CA$ 1,200.50", ": another currency than USD"),
            ("12$34", two_numbers), ("1200 and 1300", two_numbers), ("1,200.00 / 1,300.00", two_numbers),
            ("20 (see p. 4)", two_numbers),
            ("(1,200.00)", ": parentheses; a negative amount is written with a minus sign"),
            ("1e400", ": shortened to a power of ten: its digits are lost; write it in full"),
            ("0012", ": a number does not begin with zeros; what does is a mark or a code")]:
        run.cell(f"price {shown}", "price", text(shown), ("unreadable", f'text "{shown}"{why}'))
    for shown, value in [("1,200.00", 1200), ("1.200,00", 1200), ("1 200,00", 1200),
                         ("1\u00a0200,00", 1200), ("1\u202f200,00", 1200), ("1'200.00", 1200),
                         ("1.200.000", 1200000), ("1,200,000", 1200000), ("12,5", 12.5), ("12,34", 12.34),
                         ("1 200", 1200), ("USD 1,200.50", 1200.5), ("US$ 1,200.50", 1200.5),
                         ("1\u2019200.50", 1200.5), ("+1200.50", 1200.5), ("1200.50\n", 1200.5),
                         ("$1,200.50", 1200.5), ("1200.50 USD", 1200.5), ("  1200 ", 1200)]:
        run.cell(f"price {shown}", "price", text(shown), value,
                 note='text "' + shown.replace("\n", "<U+000A>") + f'" is read as {value}')
    for shown, one, other in [("1,2000", "1.2", "12000"), ("1.2000", "1.2", "12000"),
                              ("1234,567", "1234.567", "1234567")]:
        run.cell(f"price {shown}", "price", text(shown),
                 ("unreadable", two(shown, one, other)[1] + " (a misplaced mark)"))
    run.cell("U+2212", "rate", text("\u22123.5"), -3.5)
    run.cell("0,500", "rate", text("0,500"), 0.5)
    run.cell("-3,5", "rate", text("-3,5"), -3.5)
    for shown, one, other in [("1,200", "1200", "1.2"), ("1.200", "1200", "1.2"),
                              ("17.125", "17125", "17.125")]:
        run.cell(f"price {shown}", "price", text(shown), two(shown, one, other))
    run.cell("Excel's digits of 17.17", "price", number("17.170000000000002"), 17.17)
    run.cell("exponent", "price", number("1.2384E6"), 1238400)
    run.cell("too large", "price", number("1E400"), ("unreadable", "the number 1E400 is out of range"))
    run.cell("a truth for a number", "rate", truth(1), ("unreadable", "TRUE or FALSE where a number belongs"))
    run.cell("an error", "price", error("#REF!"), ("unreadable", "the cell shows the error #REF!"))
    run.cell("an error for a text", "policy", error("#N/A"), ("unreadable", "the cell shows the error #N/A"))
    run.cell("a price that is a formula", "price", formula("50000*1.04", 52000),
             ("unreadable", "a formula, where a price is typed; its stored result is 52000"))
    run.cell("a formula", "rate", formula("10*1.25", 12.5), 12.5,
             ("W615", "a formula; its stored result 12.5 is read as the answer"))
    for linked in ("[1]Prices!A1*2", "'[Prices 2.xlsx]One'!A1", "'file:///C:/p.xlsx'#$One.A1",
                   'WEBSERVICE("https://example.org")'):
        run.cell(f"a formula over another file: {linked}", "rate", formula(linked, 12.5),
                 ("unreadable", "a formula that takes something from outside the file; its stored "
                  "result is 12.5"))
    run.cell("a formula over a table's column", "rate", formula("SUM(T[Rate])", 12.5), 12.5,
             ("W615", "a formula; its stored result 12.5 is read as the answer"))
    run.cell("a formula without result", "price", formula("50000*1.04", None),
             ("unreadable", "a formula without a stored result: open the form in a spreadsheet program, save it"))

def percentages(run):
    for name, code, raw, value in [("0 %", "0%", "0.15", 15), ("own format", '0.0%', "0.07", 7),
                                   ("built in", 9, "0.125", 12.5), ("built in", 10, "1", 100)]:
        form = filled(run.folder)
        at = form.answer("share", number(raw, form.add_format(code)))
        bid, got, said = run.read(form)
        run.check(name, dict(GOOD, share=value), bid["answers"])
        run.said(name, said)
        run.check(name + " (note)", f"changed: Questions!{at}: {raw} shown as a percentage is read as "
                  f"{value} %", got.stdout.split("\n")[0])
    form = filled(run.folder)
    form.answer("share", number("15", form.add_format('0.0"%"')))
    run.check("a percent sign that is only text", 15, run.read(form)[0]["answers"]["share"])
    run.cell("a fraction", "share", number("0.15"), 0.15,
             ("W619", "0.15 is read as 0.15 %: the cell does not show a percentage"))
    run.cell("text", "share", text("15%"), 15, note='text "15%" is read as 15')
    run.cell("text", "share", text("12,5 %"), 12.5)
    form = filled(run.folder)
    at = form.answer("rate", number("0.15", form.add_format("0%")))
    bid, _, said = run.read(form)
    run.check("a percentage for a number",
              {"unreadable": "the cell shows a percentage where a number belongs"},
              bid["answers"]["rate"])
    run.said("a percentage for a number", said,
             ("E611", f"Questions!{at}",
              f'answer {asked("rate")}: the cell shows a percentage where a number belongs'))


def dates(run):
    run.cell("serial", "start", number(46204), "2026-07-01")
    run.cell("day 61", "start", number(61), "1900-03-01")
    run.cell("day 59", "start", number(59), "1900-02-28")
    run.cell("29 February 1900", "start", number(60), ("unreadable", "the number 60 is not a date"))
    run.cell("with a time", "start", number("46204.5"), "2026-07-01",
             note="the time of day is left out")
    run.cell("ISO", "start", iso("2026-07-01"), "2026-07-01")
    run.cell("ISO with time", "start", iso("2026-07-01T00:00:00.000Z"), "2026-07-01")
    run.cell("ISO as text", "start", text("2026-07-01"), "2026-07-01")
    run.cell("ambiguous", "start", text("07/01/2026"), ("unreadable",
             'text "07/01/2026" can mean 2026-01-07 or 2026-07-01 (use YYYY-MM-DD)'))
    for shown in ("2026/7/1", "1 July 2026", "July 1, 2026"):
        run.cell(shown, "start", text(shown), "2026-07-01", note=f'text "{shown}" is read as 2026-07-01')
    run.cell("words for a date", "start", text("on award"),
             ("unreadable", 'text "on award" is not a date (use YYYY-MM-DD)'))
    form = filled(run.folder)
    at = form.answer("start", number(46204, form.add_format("0.00")))
    _, _, said = run.read(form)
    run.said("a number", said, ("E611", f"Questions!{at}",
                                f'answer {asked("start")}: the number 46204 where a date belongs'))
    form = filled(run.folder)
    form.answer("start", number(46204 - 1462))
    form.answer("submitted", number(46093 - 1462), "Bidder")
    form.change("xl/workbook.xml", "<workbookPr", '<workbookPr date1904="1"')
    bid, _, said = run.read(form)
    run.check("1904", (GOOD, "2026-03-12"), (bid["answers"], bid["submitted"]))
    run.said("1904", said, ("W623", "", "the workbook counts its days from 1904; its dates are read so"))
    form = filled(run.folder)
    form.answer("submitted", number("46093.652777777781"), "Bidder")
    run.check("submitted at a time", "2026-03-12T15:40:00", run.read(form)[0]["submitted"])


def words(run):
    for cell, value in [(text("no"), False), (text(" YES "), True), (truth(0), False), (truth(1), True),
                        (text("TRUE"), True), (formula("TRUE()", 1, "b"), True)]:
        run.cell("truth", "covered", cell, value)
    run.cell("1", "covered", number(1), True, note="1 is read as Yes")
    run.cell("maybe", "covered", text("maybe"), ("unreadable", '"maybe" where Yes or No belongs'))
    run.cell("2", "covered", number(2), ("unreadable", '"2" where Yes or No belongs'))
    for shown, value in [("No channel", "none"), ("no channel ", "none"), ("none", "none"),
                         ("Other (two)", "two")]:
        run.cell("choice", "channel", text(shown), value)
    run.cell("two labels", "channel", text("Other"), ("unreadable", '"Other" names two choices'))
    run.cell("no choice", "channel", text("Union"), ("unreadable", '"Union" is none of the choices'))
    run.cell("number as text", "policy", number("118"), "118",
             note="the cell is no text, and is read as the text that it shows")
    run.cell("an answer like a mark", "policy", text("bg:field:price:money"), "bg:field:price:money")
    run.cell("formula as text", "policy", text("=1+1"), "=1+1")
    run.cell("blank", "policy", text("  \n "), None)
    run.cell("control characters", "policy", text("a_x0001_b"), ("unreadable", "it contains characters that are not text"))
    run.cell("escaped", "policy", text("a_x005F_x0041_b"), "a_x0041_b")
    run.cell("markup", "policy", text('<b> & "quotes"'), '<b> & "quotes"')


def blank(run):
    form = filled(run.folder)
    for key in ("price", "findings"):
        form.answer(key, ("", "", None))
    bid, _, _ = run.read(form)
    run.check("blank is no answer", {k: v for k, v in GOOD.items() if k not in ("price", "findings")},
              bid["answers"])


if __name__ == "__main__":
    RUN = Run()
    for part in (numbers, percentages, dates, words, blank):
        part(RUN)
    print(f"cells of forms: {RUN.passed} passed, {RUN.failed} failed")
    sys.exit(RUN.failed > 0 or not RUN.passed)
