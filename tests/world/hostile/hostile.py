"""Files that are made to harm their reader, each from a form that is in order; and files of other
kinds under the name of a form. For each: the reason, the seconds, the memory."""
import io
import json
import os
import re
import struct
import subprocess
import sys
import tempfile
import zipfile

from form import Form, text

BG = os.environ["BIDGAUGE"]
RULES = "tests/readers/formcells/ruleset.json"
SECONDS, MEGABYTES = 1.0, 64
if "asan" in os.environ.get("BUILD", ""):  # the sanitizers take time and memory of their own
    SECONDS, MEGABYTES = 30.0, 2000
HERE = tempfile.TemporaryDirectory()  # it ends with this program
FOLDER = HERE.name
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
SHEET = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'


def blank():
    return Form(FOLDER + "/blank.xlsx")


class Blanks:
    """A part of so many MiB of blanks between two texts, which never is in memory as a whole."""

    def __init__(self, mebibytes, after=""):
        self.before, self.mebibytes, self.after = HEAD + SHEET + "<sheetData>", mebibytes, after

    def __len__(self):
        return len(self.before) + (self.mebibytes << 20) + len(self.after)

    def write(self, out):
        out.write(self.before.encode())
        for _ in range(self.mebibytes):
            out.write(b" " * (1 << 20))
        out.write(self.after.encode())


def packed(form):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as file:
        for name, data in form.parts.items():
            if isinstance(data, Blanks):
                info = zipfile.ZipInfo(name)
                info.compress_type, info.file_size = zipfile.ZIP_DEFLATED, len(data)
                with file.open(info, "w") as part:
                    data.write(part)
            else:
                file.writestr(name, data)
    return out.getvalue()


def questions(form):
    return form.sheets["Questions"]


def with_sheet(body, head=HEAD + SHEET):
    form = blank()
    form.set(questions(form), head + body + "</worksheet>")
    return form


def with_rows(rows):
    return with_sheet(f"<sheetData>{rows}</sheetData>")


def zip_bomb():
    form = blank()
    form.parts[questions(form)] = Blanks(200)
    return form


def many_small_bombs():
    form = blank()
    for name in list(form.sheets)[:5]:
        form.parts[form.sheets[name]] = Blanks(60, "</sheetData></worksheet>")
    return form


def lying_bomb():
    """The sizes that the zip tells are small; what comes out is not."""
    data = bytearray(packed(zip_bomb()))
    size = struct.pack("<I", len(Blanks(200)))
    assert data.count(size) == 2
    return bytes(data).replace(size, struct.pack("<I", 1000))


def quoted_bomb():
    """The bomb of David Fifield: entries that overlap, so that each inflates the ones behind it."""
    data = packed(blank())
    end = data.rindex(b"PK\5\6")
    directory = struct.unpack("<I", data[end + 16:end + 20])[0]
    body = data[directory:end]
    first = body[:body.index(b"PK\1\2", 4)]
    other = first.replace(b"[Content_Types].xml", b"[Content_Types].xmm")
    grown = body + other
    count = struct.unpack("<H", data[end + 8:end + 10])[0] + 1
    return data[:directory] + grown + data[end:end + 8] + struct.pack("<HH", count, count) \
        + struct.pack("<I", len(grown)) + data[end + 16:]


def strings_bomb():
    form = blank()
    item = "<si><t>" + "x" * 32767 + "</t></si>"
    form.set("xl/sharedStrings.xml", HEAD + "<sst>" + item * 2000 + "</sst>")
    return form


def many_strings():
    form = blank()
    form.set("xl/sharedStrings.xml", HEAD + "<sst>" + "<si/>" * 3000000 + "</sst>")
    return form


def laughs():
    entities = '<!ENTITY a0 "ha">' + "".join(
        f'<!ENTITY a{i} "{f"&a{i - 1};" * 10}">' for i in range(1, 10))
    return with_sheet("<sheetData>&a9;</sheetData>", HEAD + f"<!DOCTYPE w [{entities}]>" + SHEET)


def outside_entity():
    return with_sheet("<sheetData>&x;</sheetData>",
                      HEAD + '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + SHEET)


def relation(form, part, more):
    form.change(part, "</Relationships>", more + "</Relationships>")
    return form


def external_workbook():
    form = blank()
    form.set("xl/externalLinks/externalLink1.xml", HEAD + "<externalLink/>")
    return relation(form, "xl/_rels/workbook.xml.rels",
                    f'<Relationship Id="rIdX" Type="{OFFICE}externalLink" '
                    'Target="externalLinks/externalLink1.xml"/>')


def external_picture():
    form = blank()
    form.set("xl/worksheets/_rels/sheet2.xml.rels",
             HEAD + f'<Relationships><Relationship Id="r1" Type="{OFFICE}image" '
             'Target="http://192.0.2.1/track.png" TargetMode="External"/></Relationships>')
    return form


def external_sheet():
    form = blank()
    form.change("xl/_rels/workbook.xml.rels", r'Target="worksheets/sheet3.xml"',
                'Target="http://192.0.2.1/sheet3.xml" TargetMode="External"')
    return form


def climbing():
    form = blank()
    form.change("xl/_rels/workbook.xml.rels", r'Target="worksheets/sheet3.xml"',
                'Target="../../../../../../etc/passwd"')
    return form


def cyclic():
    form = blank()
    form.change("xl/_rels/workbook.xml.rels", r'Target="worksheets/sheet3.xml"',
                'Target="workbook.xml"')
    return form


def one_part_twice():
    form = blank()
    form.change("xl/_rels/workbook.xml.rels", r'Target="worksheets/sheet3.xml"',
                'Target="worksheets/sheet2.xml"')
    return form


def one_name_twice():
    form = blank()
    form.change("xl/workbook.xml", 'sheet name="Bidder"', 'sheet name="QUESTIONS"')
    return form


def millions_of_blank_cells(rows):
    return with_rows(("<row>" + "<c/>" * 16384 + "</row>") * rows)


def many_cells():
    return with_rows(("<row>" + "<c><v>1</v></c>" * 16384 + "</row>") * 200)


def long_answers():
    """A text of the longest kind, said 100 times: what one shared string makes cheap."""
    form = blank()
    form.set("xl/sharedStrings.xml", form.text("xl/sharedStrings.xml").replace(
        "</sst>", "<si><t>" + "y" * 32767 + "</t></si></sst>"))
    index = len(form.strings)
    form.strings.append("y")
    sheet = form.sheets["Staff"]
    for i in range(100):
        at = form.address("Staff", ("job", i))
        form.set(sheet, re.sub(rf'<c r="{at}"( s="\d+")?/>',
                               rf'<c r="{at}"\1 t="s"><v>{index}</v></c>', form.text(sheet)))
    return form


def many_files():
    form = blank()
    form.parts.update({f"xl/x{i}.xml": b"<a/>" for i in range(3000)})
    return form


def bad_utf8():
    form = blank()
    form.parts[questions(form)] = form.parts[questions(form)].replace(b"<f>", b"<f>\xff", 1)
    return form


def rows_of(form, sheet, one, n):
    """So many rows behind the last, each as `one` makes it of its number."""
    form.change(form.sheets[sheet], "</sheetData>",
                "".join(one(1000 + i) for i in range(n)) + "</sheetData>")
    return form


def inline(at, value):
    return f'<c r="{at}" t="inlineStr"><is><t>{value}</t></is></c>'


def many_marks():
    return rows_of(blank(), "Questions", lambda n: f'<row r="{n}">' + inline(f"C{n}", "x") + inline(
        f"H{n}", f"bg:field:q{n}:text") + "</row>", 60000)


def many_table_rows():
    return rows_of(blank(), "Staff", lambda n: f'<row r="{n}">' + inline(f"B{n}", "x") + "</row>",
                   100000)


def many_items():
    return rows_of(blank(), "Evidence", lambda n: f'<row r="{n}">' + inline(f"A{n}", "Price") + inline(
        f"B{n}", "a.pdf") + "</row>", 60000)


def much_astray():
    return rows_of(blank(), "Questions", lambda n: f'<row r="{n}">' + inline(f"C{n}", "x") + "</row>",
                   100000)


def duplicate_entry():
    form = blank()
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        for name, data in form.parts.items():
            file.writestr(name, data)
        import warnings
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            file.writestr(questions(form), form.parts[questions(form)])
    return out.getvalue()


def wrong_crc():
    form = blank()
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as file:
        for name, data in form.parts.items():
            file.writestr(name, data)
    return out.getvalue().replace(b"Price", b"Prize")


def truncated():
    return packed(blank())[:-700]


def half():
    return packed(blank())[:12000]


def prefixed():
    return b"MZ" + packed(blank())


def encrypted_entry():
    data = bytearray(packed(blank()))
    for sign, at in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        where = data.find(sign)
        while where >= 0:
            data[where + at] |= 1
            where = data.find(sign, where + 4)
    return bytes(data)


def of_entries(**entries):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        for name, data in entries.items():
            file.writestr(name.replace("__", "/").replace("_DOT_", "."), data)
    return out.getvalue()


CASES = [
    ("zip bomb", zip_bomb, "it is larger than 64 MiB when unpacked (sheet Questions)"),
    ("zip bomb that lies about its size", lying_bomb,
     "it is larger than 64 MiB when unpacked (sheet Questions)"),
    ("many smaller bombs", many_small_bombs, "it is larger than 64 MiB when unpacked (sheet Bidder)"),
    ("overlapping entries", quoted_bomb, "it is cut off or damaged: as a zip it is not whole"),
    ("64 MB of shared strings", strings_bomb, "its texts are longer than 16 MiB together"),
    ("3 million shared strings", many_strings, "it has more than 200000 texts"),
    ("billion laughs", laughs, "it has a DOCTYPE, which a workbook never needs (sheet Questions)"),
    ("external entity", outside_entity, "it has a DOCTYPE, which a workbook never needs (sheet Questions)"),
    ("link to another workbook", external_workbook, None),
    ("picture of a server", external_picture, None),
    ("sheet of a server", external_sheet, "a sheet lies outside the file"),
    ("sheet outside the zip", climbing, "a sheet is missing"),
    ("parts in a circle", cyclic, "its parts refer to each other in a circle"),
    ("one part as two sheets", one_part_twice, "two of its sheets are one part"),
    ("one name for two sheets", one_name_twice, "two of its sheets have one name"),
    ("absurd row", lambda: with_rows('<row r="99999999999"/>'), "a row has a wrong number (sheet Questions)"),
    ("row behind the last", lambda: with_rows('<row r="1048577"/>'),
     "a row has a wrong number (sheet Questions)"),
    ("absurd column", lambda: with_rows('<row r="1"><c r="ZZZZ1"/></row>'),
     "a cell has a wrong address (sheet Questions)"),
    ("rows backwards", lambda: with_rows('<row r="5"/><row r="3"/>'),
     "a row is out of order or there twice (sheet Questions)"),
    ("a cell twice", lambda: with_rows('<row r="5"><c r="A5"><v>1</v></c><c r="A5"><v>2</v></c></row>'),
     "a cell is out of order or there twice (sheet Questions)"),
    ("millions of cells", many_cells, "it has more than 200000 cells (sheet Questions)"),
    ("13 million blank cells", lambda: millions_of_blank_cells(800),  # as many as 64 MiB can say
     "it has more than 2000000 cells, blank ones included (sheet Questions)"),
    ("1.9 million blank cells", lambda: millions_of_blank_cells(115), None),
    ("a text of 32,768 characters", lambda: with_rows(
        '<row r="5"><c r="A5" t="inlineStr"><is><t>' + "x" * 32768 + "</t></is></c></row>"), None),
    ("a text of 1 MB", lambda: with_rows(
        '<row r="5"><c r="A5" t="inlineStr"><is><t>' + "x" * 1000000 + "</t></is></c></row>"),
     "a text is longer than a cell can hold (32,767 characters) (sheet Questions)"),
    ("a number of 1 MB", lambda: with_rows('<row r="5"><c r="A5"><v>' + "1" * 1000000 + "</v></c></row>"),
     "a text is longer than a cell can hold (32,767 characters) (sheet Questions)"),
    ("a formula of 1 MB", lambda: with_rows(
        '<row r="5"><c r="A5"><f>' + "1+" * 500000 + "1</f><v>1</v></c></row>"),
     "a text is longer than a cell can hold (32,767 characters) (sheet Questions)"),
    ("deep", lambda: with_rows("<a>" * 100000 + "</a>" * 100000),
     "its XML is nested deeper than 32 elements (sheet Questions)"),
    ("many attributes", lambda: with_rows("<row " + " ".join(f'a{i}="1"' for i in range(100000)) + "/>"),
     "an element has more than 64 attributes (sheet Questions)"),
    ("many merged cells", lambda: with_sheet("<mergeCells>" + "".join(
        f'<mergeCell ref="A{i}:B{i}"/>' for i in range(1, 300000)) + "</mergeCells>"),
     "it has more than 20000 ranges of merged cells in one sheet"),
    ("longest texts in all rows", long_answers, None),
    ("60,000 marks", many_marks, "it has more than 4096 marks of questions"),
    ("100,000 rows of a table", many_table_rows, "it has more than 10000 rows of tables"),
    ("60,000 rows of evidence", many_items, "it has more than 2000 rows of evidence"),
    ("100,000 answers beside no question", much_astray, None),
    ("3,000 files", many_files,
     "it holds more than 512 files"),
    ("two files of one name", duplicate_entry, "it holds two files of one name"),
    ("wrong check sum", wrong_crc, "a part is damaged (its check sum or compressed data is wrong)"),
    ("cut off at the end", truncated, "it is cut off or damaged: as a zip it is not whole"),
    ("cut off in the middle", half, "it is cut off or damaged: as a zip it is not whole"),
    ("bad UTF-8", bad_utf8, "a part is not well-formed XML (sheet Questions)"),
    ("encrypted", encrypted_entry, "a part is encrypted or packed in a way that workbooks do not use"),
    ("an .ods", lambda: of_entries(mimetype="application/vnd.oasis.opendocument.spreadsheet",
                                   content_DOT_xml="<a/>"),
     "it is an OpenDocument file (.ods); save it as .xlsx"),
    ("an .xlsb", lambda: of_entries(xl__workbook_DOT_bin="x"),
     "it is a binary workbook (.xlsb); save it as .xlsx"),
    ("a .docx", lambda: of_entries(word__document_DOT_xml="<a/>"),
     "it is a text document (.docx), not a workbook"),
    ("an .xls", lambda: b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + bytes(4096),
     "it is an old .xls file or protected by a password; save it as .xlsx without one"),
    ("HTML", lambda: b"\n<HTML><body><table><tr><td>Price</td></tr></table></body></HTML>",
     "it is a web page (HTML); open it in a spreadsheet program and save it as .xlsx"),
    ("XML of Excel 2003", lambda: b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:'
     b'office:spreadsheet"/>', "it is a workbook as XML of Excel 2003; save it as .xlsx"),
    ("a zip of something", lambda: of_entries(readme="x"), "it is not a workbook (.xlsx)"),
]


class Meter:
    """A small process that starts the program. What a process has resident counts for what it starts, too,
    and this one has made bombs."""

    LOOP = """
import json, os, subprocess, sys, tempfile
for line in sys.stdin:
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        started = subprocess.Popen(json.loads(line), stdin=subprocess.DEVNULL, stdout=out, stderr=err)
        _, status, used = os.wait4(started.pid, 0)
        said = []
        for file in (out, err):
            file.seek(0)
            said.append(file.read().decode())
    print(json.dumps([used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, *said,
                      os.waitstatus_to_exitcode(status)]), flush=True)
"""

    def __init__(self):
        self.process = subprocess.Popen([sys.executable, "-c", self.LOOP], stdin=subprocess.PIPE,
                                        stdout=subprocess.PIPE, text=True)

    def measure(self, path):
        """Seconds of a processor (others may be at work here), megabytes (the most resident), output,
        messages, exit status."""
        command = ["timeout", "120", BG, "evaluate", RULES, path, "--json", "-"]
        print(json.dumps(command), file=self.process.stdin, flush=True)
        return json.loads(self.process.stdout.readline())

    def end(self):
        self.process.stdin.close()
        self.process.wait()


def main():
    meter = Meter()
    subprocess.run([BG, "form", RULES, "-o", FOLDER + "/blank.xlsx"], check=True)
    failed, slowest, largest = 0, 0.0, 0.0
    for name, make, reason in CASES:
        made = make()
        path = FOLDER + "/form.xlsx"
        with open(path, "wb") as file:
            file.write(made if isinstance(made, bytes) else packed(made))
        seconds, memory, out, err, status = meter.measure(path)
        slowest, largest = max(slowest, seconds), max(largest, memory)
        bids = json.loads(out)["lots"][0]["bids"] if out else []
        wrong = []
        if reason and f"error E612: the form cannot be read: {reason}\n" not in err:
            wrong.append(f"said {err!r}")
        if reason and [b["status"] for b in bids] != ["unreadable"]:
            wrong.append(f"bids {[b['status'] for b in bids]}")
        if reason and status != 1:
            wrong.append(f"exit status {status}")
        if seconds >= SECONDS or memory >= MEGABYTES:
            wrong.append(f"{seconds:.2f} s, {memory:.0f} MB")
        if os.environ.get("VERBOSE"):
            print(f"{seconds:6.3f} s {memory:6.1f} MB  {name}")
        if wrong:
            failed += 1
            print(f"{name}: " + "; ".join(wrong))
    meter.end()
    print(f"hostile forms: {len(CASES)} files, {failed} failed; slowest {slowest:.2f} s, "
          f"largest {largest:.0f} MB")
    return failed > 0


if __name__ == "__main__":
    sys.exit(main())
