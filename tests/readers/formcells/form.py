"""Forms edited part by part, with nothing but the standard library: what a cell holds is written as
XML, so that every shape that some program writes can be tried."""
import re
import zipfile
from xml.sax.saxutils import escape, unescape

SHEETS = {"Instructions": 1, "Bidder": 2, "Questions": 3}


def number(value, style=None):
    return f'<v>{value}</v>', ' t="n"', style


def text(value):
    return f'<is><t xml:space="preserve">{escape(value)}</t></is>', ' t="inlineStr"', None


def truth(value):
    return f'<v>{value}</v>', ' t="b"', None


def error(value):
    return f'<v>{value}</v>', ' t="e"', None


def iso(value):
    return f'<v>{value}</v>', ' t="d"', None


def formula(source, value, kind="n"):
    stored = "" if value is None else f"<v>{value}</v>"
    return f"<f>{escape(source)}</f>{stored}", f' t="{kind}"', None


class Form:
    """The parts of an .xlsx by name, as text."""

    def __init__(self, path):
        with zipfile.ZipFile(path) as file:
            self.parts = {i.filename: file.read(i) for i in file.infolist()}
        self.strings = [re.sub(r"<[^>]*>", "", s) for s in re.findall(
            r"<si>(.*?)</si>", self.text("xl/sharedStrings.xml"), re.S)]
        self.sheets = {}  # name to part
        rels = dict(re.findall(r'Id="(rId\d+)"[^>]*?Target="([^"]*)"',
                               self.text("xl/_rels/workbook.xml.rels")))
        rels = rels or {i: t for t, i in re.findall(r'Target="([^"]*)"[^>]*?Id="(rId\d+)"',
                                                   self.text("xl/_rels/workbook.xml.rels"))}
        for name, rid in re.findall(r'<sheet name="([^"]*)"[^>]*?r:id="(rId\d+)"',
                                    self.text("xl/workbook.xml")):
            self.sheets[name] = "xl/" + rels[rid]

    def text(self, part):
        return self.parts[part].decode()

    def set(self, part, value):
        self.parts[part] = value.encode()

    def change(self, part, old, new, count=1):
        """Replaces what must be there."""
        have = self.text(part)
        assert re.search(old, have), f"{part}: no {old}"
        self.set(part, re.sub(old, new, have, count=count))

    def marks(self, sheet):
        """Mark to cell: {"field:price:money": ("H", 7)}."""
        found = {}
        for column, row, index in re.findall(r'<c r="([A-Z]+)(\d+)"[^>]*? t="s"><v>(\d+)</v>',
                                             self.text(self.sheets[sheet])):
            value = self.strings[int(index)]
            if value.startswith("bg:"):
                found[value[3:]] = (column, int(row))
        return found

    def address(self, sheet, key):
        """The cell of a field's or bidder's answer, or of (column, n-th row) of a table."""
        marks = self.marks(sheet)
        if isinstance(key, tuple):
            column, head = next(v for k, v in marks.items() if k.startswith(f"column:{key[0]}:"))
            return f"{column}{head + 1 + key[1]}"
        row = next(v for k, v in marks.items() if k.split(":")[:2][-1] == key)[1]
        return f"{marks['answer'][0]}{row}"

    def value(self, sheet, address):
        """What the cell shows, as text; "" when it is blank or not there."""
        cell = re.search(rf'<c r="{address}"([^>]*?)(?:/>|>(.*?)</c>)', self.text(self.sheets[sheet]),
                         re.S)
        value = re.search(r"<v>(.*?)</v>", cell.group(2) or "", re.S) if cell else None
        if not value:
            return ""
        return unescape(self.strings[int(value.group(1))] if 't="s"' in cell.group(1)
                        else value.group(1))

    def find(self, sheet, shown, below):
        """The row, as text, so many below the last one whose column A shows this."""
        rows = [int(n) for n in re.findall(r'<c r="A(\d+)"', self.text(self.sheets[sheet]))
                if self.value(sheet, f"A{n}") == shown]
        return str(rows[-1] + below)

    def put(self, sheet, address, cell):
        """Sets the cell's content, keeping its style unless the cell brings one."""
        content, kind, style = cell
        def made(match):
            own = f' s="{style}"' if style is not None else (match.group(1) or "")
            return f'<c r="{address}"{own}{kind}>{content}</c>'
        part = self.sheets[sheet]
        new, n = re.subn(rf'<c r="{address}"( s="\d+")?(?: t="\w+")?(?:/>|>.*?</c>)', made,
                         self.text(part))
        assert n == 1, f"{sheet}!{address}: {n} cells"
        self.set(part, new)

    def answer(self, key, cell, sheet="Questions"):
        address = self.address(sheet, key)
        self.put(sheet, address, cell)
        return address

    def add_format(self, code_or_id):
        """A cell style with this number format; gives its number."""
        part = "xl/styles.xml"
        have = self.text(part)
        fid = code_or_id
        if isinstance(code_or_id, str):
            fid = 300 + len(re.findall("<numFmt ", have))
            have = re.sub(r"(<numFmts count=\"\d+\">)", rf'\1<numFmt numFmtId="{fid}" formatCode="'
                          + escape(code_or_id, {'"': "&quot;"}).replace("\\", "\\\\") + '"/>', have)
        n = int(re.search(r'<cellXfs count="(\d+)"', have).group(1))
        have = have.replace("</cellXfs>", f'<xf numFmtId="{fid}" fontId="0" fillId="0" borderId="0" '
                            'xfId="0" applyNumberFormat="1"/></cellXfs>')
        have = re.sub(r'<cellXfs count="\d+"', f'<cellXfs count="{n + 1}"', have)
        self.set(part, have)
        return n

    def save(self, path):
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
            for name, data in self.parts.items():
                file.writestr(name, data)
        return path
