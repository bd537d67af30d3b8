"""Pages of models: HTML and Markdown against JSON, CSV, the terminal and the workbook, and all of them
against workings of their own in exact fractions. Leaves its pages in the folder for the browser."""
import csv
import html.parser
import io
import json
import os
import pathlib
import re
import subprocess
import sys
from fractions import Fraction as F

try:
    import openpyxl
except ImportError:
    openpyxl = None

BG = os.environ["BIDGAUGE"]
WORK = pathlib.Path(sys.argv[1])
SAMPLES = pathlib.Path("samples")
JANITORIAL = [SAMPLES / "janitorial" / "ruleset.json", *sorted((SAMPLES / "janitorial" / "bids").glob("*.json"))]
REGISTER = [SAMPLES / "register" / "ruleset.json", "--register", SAMPLES / "register" / "contracts.csv",
            "--wages", SAMPLES / "register" / "wages.csv"]
SHARED = os.environ.get("BIDGAUGE_SHARED")
checks, faults = 0, []


def check(what, got, want=True):
    global checks
    checks += 1
    if got != want:
        faults.append(f"{what}: got {str(got)[:300]!r}, want {str(want)[:300]!r}")


def run(*arguments, command="model", status=0):
    done = subprocess.run([BG, command, *map(str, arguments)], capture_output=True)
    if done.returncode != status:
        raise SystemExit(f"{arguments}: exit {done.returncode}\n{done.stderr.decode()[:2000]}")
    return done.stdout.decode()


# -- numbers as people read them -------------------------------------------------------------------

def fixed(x, places):
    """Half up, away from zero; commas between thousands."""
    n = int(abs(F(x)) * 10**places * 2 + 1) // 2
    whole, part = divmod(n, 10**places)
    sign = "-" if F(x) < 0 and n else ""
    return f"{sign}{whole:,}" + (f".{part:0{places}d}" if places else "")


def words(figure, value):
    if value is None:
        return ""
    x, unit = F(str(value)), figure["unit"]
    if unit == "share":
        return fixed(x * 100, 1) + " %"
    if unit.endswith("/hour"):
        return fixed(x, 2)
    if unit == "people" or re.match(r"[A-Z]{3}\b", unit) or unit in ("contracts", "tenders"):
        return fixed(x, 0)
    return fixed(x, 0 if x.denominator == 1 else 2)


def row_of(figure):
    """Its cells: today, proposed, difference, least, most."""
    f = figure
    more = words(f, f["difference"]) or ("" if f["proposed"] is not None else f.get("instead", "not known"))
    if f["difference"] is not None and F(str(f["difference"])) > 0:
        more = "+" + more
    ranged = f["least"] is not None and F(str(f["least"])) != F(str(f["most"]))
    return [words(f, f["today"]), words(f, f["proposed"]), more,
            words(f, f["least"]) if ranged else "", words(f, f["most"]) if ranged else ""]


def title_of(figure):
    unit = figure["unit"] if figure["unit"] != "share" and not figure["part"] else ""
    return ("– " if figure["part"] else "") + figure["title"] + (", " + unit if unit else "") + \
        (" *" if figure["estimated"] else "")


# -- a page of HTML --------------------------------------------------------------------------------

class Page(html.parser.HTMLParser):
    """Every element is closed in its order; tables as rows of texts; what points elsewhere."""
    VOID = {"meta", "br"}
    DRAWN = {"rect", "line", "path"}

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.open, self.wrong, self.tables, self.ids, self.links = [], [], [], [], []
        self.pictures, self.headings, self.text = [], [], []
        self.feed(text)
        self.close()
        if self.open:
            self.wrong.append(f"not closed: {self.open}")

    def handle_startendtag(self, tag, attrs):
        if tag not in self.DRAWN | self.VOID:
            self.wrong.append(f"<{tag}/>")
        self.see(tag, dict(attrs))

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        self.see(tag, attrs)
        if tag not in self.VOID:
            self.open.append(tag)
        if tag == "table":
            self.tables.append([])
        if tag == "tr":
            self.tables[-1].append([])
        if tag in ("td", "th"):
            self.tables[-1][-1].append("")
            if tag == "th" and attrs.get("scope") not in ("col", "row"):
                self.wrong.append("th without a scope")
        if tag == "svg":
            self.pictures.append({"labelled": attrs.get("aria-labelledby", "").split(), "tags": []})
            if attrs.get("role") != "img":
                self.wrong.append("svg without role")

    def see(self, tag, attrs):
        if "id" in attrs:
            self.ids.append(attrs["id"])
        for name, value in attrs.items():
            if name.startswith("on") or name in ("src", "srcset", "style", "action"):
                self.wrong.append(f"{tag} {name}")
            if name == "href":
                self.links.append(value)
        if tag in ("script", "link", "iframe", "object", "img", "base", "form"):
            self.wrong.append(f"<{tag}>")
        if self.pictures and "svg" in self.open:
            self.pictures[-1]["tags"].append(tag)

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.wrong.append(f"</{tag}> closes another")

    def handle_data(self, data):
        if "style" in self.open:
            return
        self.text.append(data)
        if self.open and any(t in self.open for t in ("td", "th")) and self.tables:
            self.tables[-1][-1][-1] += data
        if self.open and self.open[-1] in ("h1", "h2", "h3"):
            self.headings.append((int(self.open[-1][1]), data))


def sound(name, text):
    page = Page(text)
    check(f"{name}: well-formed, nothing from elsewhere", page.wrong, [])
    check(f"{name}: identifiers are used once", len(page.ids), len(set(page.ids)))
    check(f"{name}: every picture has its title and words",
          all(len(p["labelled"]) == 2 and set(p["labelled"]) <= set(page.ids) and "title" in p["tags"]
              and "desc" in p["tags"] for p in page.pictures))
    check(f"{name}: links lead to the web", [l for l in page.links if not re.match("https?://", l)], [])
    levels = [level for level, _ in page.headings]
    check(f"{name}: one first heading", levels.count(1), 1)
    check(f"{name}: no level is left out", all(b <= a + 1 for a, b in zip(levels, levels[1:])))
    check(f"{name}: its policy forbids everything", "default-src 'none'" in text)
    check(f"{name}: no address in its styles", "url(" in text or "@import" in text, False)
    return page


def cells(table):
    return [[" ".join(c.split()) for c in row] for row in table]


# -- the same figures everywhere --------------------------------------------------------------------

def markdown_rows(text):
    out = []
    for line in text.splitlines():
        if line.startswith("|"):
            plain = re.sub(r"\\(.)", "\1", line[2:-1] if line.endswith("|") else line[2:])
            plain = re.sub(r"\\(.)", lambda m: m.group(1), line.strip("|").strip())
            out.append([c.strip() for c in re.split(r"\s\|\s?|^\|", plain)])
    return out


def everywhere(name, arguments, scenarios):
    """Each figure of each proposal in HTML, Markdown, CSV, on the terminal, and of the first in the sheet."""
    paths = {end: WORK / f"{name}.{end}" for end in ("html", "md", "json", "csv", "xlsx")}
    stack = [a for s in scenarios for a in ("-s", s)]
    run(*arguments, *stack, "-o", paths["html"], "-q")
    run(*arguments, *stack, "-o", paths["md"], "-q")
    run(*arguments, *stack, "-o", paths["xlsx"], "--json", paths["json"], "--csv", paths["csv"], "-q")
    terminal = [" ".join(line.split()) for line in run(*arguments, *stack).splitlines()]
    data = json.loads(paths["json"].read_text(), parse_float=F, parse_int=F)
    page = sound(name, paths["html"].read_text())
    tables = [cells(t) for t in page.tables]
    lines = markdown_rows(paths["md"].read_text())
    tidy = list(csv.DictReader(io.StringIO(paths["csv"].read_text())))
    for case in data["cases"][1:]:
        head = case["headline"]
        own = next((t for t in tables if t[0][0] == "Figure" and
                    [title_of(f) for f in head["figures"] if f["first_page"]] == [r[0] for r in t[1:]] and
                    [row_of(f) for f in head["figures"] if f["first_page"]] == [r[1:6] for r in t[1:]]), None)
        check(f"{name}: {case['title']}: its table in HTML", own is not None)
        for f in head["figures"]:
            if not f["first_page"]:
                continue
            want = [title_of(f), *row_of(f)]
            check(f"{name}: Markdown: {f['figure']}", any(r[:6] == want for r in lines))
            printed = " ".join([("" if f["part"] else "") + title_of(f).lstrip("– "),
                                *[c if c else "-" if i < 3 else "" for i, c in enumerate(row_of(f))]])
            check(f"{name}: terminal: {f['figure']}",
                  any(l.startswith(" ".join(printed.replace(f.get("instead", "not known"), "-").split())) for l in terminal) or
                  len(title_of(f)) > 58)
            side = [r for r in tidy if r.get("measure") == f"headline.{f['figure']}.difference" and
                    r.get("scenario") == case["scenario"]]
            if f["difference"] is not None:
                check(f"{name}: CSV: {f['figure']}", [F(r["value"]) for r in side], [F(str(f["difference"]))])
        for part in ("pay",):
            pay_bins(f"{name}: {case['title']}", head["pay"], tables, lines)
    if openpyxl:
        sheet = openpyxl.load_workbook(paths["xlsx"], data_only=True)["First page"]
        rows = [[c.value for c in row] for row in sheet.iter_rows()]
        for f in data["cases"][1]["headline"]["figures"]:
            if f["first_page"] and f["difference"] is not None:
                check(f"{name}: sheet: {f['figure']}", any(
                    str(r[0]).strip().startswith(f["title"]) and isinstance(r[3], (int, float)) and
                    abs(F(str(r[3])) - F(str(f["difference"]))) < F(1, 10**5) for r in rows))
        check(f"{name}: the sheet has charts", len(charts(paths["xlsx"])) >= 1)
    again = WORK / "again"
    for end in ("html", "md"):
        run(*arguments, *stack, "-o", WORK / f"again.{end}", "-q")
        same = (WORK / f"again.{end}").read_bytes().replace(b"again.", name.encode() + b".")
        check(f"{name}: the same bytes again ({end})", same, paths[end].read_bytes())
        (WORK / f"again.{end}").unlink()
    return data, page, again


def charts(path):
    import zipfile
    with zipfile.ZipFile(path) as z:
        return [n for n in z.namelist() if n.startswith("xl/charts/chart")]


def pay_bins(name, pay, tables, lines):
    if not pay:
        return
    want = [[fixed(b["from"], 2) + (" to under " + fixed(b["to"], 2) if "to" in b else " and more"),
             fixed(b["today"], 0), fixed(b["proposed"], 0)] for b in pay["bins"]]
    check(f"{name}: who is paid how much, in HTML", any(t[1:] == want for t in tables))
    check(f"{name}: who is paid how much, in Markdown", all(w in [r[:3] for r in lines] for w in want))


# -- workings of their own ---------------------------------------------------------------------------

def half_up(x, places):
    n = int(abs(x) * 10**places * 2 + 1) // 2
    return F(n if x >= 0 else -n, 10**places)


def janitorial(data):
    """Cedar is recommended today and stands in: each row of its workforce raised to 20.00."""
    bid = json.loads((SAMPLES / "janitorial" / "bids" / "B-04-cedar.json").read_text(), parse_float=F, parse_int=F) \
        if (SAMPLES / "janitorial" / "bids" / "B-04-cedar.json").exists() else None
    for path in sorted((SAMPLES / "janitorial" / "bids").glob("*.json")):
        own = json.loads(path.read_text(), parse_float=F, parse_int=F)
        if "Cedar" in json.dumps(own, default=str):
            bid = own
    crew = bid["answers"]["workforce"]
    rows = [(r["headcount"], r["hours_per_year"], F(r["hourly_wage"])) for r in crew]
    raised = sum(n * h * max(F(0), 20 - w) for n, h, w in rows)
    head = data["cases"][1]["headline"]
    by = {f["figure"]: f for f in head["figures"]}
    check("janitorial: pay raised, worked out", F(str(by["pay_raised"]["difference"])), raised)
    check("janitorial: passed on, worked out", half_up(F(str(by["passed_on"]["difference"])), 2),
          half_up(raised * F("1.0765") / 2, 2))
    for b in head["pay"]["bins"]:
        low, high = F(str(b["from"])), F(str(b["to"])) if "to" in b else F(10**9)
        check(f"janitorial: paid {low} and more today", F(str(b["today"])),
              sum(n for n, h, w in rows if low <= w < high))
        check(f"janitorial: paid {low} and more then", F(str(b["proposed"])),
              sum(n for n, h, w in rows if low <= max(w, F(20)) < high))
    check("janitorial: bins hold all", sum(F(str(b["today"])) for b in head["pay"]["bins"]),
          sum(n for n, h, w in rows))


def share_below(points, wage, lawful):
    """Of the workers: straight between percentiles, flat outside."""
    if wage <= lawful or wage <= points[0][1]:
        return F(0)
    if wage > points[-1][1]:
        return F(1)
    for (a, x), (b, y) in zip(points, points[1:]):
        if wage <= y:
            return (a + (b - a) * (wage - x) / (y - x) if y > x else F(b)) / 100
    return F(1)


def register(data, growth):
    lines_of = (SAMPLES / "register" / "wages.csv").read_text().splitlines()
    keys = next(csv.reader(lines_of[:1]))
    head = data["cases"][1]["headline"]
    lines = [l for l in data["register"]["cases"][1]["lines"] if l["coverage"] == "covered" and l["wages"]
             and l["workers"]["value"] is not None and l["below_floor"] is not None]
    bins = head["pay"]["bins"]
    for side in ("today", "proposed"):
        before = F(0)
        for b in bins:
            edge = F(str(b["to"])) if "to" in b else None
            until = F(0)
            for l in lines:
                row = dict(zip(keys, next(csv.reader([lines_of[int(l["wages"]["row"]) - 1]]))))
                points = [(F(p), half_up(F(row[f"p{p}"]) * growth, 6)) for p in (10, 25, 50, 75, 90)
                          if re.match(r"[0-9.]+$", row[f"p{p}"])]
                floor, lawful = F(str(l["wage_floor"])), F(str(l["paid_already"]))
                n = F(str(l["workers"]["value"]))
                if edge is None:
                    until += n
                elif side == "proposed" and floor > lawful and edge <= floor:
                    continue
                else:
                    until += n * share_below(points, edge, lawful)
            until = half_up(until, 2)
            check(f"register: paid from {b['from']} {side}", F(str(b[side])), until - before)
            before = until


# -- hostile names -----------------------------------------------------------------------------------

NASTY = "<script>alert(1)</script>\"'&|`*_[x](javascript:alert(1)) \u202eevil\u202c # \\ ~~~ <!-- -->"


def hostile():
    scenario = json.loads((SAMPLES / "scenarios" / "floor20.json").read_text())
    scenario.update(title=NASTY, description=NASTY + "\n\n# heading\n<img src=x onerror=alert(1)>")
    scenario["sources"] = {"s1": {"title": NASTY + "1", "url": "https://example.org/a(b)|c"},
                           "s2": {"title": NASTY + "2", "url": "https://example.org/"}}
    path = WORK / "it's <b>.json"
    path.write_text(json.dumps(scenario))
    files = [JANITORIAL[0]]
    for source in JANITORIAL[1:]:
        bid = json.loads(source.read_text())
        bid["vendor"] = {**bid["vendor"], "name": NASTY} if isinstance(bid.get("vendor"), dict) else bid.get("vendor")
        copy = WORK / f"bid-{source.stem}.json"
        copy.write_text(json.dumps(bid))
        files.append(copy)
    run(*files, "-s", path, "-o", WORK / "hostile.html", "-q")
    run(*files, "-s", path, "-o", WORK / "hostile.md", "-q")
    page = sound("hostile", (WORK / "hostile.html").read_text())
    check("hostile: the title is shown as it is but for what turns it round",
          NASTY.replace("\u202e", "<U+202E>").replace("\u202c", "<U+202C>") in "".join(page.text))
    text = (WORK / "hostile.md").read_text()
    check("hostile: Markdown holds no element", re.findall(r"<(?!https?://|!-- bidgauge)", text), [])
    check("hostile: Markdown has our headings alone",
          [l for l in text.splitlines() if l.startswith("# ")].__len__(), 1)
    check("hostile: no link of another kind", re.findall(r"(?<!\\)\]\((?!<https?://)", text), [])
    rows = [l for l in text.splitlines() if l.startswith("|")]
    check("hostile: every row of a table has its columns",
          all(a.replace("\\|", "").count("|") == b.replace("\\|", "").count("|")
              for a, b in zip(rows, rows[1:]) if set(b) <= set("|-:")))


def corpus():
    made = WORK / "tenders.jsonl"
    with made.open("wb") as out:
        subprocess.run([sys.executable, "tests/tools/make_corpus.py", "60"], stdout=out, check=True)
    arguments = [JANITORIAL[0], "--corpus", made, "-s", SAMPLES / "scenarios" / "floor20.json",
                 "-s", SAMPLES / "scenarios" / "vendors-raise.json"]
    for end in ("html", "md"):
        run(*arguments, "-o", WORK / f"corpus.{end}", "-q")
    run(*arguments, "-q", "--partial", WORK / "corpus.part")
    terminal = run(*arguments)
    part = json.loads((WORK / "corpus.part").read_text(), parse_float=F, parse_int=F)
    page = sound("corpus", (WORK / "corpus.html").read_text())
    tables = [cells(t) for t in page.tables]
    for scenario in [s for s in part["scenarios"][1:] if s["role"] == 0]:
        award = {k: F(v) if isinstance(v, str) else v for k, v in scenario["award"].items()}
        want = [fixed(award["price_today"], 0), fixed(award["price"], 0),
                ("+" if award["price"] > award["price_today"] else "") +
                fixed(award["price"] - award["price_today"], 0)]
        check(f"corpus: prices of {scenario['title']} in HTML",
              any(r[1:4] == want for t in tables for r in t if r[0].startswith("Prices that buyers pay")))
        check(f"corpus: prices of {scenario['title']} on the terminal",
              all(w in terminal for w in want))
    check("corpus: proposals beside each other", any(t[0][0] == "Proposal" and len(t) == 3 for t in tables))


def compare():
    text = run(*JANITORIAL, "-s", SAMPLES / "scenarios" / "floor20.json", "-s",
               SAMPLES / "scenarios" / "vendors-raise.json", "-s", SAMPLES / "scenarios" / "steps.json", "--compare")
    data = json.loads(run(*JANITORIAL, "-s", SAMPLES / "scenarios" / "floor20.json", "-s",
                          SAMPLES / "scenarios" / "vendors-raise.json", "-s", SAMPLES / "scenarios" / "steps.json",
                          "--json", "-"), parse_float=F, parse_int=F)
    for case in data["cases"][1:]:
        price = next(f for f in case["headline"]["figures"] if f["figure"] == "price")
        bars = [l for l in text.splitlines() if l.startswith("  " + case["title"][:20])]
        check(f"compare: a row of the table and a bar in each chart for {case['title']}", len(bars), 4)
        check(f"compare: {case['title']}", any(words(price, price["difference"]) in l for l in bars))


def main():
    data, _, _ = everywhere("janitorial", JANITORIAL, [SAMPLES / "scenarios" / f"{n}.json" for n in
                                                       ("floor20", "vendors-raise", "steps")])
    janitorial(data)
    rules = json.loads((SAMPLES / "register" / "ruleset.json").read_text(), parse_float=F, parse_int=F)
    growth = next((list(p["values"].values())[-1] for k, p in rules["parameters"].items() if "growth" in k), F(1))
    data, _, _ = everywhere("register", REGISTER, [SAMPLES / "register" / "floor20.json"])
    register(data, F(growth["value"] if isinstance(growth, dict) else growth))
    hostile()
    corpus()
    compare()
    if SHARED:
        case = pathlib.Path(SHARED, "cases", "model", "winner-moves")
        data, page, _ = everywhere("moves", [case / "library-rules.json", case / "library-bids.jsonl"],
                                   [case / "library-floor20.json"])
        text = "".join(page.text)
        check("winner-moves: +120,000 and +70,000", "+120,000" in text and "+70,000" in text)
    else:
        print("pagehtml: SKIPPED: the award that moves (set BIDGAUGE_SHARED to the test data)")
    for line in faults[:60]:
        print("pagehtml: FAILED:", line)
    print(f"pagehtml: {checks - len(faults)} passed, {len(faults)} failed")
    return bool(faults)


if __name__ == "__main__":
    sys.exit(main())
