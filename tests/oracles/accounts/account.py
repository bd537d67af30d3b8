"""What the tests of accounts share: running the program, reading its JSON, comparing with fractions."""
import json, os, subprocess, sys, tempfile
from fractions import Fraction
from html.parser import HTMLParser

PROGRAM = os.environ["BIDGAUGE"]


class Checks:
    def __init__(self, name):
        self.name, self.passed, self.failed = name, 0, 0

    def same(self, what, got, want):
        if got == want:
            self.passed += 1
        else:
            self.failed += 1
            print(f"{self.name}: {what}: got {got!r}, want {want!r}")

    def near(self, what, got, want):
        """The program rounds what has no end at 12 places, half to even."""
        want = Fraction(want)
        if got is not None and abs(Fraction(str(got)) - want) <= Fraction(1, 2 * 10**12):
            self.passed += 1
        else:
            self.failed += 1
            print(f"{self.name}: {what}: got {got!r}, want {float(want)!r} ({want})")

    def true(self, what, holds):
        self.same(what, bool(holds), True)

    def end(self):
        print(f"{self.name}: {self.passed} passed, {self.failed} failed")
        sys.exit(1 if self.failed or not self.passed else 0)


def run(*arguments, cwd=None):
    done = subprocess.run([PROGRAM, *map(str, arguments)], capture_output=True, text=True, cwd=cwd)
    return done.returncode, done.stdout, done.stderr


def account(*arguments, cwd=None):
    """The account as data; the command must end well."""
    status, out, err = run(*arguments, "--json=-", cwd=cwd)
    assert status == 0, (arguments, status, err)
    return json.loads(out, parse_float=str, parse_int=str)


def figure(made, name):
    return made["figures"][name]["value"]


def folder():
    return tempfile.TemporaryDirectory()


def write(path, text):
    with open(path, "w", encoding="utf-8", newline="") as file:
        file.write(text)
    return path


class Page(HTMLParser):
    """Tables of a page by their caption, as rows of texts; headings; classes of what each picture draws."""

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.tables, self.headings, self.pictures, self.inside = {}, [], [], []
        self.rows = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        self.inside.append(tag)
        if tag in ("wbr", "br", "meta", "rect", "line", "path"):
            self.inside.pop()
        if tag in ("rect", "path") and self.pictures:
            self.pictures[-1].append(attrs["class"])
        if tag == "svg":
            self.pictures.append([])
        elif tag in ("h1", "h2"):
            self.headings.append("")
        elif tag == "table":
            self.rows, self.caption = [], ""
        elif tag == "tr":
            self.rows.append([])
        elif tag in ("td", "th"):
            self.rows[-1].append("")

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag):
        while self.inside and self.inside.pop() != tag:
            pass
        if tag == "table":
            self.tables[self.caption] = self.rows

    def handle_data(self, data):
        if "td" in self.inside or "th" in self.inside:
            self.rows[-1][-1] += data
        elif "caption" in self.inside:
            self.caption += data
        elif "h1" in self.inside or "h2" in self.inside:
            self.headings[-1] += data


def page(*arguments):
    with folder() as made:
        path = os.path.join(made, "page.html")
        status, _, err = run(*arguments, "-q", "-o", path)
        assert status == 0, (arguments, status, err)
        return Page(open(path, encoding="utf-8").read())


def outputs_are_repeatable(checks, *arguments):
    """Workbook and page are written twice with the same bytes, and the page is well-formed enough to parse."""
    with folder() as made:
        for ending in ("xlsx", "html", "json"):
            files = []
            for i in range(2):
                path = os.path.join(made, f"{i}.{ending}")
                option = f"--json={path}" if ending == "json" else f"--output={path}"
                status, _, err = run(*arguments, option, "-q")
                checks.same(f"writing {ending}", (status, err), (0, ""))
                files.append(open(path, "rb").read())
            checks.same(f"the same {ending} twice", files[0] == files[1] and len(files[0]) > 0, True)
        text = open(os.path.join(made, "0.html"), encoding="utf-8").read()
        checks.true("a page without script", "<script" not in text)
        HTMLParser().feed(text)
