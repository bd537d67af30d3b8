"""The public copy of every sample: as it is published, and with its price, every number and every text in
turn made confidential. What is confidential is taken from the bids here, and looked for in every part of
the copy; and nothing in it is a formula, a name, hidden or a note."""
import copy, glob, os, re, sys, tempfile
sys.path.insert(0, os.path.dirname(__file__))
from common import *
import common
import openpyxl

PEOPLE = {"headcount"}


def values_only(name, path):
    book = openpyxl.load_workbook(path)
    check(f"{name}: no names", "<definedName" not in parts(path)["xl/workbook.xml"])
    for sheet in book.worksheets:
        where = f"{name}, {sheet.title}"
        check(f"{where}: shown", sheet.sheet_state == "visible")
        check(f"{where}: nothing hidden", not any(d.hidden for d in sheet.row_dimensions.values()) and
              not any(d.hidden for d in sheet.column_dimensions.values()))
        check(f"{where}: no names", not sheet.auto_filter.ref)
        cells = [c for row in sheet.iter_rows() for c in row if c.value is not None]
        check(f"{where}: no formulas", all(c.data_type != "f" for c in cells))
        check(f"{where}: no notes", all(c.comment is None for c in cells))
        check(f"{where}: no rules", not sheet.data_validations.dataValidation and
              not sheet.conditional_formatting)
    allowed = re.compile(r"^(\[Content_Types\]\.xml|_rels/\.rels|docProps/(app|core)\.xml|"
                         r"xl/(workbook|styles|sharedStrings)\.xml|xl/theme/theme1\.xml|"
                         r"xl/_rels/workbook\.xml\.rels|xl/worksheets/sheet\d+\.xml)$")
    check(f"{name}: no other parts", all(allowed.match(p) for p in parts(path)),
          [p for p in parts(path) if not allowed.match(p)])
    check(f"{name}: no bare hash", not any(re.search(r"[0-9a-f]{64}", p) for p in parts(path).values()))


def withheld_of(rules, bids, fields):
    """What the bids say on the fields, without what is public anyway."""
    published = {json.dumps(n) for n in numbers_in(rules)}
    secret_numbers, secret_texts = set(), set()
    for bid in bids:
        answers = bid.get("answers", {})
        for field, value in answers.items():
            target = secret_numbers if field in fields else published
            target.update(json.dumps(n) for n in numbers_in(value))
            kind = rules["fields"].get(field, {}).get("type")
            if field in fields and kind == "text":
                secret_texts.add(value)
            if field in fields and kind == "table":
                names = [c for c, d in rules["fields"][field]["columns"].items() if d["type"] == "text"]
                secret_texts.update(row[c] for row in value for c in names if isinstance(row.get(c), str))
    numbers = {json.loads(n) for n in secret_numbers - published}
    known = json.dumps(rules).lower()  # a single word of the ruleset is nobody's
    return ({n for n in numbers if telling(n)},
            {t for t in secret_texts if len(t) >= 4 and (" " in t or t.lower() not in known)})


def earned(ruleset, paths, fields):
    """Points that tell of nothing that is withheld: they are published, and may be any number."""
    status, said = run("evaluate", ruleset, *paths, "--json", "-", "--quiet")
    out = set()
    for lot in json.loads(said[said.index("{"):said.rindex("}") + 1])["lots"]:
        for bid in lot["bids"]:
            for one in bid["criteria"]:
                if not {r.get("field") for r in one["read"]} & fields and one["points"] is not None:
                    out.add(one["points"])
                    out.add(one["weight"])
    return out


def no_leak(name, path, numbers, words):
    for part, body in parts(path).items():
        for number in numbers:
            form = holds_number(body, number)
            check(f"{name}: {number} is not in {part}", form is None, f"found as {form}")
        for text in words:
            check(f"{name}: a withheld text is not in {part}", not holds_text(body, text), text[:40])


def sample(folder, at):
    with open(f"{folder}/ruleset.json", encoding="utf-8") as file:
        rules = json.load(file)
    paths = sorted(glob.glob(f"{folder}/bids/*.json"))
    bids = []
    for path in paths:
        with open(path, encoding="utf-8") as file:
            bids.append(json.load(file))
    given = set(rules.get("solicitation", {}).get("confidential", []))
    given |= {f for f, d in rules["fields"].items() if d.get("confidential")}
    price = rules["price"]["field"]
    kinds = {"as published": given, "price": given | {price},
             "numbers": {f for f, d in rules["fields"].items() if d["type"] in ("money", "number", "percent")},
             "tables": {f for f, d in rules["fields"].items() if d["type"] == "table"},
             "everything": set(rules["fields"])}
    for kind, fields in kinds.items():
        name = f"{os.path.basename(folder)}, {kind}"
        changed = copy.deepcopy(rules)
        for field, row in changed["fields"].items():
            row["confidential"] = field in fields
        changed.setdefault("solicitation", {})["confidential"] = sorted(given & fields)
        ruleset = write(f"{at}/ruleset.json", changed)
        out = f"{at}/public.xlsx"
        status, said = run("evaluate", ruleset, *paths, f"--public={out}", "--quiet", "--force")
        check(f"{name}: written", status == 0 and os.path.exists(out), said)
        if not os.path.exists(out):
            continue
        values_only(name, out)
        numbers, words = withheld_of(rules, bids, fields)
        numbers -= earned(ruleset, paths, fields)
        if fields - given:
            check(f"{name}: there is something to look for", bool(numbers))
        no_leak(name, out, numbers, words)
        if price in fields:
            shown = [c.value for c in openpyxl.load_workbook(out)["Award"]["E"] if c.value is not None]
            check(f"{name}: no price", not any(isinstance(v, (int, float)) for v in shown), shown)
            totals = [c.value for c in openpyxl.load_workbook(out)["Award"]["C"] if c.value is not None]
            check(f"{name}: no total", not any(isinstance(v, (int, float)) for v in totals), totals)
        os.remove(out)


with tempfile.TemporaryDirectory() as folder:
    found = [os.path.dirname(p) for p in sorted(glob.glob("samples/*/ruleset.json"))
             if os.path.isdir(os.path.join(os.path.dirname(p), "bids"))]
    check("there are samples", len(found) >= 3, found)
    for one in found:
        sample(one, folder)
common.finish("public copies of the samples")
