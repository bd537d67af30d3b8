"""What the workbook tests share: the parts of an .xlsx read and edited as XML, with the standard
library alone (openpyxl forgets the cached values of formulas when it saves), and LibreOffice as the
program that recalculates. A cell's place is (sheet name, "B7")."""
import html
import os
import pathlib
import re
import signal
import subprocess
import tempfile
import zipfile

TOP = pathlib.Path(__file__).resolve().parents[3]
CELL = re.compile(r'<c\b([^>]*?)(?:/>|>(.*?)</c>)', re.S)
FORMULA = re.compile(r'<f\b[^>]*?(?:/>|>(.*?)</f>)', re.S)
VALUE = re.compile(r'<v\b[^>]*?(?:/>|>(.*?)</v>)', re.S)
TEXT = re.compile(r'<t\b[^>]*?(?:/>|>(.*?)</t>)', re.S)


def plain(xml_text):
    """The text that XML and OOXML escapes stand for."""
    return re.sub(r"_x([0-9A-Fa-f]{4})_", lambda m: chr(int(m[1], 16)),
                  html.unescape(xml_text or ""))


class Cell:
    """value: a float, a text, or None for a blank; formula: without "=", or None."""

    def __init__(self, attributes, inner, shared):
        self.kind = attributes.get("t", "n")
        formula, value = FORMULA.search(inner), VALUE.search(inner)
        self.formula = html.unescape(formula[1] or "") if formula else None
        raw = value[1] if value else None
        if self.kind == "inlineStr":
            self.value = "".join(plain(t) for t in TEXT.findall(inner))
        elif self.kind == "s":
            self.value = shared[int(raw)]
        elif self.kind in ("str", "e"):
            self.value = plain(raw)
        else:
            self.value = float(raw) if raw else None


class Book:
    """A workbook file, read whole."""

    def __init__(self, path):
        self.path = str(path)
        with zipfile.ZipFile(path) as z:
            self.order = z.namelist()
            self.parts = {name: z.read(name) for name in self.order}
        rels = dict()
        for attributes in re.findall(r"<Relationship\b([^>]*)/>", self.part("xl/_rels/workbook.xml.rels")):
            a = attributes_of(attributes)
            rels[a["Id"]] = a["Target"]
        self.sheets = {}  # name -> part
        for attributes in re.findall(r"<sheet\b([^>]*)/>", self.part("xl/workbook.xml")):
            a = attributes_of(attributes)
            target = rels[a["r:id"]]
            self.sheets[a["name"]] = target[1:] if target.startswith("/") else "xl/" + target
        self.shared = []
        if "xl/sharedStrings.xml" in self.parts:
            for item in re.findall(r"<si\b[^>]*?(?:/>|>(.*?)</si>)", self.part("xl/sharedStrings.xml"), re.S):
                self.shared.append("".join(plain(t) for t in TEXT.findall(item)))

    def part(self, name):
        return self.parts[name].decode("utf-8")

    def cells(self, sheet):
        """Address -> Cell, in the order of the file."""
        found = {}
        for attributes, inner in CELL.findall(self.part(self.sheets[sheet])):
            a = attributes_of(attributes)
            found[a["r"]] = Cell(a, inner, self.shared)
        return found

    def formulas(self):
        """(sheet, address) -> Cell of every cell with a formula."""
        return {(sheet, ref): cell for sheet in self.sheets
                for ref, cell in self.cells(sheet).items() if cell.formula is not None}

    def change_cells(self, change):
        """change(sheet, attributes, inner) -> the new element, or None to keep it."""
        for sheet, part in self.sheets.items():
            def one(match, sheet=sheet):
                new = change(sheet, attributes_of(match[1]), match[2] or "")
                return match[0] if new is None else new
            self.parts[part] = CELL.sub(one, self.part(part)).encode("utf-8")

    def save(self, path):
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as z:
            for name in self.order:
                z.writestr(name, self.parts[name])
        return str(path)


def column_number(name):
    n = 0
    for letter in name:
        n = n * 26 + ord(letter) - 64
    return n


def column_name(n):
    return (column_name((n - 1) // 26) if n > 26 else "") + chr(65 + (n - 1) % 26)


def attributes_of(text):
    return {name: html.unescape(value) for name, value in re.findall(r'([\w:]+)="([^"]*)"', text)}


def element(attributes, inner):
    start = "".join(f' {k}="{html.escape(v)}"' for k, v in attributes.items())
    return f"<c{start}>{inner}</c>"


def escaped(text):
    """As XML and OOXML have it."""
    text = re.sub(r"_x[0-9A-Fa-f]{4}_", lambda m: "_x005F" + m[0], text)
    return html.escape(text, quote=False)


def poison(path, to):
    """A copy in which the cached value of every formula is wrong; how many there were."""
    book, count = Book(path), 0

    def change(_, attributes, inner):
        nonlocal count
        if not FORMULA.search(inner):
            return None
        count += 1
        value = VALUE.search(inner)
        if attributes.get("t") == "str":
            bad = "<v>poison</v>"
        else:
            bad = f"<v>{-2 * float(value[1] or 0) - 98765.5 if value else 98765.5!r}</v>"
        return element(attributes, VALUE.sub("", inner) + bad)

    book.change_cells(change)
    book.save(to)
    return count


def edit(path, to, changes):
    """A copy with typed cells changed, {(sheet, address): number, text or None}, and no cached values."""
    book, left = Book(path), dict(changes)

    def change(sheet, attributes, inner):
        place = (sheet, attributes["r"])
        if FORMULA.search(inner):
            assert place not in left, f"{place} is a formula, not an input"
            attributes.pop("t", None)
            return element(attributes, VALUE.sub("", inner))
        if place not in left:
            return None
        value = left.pop(place)
        attributes.pop("t", None)
        if value is None:
            return element(attributes, "")
        if isinstance(value, str):
            return element({**attributes, "t": "inlineStr"}, f"<is><t>{escaped(value)}</t></is>")
        return element(attributes, f"<v>{value}</v>")

    book.change_cells(change)
    assert not left, f"no such cells: {sorted(left)}"
    return book.save(to)


# -- LibreOffice ---------------------------------------------------------------------------------

RECALCULATE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode"
 oor:op="fuse"><value>0</value></prop></item></oor:items>
"""


class Office:
    """One run of LibreOffice over many files; started by the constructor, results by done()."""

    def __init__(self, files, folder, recalculate):
        self.out = pathlib.Path(folder)
        self.files = [pathlib.Path(f) for f in files]
        self.home = tempfile.mkdtemp(dir=self.out.parent, prefix="profile")
        if recalculate:
            user = pathlib.Path(self.home, "user")
            user.mkdir()
            (user / "registrymodifications.xcu").write_text(RECALCULATE)
        self.out.mkdir(exist_ok=True)
        self.process = subprocess.Popen(
            ["soffice", f"-env:UserInstallation=file://{self.home}", "--headless", "--norestore",
             "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(self.out),
             *map(str, self.files)],
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
            env={**os.environ, "HOME": self.home}, start_new_session=True)

    def done(self, seconds=240):
        """file name -> Book. Ends the process group when it takes too long."""
        try:
            said, _ = self.process.communicate(timeout=seconds)
        except subprocess.TimeoutExpired:
            os.killpg(self.process.pid, signal.SIGKILL)
            said, _ = self.process.communicate()
        books = {}
        for file in self.files:
            made = self.out / file.name
            if not made.is_file():
                raise SystemExit(f"LibreOffice did not convert {file.name}: {said.decode()[-2000:]}")
            books[file.name] = Book(made)
        return books


# -- the program ---------------------------------------------------------------------------------

def program():
    return os.environ.get("BIDGAUGE", str(TOP / "build/bidgauge"))


def evaluate(ruleset, bids, *options, **more):
    """Runs the program. More: keywords of subprocess.run."""
    more.setdefault("timeout", 120)
    return subprocess.run([program(), "evaluate", str(ruleset), *map(str, bids), *map(str, options)],
                          capture_output=True, text=True, **more)


def workbook(ruleset, bids, to):
    run = evaluate(ruleset, bids, "-o", to)
    if run.returncode > 1 or not os.path.exists(to):
        raise SystemExit(f"{ruleset}: exit status {run.returncode}\n{run.stderr}")
    return str(to)


def bids_of(folder):
    return sorted(pathlib.Path(folder, "bids").glob("*.json"))


def samples():
    return sorted(p.parent for p in (TOP / "samples").glob("*/bids"))
