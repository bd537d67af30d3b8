"""Whatever a vendor writes in a form that is not an answer: each place in turn. It is a qualification
of the bid with its cell, a flag and a question; and what was sent out is never one."""
import json
import os
import re
import subprocess
import sys
import zipfile

from cells import BG, GOOD, RULES, Run, filled
from form import formula, number, text
from shapes import row_of

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
DRAWING = ('<xdr:wsDr xmlns:xdr="urn:d" xmlns:a="urn:a">%s</xdr:wsDr>')


def inline(address, value):
    return f'<c r="{address}" t="inlineStr"><is><t xml:space="preserve">{value}</t></is></c>'


def add_cell(form, sheet, address, cell):
    """A cell behind the last one of its row, or in a row behind the last."""
    part, number_of = form.sheets[sheet], re.sub("[A-Z]", "", address)
    have = form.text(part)
    if re.search(rf'<row r="{number_of}"[^>]*/>', have):
        have = re.sub(rf'(<row r="{number_of}"[^>]*)/>', rf"\1>{cell}</row>", have)
    elif f'<row r="{number_of}"' in have:
        have = re.sub(rf'(<row r="{number_of}"[^>]*>.*?)</row>', lambda m: m.group(1) + cell + "</row>",
                      have, count=1, flags=re.S)
    else:
        have = have.replace("</sheetData>", f'<row r="{number_of}">{cell}</row></sheetData>')
    form.set(part, have)


def add_sheet(form, name, rows, state=""):
    form.set("xl/worksheets/sheet77.xml", HEAD + f"<worksheet><sheetData>{rows}</sheetData></worksheet>")
    form.change("xl/workbook.xml", "</sheets>",
                f'<sheet name="{name}" sheetId="77" {state} r:id="rId77"/></sheets>')
    form.change("xl/_rels/workbook.xml.rels", "</Relationships>",
                f'<Relationship Id="rId77" Type="{OFFICE}worksheet" Target="worksheets/sheet77.xml"/>'
                "</Relationships>")


def relate(form, part, kind, target, mode=""):
    """A relation of a part, in a file of its own. Gives its id."""
    folder, name = part.rsplit("/", 1)
    rels = f"{folder}/_rels/{name}.rels"
    if rels not in form.parts:
        form.set(rels, HEAD + "<Relationships></Relationships>")
    rid = f"rIdX{len(re.findall('<Relationship ', form.text(rels)))}"
    form.change(rels, "</Relationships>", f'<Relationship Id="{rid}" Type="{OFFICE}{kind}" '
                f'Target="{target}"{mode}/></Relationships>')
    return rid


def note(form, sheet, address, value, preface=""):
    form.set("xl/comments9.xml", HEAD + '<comments><authors><author>A</author></authors><commentList>'
             f'<comment ref="{address}" authorId="0"><text><r><t>{preface}{value}</t></r></text></comment>'
             "</commentList></comments>")
    relate(form, form.sheets[sheet], "comments", "../comments9.xml")


def threaded(form, sheet, address, value):
    form.set("xl/threadedComments/threadedComment1.xml", HEAD + "<ThreadedComments>"
             f'<threadedComment ref="{address}" id="1"><text>{value}</text></threadedComment>'
             "</ThreadedComments>")
    relate(form, form.sheets[sheet], "threadedComment", "../threadedComments/threadedComment1.xml")


def shape(form, sheet, row, column, *paragraphs):
    body = "".join(f"<a:p><a:r><a:t>{p}</a:t></a:r></a:p>" for p in paragraphs)
    form.set("xl/drawings/drawing9.xml", HEAD + DRAWING % (
        f"<xdr:twoCellAnchor><xdr:from><xdr:col>{column}</xdr:col><xdr:colOff>1</xdr:colOff>"
        f"<xdr:row>{row}</xdr:row></xdr:from><xdr:to><xdr:col>9</xdr:col><xdr:row>9</xdr:row></xdr:to>"
        f"<xdr:sp><xdr:txBody>{body}</xdr:txBody></xdr:sp></xdr:twoCellAnchor>"))
    relate(form, form.sheets[sheet], "drawing", "../drawings/drawing9.xml")


def chart(form, sheet, title):
    shape(form, sheet, 1, 1)
    form.set("xl/charts/chart9.xml", HEAD + '<c:chartSpace xmlns:c="urn:c" xmlns:a="urn:a"><c:title><c:tx>'
             f"<c:rich><a:p><a:r><a:t>{title}</a:t></a:r></a:p></c:rich></c:tx></c:title></c:chartSpace>")
    relate(form, "xl/drawings/drawing9.xml", "chart", "../charts/chart9.xml")


def old_shape(form, sheet, value):
    form.set("xl/drawings/vmlDrawing9.vml", '<xml xmlns:v="urn:v"><v:shape><v:textbox><div>'
             f"<font>{value}</font></div></v:textbox></v:shape></xml>")
    relate(form, form.sheets[sheet], "vmlDrawing", "../drawings/vmlDrawing9.vml")


def strike(form, sheet, address):
    """The cell's font is struck through, and nothing else of it is changed."""
    styles = form.text("xl/styles.xml")
    fonts = int(re.search(r'<fonts count="(\d+)"', styles).group(1))
    n = len(re.findall("<xf ", styles[styles.index("<cellXfs"):styles.index("</cellXfs>")]))
    styles = styles.replace("</fonts>", "<font><strike/><sz val=\"10\"/></font></fonts>")
    styles = styles.replace("</cellXfs>", f'<xf numFmtId="0" fontId="{fonts}" fillId="0" borderId="0" '
                            'xfId="0"/></cellXfs>')
    form.set("xl/styles.xml", styles)
    part = form.sheets[sheet]
    have = form.text(part)
    new, count = re.subn(rf'(<c r="{address}")( s="\d+")?', rf'\1 s="{n}"', have)
    assert count == 1, address
    form.set(part, new)


class Beside(Run):
    def told(self, name, form, *wanted, answers=None, only=()):
        """wanted: (place, text[, was[, struck]]) in order: the bid's list, the messages, the flag.
        only: warnings besides (code, place, message)."""
        bid, _, said = self.read(form, "--json", "-")
        want = []
        for place, now, *more in wanted:
            one = {"place": place, "text": now}
            if more and more[0]:
                one["was"] = more[0]
            if len(more) > 1:
                one["struck"] = True
            want.append(one)
        self.check(name, want, bid.get("qualifications", []))
        self.check(name + " (answers)", GOOD if answers is None else answers, bid["answers"])
        lines = [line.split("form.xlsx: ", 1)[1] for line in said.stderr.split("\n") if " warning W" in line]
        mine = [f"{place}: warning {'W618' if 'belongs' in words else 'W622'}: {words}"
                for place, words in map(self.words, want)]
        others = [f"{place + ': ' if place else ''}warning {code}: {words}" for code, place, words in only]
        self.check(name + " (said)", sorted(mine + others), sorted(lines))
        flags = [flag for flag in json.loads(said.stdout)["lots"][0]["bids"][0]["flags"]
                 if flag["id"] == "qualification"]
        self.check(name + " (flags)", bool(want), bool(flags))
        for one in want:
            for words in (flags[0]["message"], flags[0]["request"]) if flags else ():
                shown = (one["text"] or one["was"]).replace("\n", " ")
                self.check(name + " (flag)", True, f"{one['place']}: \"{shown[:200]}" in words)

    def words(self, one):
        now, was = (json.dumps(one.get(k, ""), ensure_ascii=False).replace("\\n", "<U+000A>")
                    for k in ("text", "was"))
        if one.get("struck"):
            return one["place"], f"qualification: {was} is struck through"
        if one["place"].startswith("Questions!C") and "," not in one["place"] and not one.get("was"):
            return one["place"], f"{now} belongs to no question and is not read"
        if not one["text"]:
            return one["place"], f"qualification: {was} was removed"
        if one.get("was"):
            return one["place"], f"qualification: {now} in place of {was}"
        return one["place"], f"qualification: {now}"


def cells(run):
    run.told("nothing", filled(run.folder))
    at = row_of(filled(run.folder), "Questions", "price")
    wish = "Exceptions: clause 7 is not accepted"

    form = filled(run.folder)
    add_cell(form, "Questions", f"I{at}", inline(f"I{at}", wish))
    run.told("beside an answer", form, (f"Questions!I{at}", wish))
    form = filled(run.folder)
    add_cell(form, "Questions", f"ZZ{at}", inline(f"ZZ{at}", wish))
    run.told("far beside an answer", form, (f"Questions!ZZ{at}", wish))

    for column, what, was in (("B", "the question", "Price"), ("E", "whether it is required", "Required"),
                              ("G", "the help", None)):
        form = filled(run.folder)
        was = was or form.value("Questions", f"{column}{at}")
        form.put("Questions", f"{column}{at}", text(wish))
        run.told(f"over {what}", form, (f"Questions!{column}{at}", wish, was))
        form.put("Questions", f"{column}{at}", ("", "", None))
        run.told(f"{what} taken away", form, (f"Questions!{column}{at}", "", was))

    form = filled(run.folder)
    wage = row_of(form, "Questions", "rate")
    unit = form.value("Questions", f"D{wage}")
    form.put("Questions", f"D{wage}", text("per month"))
    run.told("over the unit", form, (f"Questions!D{wage}", "per month", *([unit] if unit else [])))
    form = filled(run.folder)
    form.put("Questions", f"D{at}", text("per month"))
    run.told("where no unit is", form, (f"Questions!D{at}", "per month"))

    form = filled(run.folder)  # the unit of another question: sent out, but not here
    units = [form.value("Questions", f"D{n}") for n in range(6, 40)]
    other = next((u for u in units if u), None)
    if other:
        form.put("Questions", f"D{at}", text(other))
        run.told("the unit of another question", form, (f"Questions!D{at}", other))

    form = filled(run.folder)
    form.put("Questions", f"F{at}", text(wish))
    run.told("over the status", form, (f"Questions!F{at}", wish))
    form = filled(run.folder)
    form.put("Questions", f"F{at}", formula(f'IF(1,"{wish}","OK")', wish, "str"))
    run.told("a formula over the status", form, (f"Questions!F{at}", wish))
    form = filled(run.folder)
    form.put("Questions", f"F{at}", formula(f'IF(C{at}>0,"OK","{wish}")', "OK", "str"))
    run.told("a formula that may say it", form, (f"Questions!F{at}", "OK"))

    last = max(int(n) for n in re.findall(r'<row r="(\d+)"', filled(run.folder).text(
        filled(run.folder).sheets["Questions"])))
    for column in "BCH":
        form = filled(run.folder)
        add_cell(form, "Questions", f"{column}{last + 4}", inline(f"{column}{last + 4}", wish))
        run.told(f"below, in {column}", form, (f"Questions!{column}{last + 4}", wish))

    form = filled(run.folder)
    form.put("Questions", "A1", text(wish))
    run.told("over the title", form, ("Questions!A1", wish))
    form = filled(run.folder)
    add_cell(form, "Instructions", "B40", inline("B40", wish))
    run.told("on Instructions", form, ("Instructions!B40", wish))
    form = filled(run.folder)
    add_cell(form, "Bidder", "G7", inline("G7", wish))
    run.told("on Bidder", form, ("Bidder!G7", wish))
    form = filled(run.folder)
    head = int(form.address("Staff", ("job", 0))[1:])
    add_cell(form, "Staff", f"L{head}", inline(f"L{head}", wish))
    run.told("beside a table", form, (f"Staff!L{head}", wish))
    form = filled(run.folder)
    form.put("Staff", "B4", text("Job (without night work)"))
    run.told("over a column's heading", form, ("Staff!B4", "Job (without night work)"))
    form = filled(run.folder)
    add_cell(form, "Lists", "N20", inline("N20", wish))
    run.told("on the hidden lists", form, ("Lists!N20", wish))
    form = filled(run.folder)
    add_cell(form, "Questions", f"I{at}", f'<c r="I{at}"><v>1100</v></c>')
    run.told("a number beside", form, (f"Questions!I{at}", "1100"))
    form = filled(run.folder)
    add_cell(form, "Questions", f"I{at}", f'<c r="I{at}"><f>C{at}*1.05</f><v>54600</v></c>')
    run.told("a formula beside", form, only=[("W624", f"Questions!I{at}", f'the formula "=C{at}*1.05", '
                                              "which no answer uses")])
    form = filled(run.folder)
    form.put("Questions", f"B{at}", text("  Price\u00a0"))
    run.told("blanks around what was sent out", form)


def rows_and_sheets(run):
    wish = "We do not accept clause 7"
    form = filled(run.folder)
    add_sheet(form, "Exceptions", f'<row r="3">{inline("B3", wish)}</row>')
    run.told("a sheet of its own", form, ("Exceptions!B3", wish))
    form = filled(run.folder)
    add_sheet(form, "More text", f'<row r="1">{inline("A1", wish)}</row>', 'state="hidden"')
    run.told("a hidden sheet", form, ("'More text'!A1", wish))
    form = filled(run.folder)
    add_sheet(form, "Empty", '<row r="1"><c r="A1" s="1"/></row>')
    run.told("an empty sheet", form)
    form = filled(run.folder)
    add_sheet(form, "Broken", '<row r="5"/><row r="3"/>')
    run.told("a sheet that cannot be read", form, only=[(
        "W623", "", "a sheet that is not of the form cannot be read: a row is out of order or there twice "
        "(sheet Broken)")])
    form = filled(run.folder)
    at = form.marks("Questions")["see:staff"][1]
    form.put("Questions", f"C{at}", text(wish))
    bid, _, _ = run.read(form)
    run.check("over the way to a table", [{"place": f"Questions!C{at}", "text": wish,
                                           "was": "On the sheet Staff"}], bid.get("qualifications"))


def asides(run):
    wish = "Price holds until May"
    form = filled(run.folder)
    at = form.address("Questions", "price")
    note(form, "Questions", at, wish)
    run.told("a note", form, (f"Questions!{at}, note", wish))
    form = filled(run.folder)
    threaded(form, "Questions", at, wish)
    note(form, "Questions", at, wish, "[Threaded comment]\n\nYour version of Excel allows you to read "
         "this.\n\nComment:\n")
    run.told("a comment, once", form, (f"Questions!{at}, note", wish))
    form = filled(run.folder)
    shape(form, "Questions", 4, 8, "Price holds", "until May")
    run.told("a text box", form, ("Questions!I5, text box", "Price holds\nuntil May"))
    form = filled(run.folder)
    chart(form, "Questions", wish)
    run.told("a chart's title", form, ("Questions, text box", wish))
    form = filled(run.folder)
    old_shape(form, "Bidder", wish)
    run.told("an old shape", form, ("Bidder, text box", wish))
    form = filled(run.folder)
    form.change(form.sheets["Questions"], "<oddFooter>.*?</oddFooter>",
                f"<oddFooter>&amp;L&amp;\"Arial,Bold\"&amp;12{wish}&amp;RPage &amp;P</oddFooter>")
    run.told("a footer", form, ("Questions, header or footer", f"{wish} Page"))
    form = filled(run.folder)
    form.change(form.sheets["Questions"], "</headerFooter>",
                f"<firstHeader>{wish}</firstHeader></headerFooter>")
    run.told("a header of the first page", form, ("Questions, header or footer", wish))
    form = filled(run.folder)
    rid = relate(form, form.sheets["Questions"], "hyperlink", "https://example.org/terms",
                 ' TargetMode="External"')
    form.change(form.sheets["Questions"], "</sheetData>", '</sheetData><hyperlinks xmlns:r="urn:r"><hyperlink '
                f'ref="{at}" r:id="{rid}"/></hyperlinks>')
    run.told("a link", form, (f"Questions!{at}, link", "https://example.org/terms"))
    form = filled(run.folder)
    form.set("xl/drawings/drawing9.xml", "<xdr:wsDr")
    relate(form, form.sheets["Questions"], "drawing", "../drawings/drawing9.xml")
    run.told("a drawing that is damaged", form, (
        "Questions, text box", "(the part xl/drawings/drawing9.xml cannot be read)"))


def struck(run):
    form = filled(run.folder)
    at = row_of(form, "Questions", "price")
    strike(form, "Questions", f"B{at}")
    run.told("a question struck through", form, (f"Questions!B{at}", "", "Price", True))
    form = filled(run.folder)
    strike(form, "Instructions", "A9")
    run.told("an instruction struck through", form, ("Instructions!A9", "", form.value("Instructions", "A9"),
                                                     True))
    form = filled(run.folder)
    strike(form, "Questions", f"C{at}")
    why = '"52000" is struck through, at least a part of it'
    run.told("an answer struck through", form, answers=dict(GOOD, price={"unreadable": why}))
    form = filled(run.folder)
    runs = "<is><r><rPr><strike/></rPr><t>5</t></r><r><t>2000</t></r></is>"
    form.put("Questions", f"C{at}", (runs, ' t="inlineStr"', None))
    run.told("a part of an answer", form, answers=dict(GOOD, price={"unreadable": why}))
    form = filled(run.folder)
    runs = '<is><r><rPr><strike val="0"/></rPr><t>5</t></r><r><t>2000</t></r></is>'
    form.put("Questions", f"C{at}", (runs, ' t="inlineStr"', None))
    run.told("strike that is switched off", form)


def harmless(run):
    def told(name, form, *words):
        run.told(name, form, only=[("W623", "", w) for w in words])
    form = filled(run.folder)
    form.set("xl/externalLinks/externalLink1.xml", HEAD + "<externalLink/>")
    relate(form, "xl/externalLinks/externalLink1.xml", "externalLinkPath", "Prices%202.xlsx",
           ' TargetMode="External"')
    told("a link to another workbook", form,
         'the workbook is linked to the file "Prices%202.xlsx", which is not read')
    form = filled(run.folder)
    relate(form, form.sheets["Questions"], "image", "http://192.0.2.1/x.png", ' TargetMode="External"')
    told("a linked picture", form, 'a picture is in the file "http://192.0.2.1/x.png", which is not read')
    form = filled(run.folder)
    form.parts.update({"xl/vbaProject.bin": b"x", "xl/media/image1.png": b"x",
                       "xl/embeddings/Microsoft_Word_Document.docx": b"x", "xl/connections.xml": b"<a/>"})
    told("macros, a picture, a file, a query", form, "the workbook has macros; they are not run",
         'a picture ("xl/media/image1.png") is not read',
         'a file is embedded ("xl/embeddings/microsoft_word_document.docx") and not read',
         "the workbook takes data from a data base or the web; they are not fetched")
    form = filled(run.folder)
    at = form.address("Questions", "rate")
    form.change(form.sheets["Questions"], rf'<c r="{at}" s="\d+"', f'<c r="{at}" s=""')
    run.told("an empty style", form)
    form = filled(run.folder)
    form.change(form.sheets["Questions"], rf'<c r="{at}" s="\d+"', f'<c r="{at}" s="999999"')
    run.told("a style that is not there", form,
             answers=dict(GOOD, rate={"unreadable": "a cell has a style that is not there"}))
    form = filled(run.folder)
    form.put("Questions", at, ("<v>9999</v>", ' t="s"', None))
    run.told("a text that is not there", form,
             answers=dict(GOOD, rate={"unreadable": "a cell names a text that is not there"}))
    form = filled(run.folder)
    form.put("Questions", at, ("<v>12,5</v>", ' t="n"', None))
    run.told("a number that is none", form,
             answers=dict(GOOD, rate={"unreadable": "a cell has a number that is none"}))
    form = filled(run.folder)
    form.change(form.sheets["Questions"], "</sheetData>", "</sheetData><mergeCells>" + "".join(
        f'<mergeCell ref="M{n}:N{n}"/>' for n in range(1, 5000)) + "</mergeCells>")
    run.told("5,000 merged ranges", form)
    form = filled(run.folder)
    form.change(form.sheets["Questions"], "</sheetData>", "".join(
        f'<row r="{n}"><c r="A{n}" s="1"/><c r="B{n}" s="1"/></row>' for n in range(1000, 201000))
        + "</sheetData>")
    run.told("400,000 blank cells", form)


def hidden(run):
    def column(how):
        form = filled(run.folder)
        part = form.sheets["Questions"]
        form.set(part, re.sub(r'(<col min="3" max="3" )width="[^"]*"( [^>]*)?/>', rf"\1{how}/>",
                              form.text(part)))
        _, _, said = run.read(form)
        return "W616" in said.stderr
    run.check("a hidden column", True, column('width="30" hidden="1"'))
    run.check("a column of no width", True, column('width="0" customWidth="1"'))
    run.check("a column that is shown", False, column('width="30"'))
    form = filled(run.folder)
    at = row_of(form, "Questions", "rate")
    form.set(form.sheets["Questions"], re.sub(rf'<row r="{at}"[^>]*>', f'<row r="{at}" ht="0" customHeight="1">',
                                              form.text(form.sheets["Questions"])))
    run.check("a row of no height", 1, run.read(form)[2].stderr.count("W616"))


def many(run):
    form = filled(run.folder)
    add_sheet(form, "Terms", "".join(f'<row r="{n}">{inline(f"A{n}", f"term {n}")}</row>'
                                     for n in range(1, 701)))
    bid, _, said = run.read(form, "--json", "-")
    run.check("so many are listed", 500, len(bid["qualifications"]))
    run.check("so many are said", (12, True, True), (
        len(re.findall(r"W622: qualification", said.stderr)),
        "488 more qualifications; bidgauge import lists them" in said.stderr,
        "200 more cells and texts that are not listed" in said.stderr))
    form = filled(run.folder)
    add_sheet(form, "Terms", f'<row r="1">{inline("A1", "long " * 1000)}</row>')
    bid, _, _ = run.read(form)
    run.check("a long one is cut", 2003, len(bid["qualifications"][0]["text"]))


def everywhere(run):
    """The flag on the terminal, in the bid file that import writes, and in the workbook."""
    form = filled(run.folder)
    add_sheet(form, "Exceptions", f'<row r="3">{inline("B3", "clause 7 is not accepted")}</row>')
    path = form.save(run.folder + "/form.xlsx")
    subprocess.run([BG, "evaluate", RULES, path, "-o", run.folder + "/c.xlsx"], capture_output=True,
                   check=False)
    table = subprocess.run([BG, "evaluate", RULES, path], capture_output=True, text=True, check=False)
    run.check("on the terminal", True, 'Exceptions!B3: "clause 7 is not accepted"' in table.stdout)
    subprocess.run([BG, "import", path, "-o", run.folder + "/again", "--ruleset", RULES],
                   capture_output=True, check=False)
    bids = run.folder + "/again/tender/bids"
    again = subprocess.run([BG, "evaluate", RULES, bids + "/" + os.listdir(bids)[0]],
                           capture_output=True, text=True, check=False)
    run.check("of the imported bid", True, 'Exceptions!B3: "clause 7 is not accepted"' in again.stdout)
    with zipfile.ZipFile(run.folder + "/c.xlsx") as book:
        strings = book.read("xl/sharedStrings.xml").decode()
    run.check("in the workbook", (True, True), (
        "Exceptions!B3: \"clause 7 is not accepted\"" in strings.replace("&quot;", '"'),
        "Please confirm that this does not" in strings))


if __name__ == "__main__":
    RUN = Beside()
    for part_of in (cells, rows_and_sheets, asides, struck, harmless, hidden, many, everywhere):
        part_of(RUN)
    print(f"what is beside the answers of forms: {RUN.passed} passed, {RUN.failed} failed")
    sys.exit(RUN.failed > 0 or not RUN.passed)
