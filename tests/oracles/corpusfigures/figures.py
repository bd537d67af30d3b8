"""Figures of a corpus against an independent working in exact fractions, and its outputs against each other."""
import csv
import io
import itertools
import json
import os
import pathlib
import random
import subprocess
import tempfile
from fractions import Fraction as F

try:
    import openpyxl
except ImportError:
    openpyxl = None

BG = os.environ["BIDGAUGE"]
checks, faults = 0, []
TAX = F("0.0765")
FLOORS = {"today": {"2025-01-01": F(15), "2027-01-01": F(16)},
          "floor18": {"2025-01-01": F(18), "2027-01-01": F("18.5")}}
AS_OF = "2026-03-01"


def check(what, got, want):
    global checks
    checks += 1
    if got != want:
        faults.append(f"{what}: got {got!r}, want {want!r}")


def half_up(x, places=2):
    size = F(int(abs(F(x)) * 10**places + F(1, 2)), 10**places)
    return size if x >= 0 else -size


# -- rules and tenders that are made here (invented) -------------------------------------------------

def rules():
    below = {"max": [0, {"-": [{"param": "floor"}, {"val": "wage"}]}]}
    return {
        "format": "bidgauge-ruleset/1", "id": "made", "title": "Buildings (invented)",
        "jurisdiction": "Nowhere", "currency": "USD", "solicitation": {"dates": {"bids_due": AS_OF}},
        "sources": {"s": {"title": "A made-up source", "url": "https://example.org/s",
                          "retrieved": "2026-01-02", "verified": False}},
        "parameters": {
            "floor": {"title": "wage floor", "unit": "USD/hour",
                      "values": {d: float(v) for d, v in FLOORS["today"].items()}},
            "tax": {"title": "payroll tax", "values": {"2000-01-01": 0.0765}},
            "part": {"title": "share passed on", "assumed": True, "low": 0, "high": 1,
                     "values": {"2000-01-01": 0.5}}},
        "fields": {"price": {"label": "Price a year", "type": "money", "unit": "USD/year", "role": "price"},
                   "small_business": {"label": "Small business", "type": "boolean"},
                   "crew": {"label": "Crew", "type": "table", "columns": {
                       "people": {"label": "People", "type": "integer", "role": "headcount"},
                       "hours": {"label": "Hours", "type": "number", "role": "hours_per_year"},
                       "wage": {"label": "Wage", "type": "money", "role": "hourly_wage"}}}},
        "criteria": {"floor": {"title": "Wage floor", "kind": "pass_fail", "test": {"all": [
            {"val": "crew"}, {">=": [{"val": "wage"}, {"param": "floor"}]}]}}},
        "price": {"field": "price"}, "award": {"method": "lowest_evaluated_price"},
        "measures": {
            "below": {"title": "Workers below", "unit": "people", "rows": "crew", "headline": "people",
                      "value": {"if": [{"<": [{"val": "wage"}, {"param": "floor"}]}, {"val": "people"}, 0]}},
            "raise": {"title": "Raise", "unit": "USD/year", "rows": "crew", "headline": "raise",
                      "value": {"*": [{"val": "people"}, {"val": "hours"}, below]}},
            "cost": {"title": "Cost", "unit": "USD/year", "rows": "crew", "headline": "money",
                     "range": ["part"], "value": {"*": [{"param": "part"}, {"+": [1, {"param": "tax"}]},
                                                        {"val": "people"}, {"val": "hours"}, below]}}}}


def scenario():
    return {"format": "bidgauge-scenario/1", "title": "A floor of 18",
            "ruleset": {"parameters": {"floor": {"values": {d: float(v)
                                                            for d, v in FLOORS["floor18"].items()}}}}}


def tenders():
    draw = random.Random(7)
    out = []
    for i in range(40):
        bids = []
        for b in range(draw.randint(1, 4)):
            crew = [(draw.randint(1, 9), 2000, F(draw.randint(1300, 2200), 100)) for _ in range(2)]
            pay = sum(p * h * w for p, h, w in crew)
            bids.append({"id": f"T{i}-{b}", "price": half_up(pay * F(draw.randint(110, 140), 100)),
                         "small": draw.choice([True, False, None]), "crew": crew})
        out.append({"id": f"T{i}", "date": AS_OF if i % 4 else "2027-03-01", "bids": bids})
    return out


def line(tender):
    bids = []
    for b in tender["bids"]:
        answers = {"price": float(b["price"]), "crew": [
            {"people": p, "hours": h, "wage": float(w)} for p, h, w in b["crew"]]}
        if b["small"] is not None:
            answers["small_business"] = b["small"]
        bids.append({"format": "bidgauge-bid/1", "bid": b["id"], "answers": answers})
    return json.dumps({"format": "bidgauge-tender/1", "tender": tender["id"],
                       "dates": {"bids_due": tender["date"]}, "bids": bids})


# -- the working ------------------------------------------------------------------------------------

def on(series, date):
    return [v for d, v in sorted(series.items()) if d <= date][-1]


def passes(bid, floor):
    return all(w >= floor for _, _, w in bid["crew"])


def awarded(tender, floor):
    able = [b for b in tender["bids"] if passes(b, floor)]
    return min(able, key=lambda b: b["price"]) if able else None


def short(bid, floor):
    return sum(p * h * max(F(0), floor - w) for p, h, w in bid["crew"])


def price(bid, floor, part):
    return bid["price"] + half_up(part * (1 + TAX) * short(bid, floor))


def pay(bid, floor):
    return sum(p * h * w for p, h, w in bid["crew"]) + short(bid, floor)


def worked(all_tenders, now_floor, then_floor, part=F(1, 2)):
    """Differences of the figures; floors are functions of a tender."""
    out = dict.fromkeys(["price", "passed_on", "award_moved", "wage_bill", "pay_raised", "pay_award_moved",
                         "awards", "below"], F(0))
    out["changed"] = 0
    for t in all_tenders:
        f0, f1 = now_floor(t), then_floor(t)
        a, b = awarded(t, f0), awarded(t, f1)
        out["awards"] += (b is not None) - (a is not None)
        out["changed"] += a is not b
        if a is None and b is None:
            continue
        now, then = a or b, b or a
        out["price"] += price(then, f1, part) - price(now, f0, part)
        out["passed_on"] += price(then, f1, part) - price(then, f0, part)
        out["award_moved"] += price(then, f0, part) - price(now, f0, part)
        out["wage_bill"] += pay(then, f1) - pay(now, f0)
        out["pay_raised"] += pay(then, f1) - pay(then, f0)
        out["pay_award_moved"] += pay(then, f0) - pay(now, f0)
    return out


def below(bid, floor):
    return sum(p for p, _, w in bid["crew"] if w < floor)


def people(all_tenders, now_floor, then_floor):
    """Workers below the floor, today's and the proposed, of the bids that count: where one side recommends
    nobody, the other's bid stands in."""
    out = [0, 0]
    for t in all_tenders:
        f0, f1 = now_floor(t), then_floor(t)
        a, b = awarded(t, f0), awarded(t, f1)
        if a or b:
            out[0] += below(a or b, f0)
            out[1] += below(b or a, f1)
    return out


def begins_in_term(folder, all_tenders):
    """A floor of 20 from 2027-01-01 on, over terms of 2026-07-01 to 2028-06-30: figures of that day. Tenders whose
    term begins in 2027 have their first day. Who is awarded is decided by every date of the term."""
    made = rules()
    made["parameters"]["floor"].update(at="term", values={"2025-01-01": 15})
    made["solicitation"]["dates"].update(start="2026-07-01", end="2028-06-30")
    (folder / "term.json").write_text(json.dumps(made))
    late = scenario()
    late["ruleset"]["parameters"]["floor"]["values"] = {"2027-01-01": 20}
    (folder / "floor20.json").write_text(json.dumps(late))
    lines = []
    for i, t in enumerate(all_tenders):
        doc = json.loads(line(t))
        first = "2027" if i % 5 == 0 else "2026"
        doc["dates"].update(bids_due=AS_OF, start=f"{first}-07-01", end="2028-06-30")
        lines.append(json.dumps(doc))
    (folder / "term.jsonl").write_text("\n".join(lines) + "\n")
    asked = [folder / "term.json", "--corpus", folder / "term.jsonl", "-s", folder / "floor20.json"]
    text = run("model", *asked, "--json", "-")
    case = load(text)["cases"][1]
    figures, floors = headline(case), (at(F(15)), at(F(20)))
    as_worked("begins in the term", {k: number(f["difference"]) for k, f in figures.items()
                                     if f["difference"] is not None}, worked(all_tenders, *floors))
    ends = [worked(all_tenders, *floors, part)["price"] for part in (F(0), F(1, 2), F(1))]
    check("begins in the term: least and most", [number(figures["price"][k]) for k in ("least", "most")],
          [min(ends), max(ends)])
    check("begins in the term: workers", [number(figures["below"][k]) for k in ("today", "proposed")],
          people(all_tenders, *floors))
    counted = sum(1 for i, t in enumerate(all_tenders) if i % 5 and (awarded(t, F(15)) or awarded(t, F(20))))
    check("begins in the term: said", f"In {counted} tenders the proposal begins to apply inside the term" in
          case["headline"]["caution"] and "(2027-01-01)" in case["headline"]["caution"], True)
    half = len(lines) // 2
    for name, some in (("t0", lines[:half]), ("t1", lines[half:])):
        (folder / f"{name}.jsonl").write_text("\n".join(some) + "\n")
        run("model", folder / "term.json", "--corpus", folder / f"{name}.jsonl", "-s", folder / "floor20.json",
            "--partial", folder / f"{name}.part", "-q")
    merged = load(run("merge", folder / "t0.part", folder / "t1.part", "--json", "-"))
    check("begins in the term: merged", merged["cases"][1]["headline"], case["headline"])


def many_ends(folder, all_tenders):
    """Several uncertain figures, one of a table: what measures alone read is the same as where every award is worked
    out again because a criterion reads the figures too."""
    plain = rules()
    plain["parameters"]["tax"].update(assumed=True, low=0.05, high=0.1)
    plain["parameters"]["extra"] = {"title": "extra", "assumed": True, "low": 1, "high": 1.5, "values": {"2000-01-01": 1.25}}
    plain["parameters"]["floor"]["by"] = ["any"]
    plain["parameters"]["floor"]["table"] = {"any": plain["parameters"]["floor"].pop("values")}
    late = scenario()
    patch = late["ruleset"]["parameters"]["floor"]
    patch["table"] = {"any": patch.pop("values")}
    plain["measures"]["cost"]["range"] = ["part", "tax"]
    plain["measures"]["raise"]["value"] = {"*": [{"param": "extra"}, plain["measures"]["raise"]["value"]]}
    again = json.loads(json.dumps(plain))
    again["criteria"]["known"] = {"title": "Known", "kind": "pass_fail", "test": {
        ">=": [{"+": [{"param": "tax"}, {"param": "part"}, {"param": "extra"}, {"val": "price"}]}, 0]}}
    (folder / "many.json").write_text(json.dumps(late))
    got = []
    for name, made in (("plain", plain), ("again", again)):
        (folder / f"{name}.json").write_text(json.dumps(made))
        (folder / "all.jsonl").write_text("".join(line(t) + "\n" for t in all_tenders))
        doc = load(run("model", folder / f"{name}.json", "--corpus", folder / "all.jsonl", "-s", folder / "many.json",
                       "--json", "-"))
        got.append({k: {key: f[key] for key in ("today", "proposed", "difference", "least", "most")}
                    for k, f in headline(doc["cases"][1]).items()})
    check("many ends", got[0], got[1])
    check("many ends: there are some", got[0]["wage_bill"]["least"] is not None, True)


def own(name):
    return lambda t: on(FLOORS[name], t["date"])


def at(value):
    return lambda t: value


# -- the program --------------------------------------------------------------------------------------

def run(*arguments, status=0):
    done = subprocess.run([BG, *map(str, arguments)], capture_output=True)
    if done.returncode != status:
        raise SystemExit(f"{arguments}: exit {done.returncode}\n{done.stderr.decode()[:3000]}")
    return done.stdout


def load(text):
    return json.loads(text, parse_float=F, parse_int=F)


def number(x):
    return F(x) if isinstance(x, str) else x


def sides(figures):
    return {k: number(v["difference"]) for k, v in figures.items() if v["difference"] is not None}


def as_worked(what, got, want):
    for name in ("price", "passed_on", "award_moved", "wage_bill", "pay_raised", "pay_award_moved", "awards"):
        check(f"{what}: {name}", got.get(name), want[name])


def headline(case):
    return {f["figure"]: f for f in case["headline"]["figures"]}


def case_figures(doc, all_tenders):
    case = next(c for c in doc["cases"] if c["scenario"] == "floor18")
    figures = headline(case)
    want = worked(all_tenders, own("today"), own("floor18"))
    as_worked("floor18", {k: number(f["difference"]) for k, f in figures.items()
                          if f["difference"] is not None}, want)
    check("other awards", case["other_awards"], want["changed"])
    check("workers, stand-ins too", [number(figures["below"][k]) for k in ("today", "proposed")],
          people(all_tenders, own("today"), own("floor18")))
    ends = [worked(all_tenders, own("today"), own("floor18"), p)["price"] for p in (F(0), F(1, 2), F(1))]
    check("price at the least", number(figures["price"]["least"]), min(ends))
    check("price at the most", number(figures["price"]["most"]), max(ends))
    check("pay has no range", figures["wage_bill"]["least"], None)
    check("in force", [(s["title"], s["today"], s["proposed"]) for s in case["headline"]["in_force"]][:1],
          [("wage floor", F(15), F(18))])
    check("jurisdiction", doc["jurisdiction"], "Nowhere")


def groups(doc, all_tenders):
    for case in doc["cases"]:
        name = case["scenario"]
        for group, answer in (("yes", True), ("no", False), ("not said", None)):
            bids = [(t, b) for t in all_tenders for b in t["bids"] if b["small"] is answer]
            won = [b for t, b in bids if awarded(t, own(name)(t)) is b]
            got = next(g for g in case["by"]["groups"] if g["name"] == group)
            check(f"{name}, {group}", [got["bids"], got["passing"], got["awards"], got["sum_of_awards"]],
                  [len(bids), sum(passes(b, own(name)(t)) for t, b in bids), len(won),
                   sum((b["price"] for b in won), F(0))])


def sweeps(doc, all_tenders):
    check("swept", [s["scenario"] for s in doc["sweeps"]], ["today", "floor18"])
    for sweep in doc["sweeps"]:
        check("points", [p["values"] for p in sweep["points"]], [[F(v)] for v in range(15, 20)])
        for p in sweep["points"]:
            want = worked(all_tenders, own("today"), at(p["values"][0]))
            as_worked(f"sweep {p['values'][0]}", sides(p["figures"]), want)
            check("other awards at a point", p["other_awards"], want["changed"])


def years(doc, all_tenders):
    case = next(c for c in doc["cases"] if c["scenario"] == "floor18")
    check("periods", [(y["from"], y["until"]) for y in case["years"]],
          [("2026-03-01", "2026-12-31"), ("2027-01-01", "2027-12-31")])
    for y in case["years"]:
        want = worked(all_tenders, at(on(FLOORS["today"], y["from"])), at(on(FLOORS["floor18"], y["from"])))
        as_worked(f"year {y['from']}", sides(y["figures"]), want)


def tidy(doc, text):
    rows = list(csv.DictReader(io.StringIO(text)))
    plain = {(r["scenario"], r["measure"]): r for r in rows if not r["sweep_value"] and not r["from"]}
    for case in doc["cases"]:
        for name, f in headline(case).items():
            r = plain[case["scenario"], f"headline.{name}.difference"]
            check(f"csv {name}", F(r["value"]) if r["value"] else None,
                  None if f["difference"] is None else number(f["difference"]))
            check(f"csv {name}, least", F(r["low"]) if r["low"] else None,
                  None if f["least"] is None else number(f["least"]))
    for sweep in doc["sweeps"]:
        for p in sweep["points"]:
            for name, v in p["figures"].items():
                r = [r for r in rows if r["scenario"] == sweep["scenario"] and r["measure"] == f"sweep.{name}"
                     and F(r["sweep_value"] or 0) == p["values"][0]]
                if v["difference"] is not None:
                    check(f"csv sweep {name}", sorted({F(x["value"]) for x in r})[:1] != [], True)
    case = next(c for c in doc["cases"] if c["scenario"] == "floor18")
    got = {r["from"]: F(r["value"]) for r in rows
           if r["scenario"] == "floor18" and r["measure"] == "path.price"}
    check("csv years", got, {y["from"]: number(y["figures"]["price"]["difference"]) for y in case["years"]})


def grouped(x):
    return f"{int(half_up(x, 0)):,}"


def pages(folder, asked, want):
    for name in ("page.html", "page.md", "book.xlsx"):
        run("model", *asked, "-o", folder / name, "-q")
    text = (folder / "page.html").read_text()
    for part in (grouped(want["price"]), "Who wins: Small business", "Year by year", "By wage floor",
                 "A made-up source", "not verified", "Nowhere", "To cite"):
        check(f"page has {part}", part in text, True)
        plain = (folder / "page.md").read_text().replace("\\", "")
        check(f"Markdown has {part}", part in plain, True)
    check("no script, nothing fetched", "<script" in text or "src=" in text, False)
    if openpyxl:
        book = openpyxl.load_workbook(folder / "book.xlsx")
        for sheet in ("Who wins", "Sweep", "Year by year"):
            check(f"sheet {sheet}", sheet in book.sheetnames, True)
        first = [c.value for row in book["First page"].iter_rows() for c in row if c.value is not None]
        check("first page of the workbook", any(isinstance(v, (int, float)) and
                                                F(v).limit_denominator(100) == want["price"] for v in first),
              True)


def main():
    all_tenders = tenders()
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        (folder / "rules.json").write_text(json.dumps(rules()))
        (folder / "floor18.json").write_text(json.dumps(scenario()))
        (folder / "a.jsonl").write_text("".join(line(t) + "\n" for t in all_tenders[:23]))
        (folder / "b.jsonl").write_text("".join(line(t) + "\n" for t in all_tenders[23:]))
        files = [folder / "a.jsonl", folder / "b.jsonl"]
        how = [folder / "rules.json", "--corpus", "-s", folder / "floor18.json",
               "--sweep=parameters.floor=15:19:1", "--years"]
        text = run("model", *how, *files, "--json", "-")
        doc = load(text)
        case_figures(doc, all_tenders)
        groups(doc, all_tenders)
        sweeps(doc, all_tenders)
        years(doc, all_tenders)
        tidy(doc, run("model", *how, *files, "--csv", "-").decode())
        check("threads", run("model", *how, *files, "--json", "-", "--threads", "1"), text)
        for i, f in enumerate(files):
            run("model", *how, f, "--partial", folder / f"{i}.part", "-q")
        check("parts", run("merge", folder / "0.part", folder / "1.part", "--json", "-"), text)
        bare = load(run("model", *how, *files, "--json", "-", "--no-ranges"))
        check("without ranges", headline(bare["cases"][1])["price"]["least"], None)
        check("the same without ranges", headline(bare["cases"][1])["price"]["difference"],
              headline(doc["cases"][1])["price"]["difference"])
        table = run("model", *how, *files, "--compare").decode()
        check("compared", "A floor of 18" in table and "#" in table, True)
        begins_in_term(folder, all_tenders)
        many_ends(folder, all_tenders)
        late = scenario()
        late["ruleset"]["parameters"]["floor"]["values"] = {"2031-01-01": 30}
        (folder / "late.json").write_text(json.dumps(late))
        done = subprocess.run([BG, "model", folder / "rules.json", "--corpus", *files, "-s",
                               folder / "late.json"], capture_output=True, text=True)
        check("a scenario that changes nothing is warned of", "W863" in done.stderr, True)
        pages(folder, [*how, *files], worked(all_tenders, own("today"), own("floor18")))
    for fault in faults[:40]:
        print(fault)
    print(f"corpusfigures: {checks} checks, {len(faults)} faults")
    raise SystemExit(bool(faults))


if __name__ == "__main__":
    main()
