"""The published schemas against a public validator: every valid file of samples/ and rules/ is
accepted, and each fault of shape below is refused."""
import copy, glob, json, os, subprocess, sys, tempfile
from jsonschema import Draft202012Validator

def read(path):
    with open(path, encoding="utf-8") as f:
        return json.load(f)

schemas = {name: read(f"docs/schema/{name}.schema.json") for name in ("ruleset", "bid", "scenario", "map")}
failures = []
for schema in schemas.values():
    Draft202012Validator.check_schema(schema)

def faults(name, document):
    return [f"{'/'.join(map(str, e.absolute_path))}: {e.message[:160]}"
            for e in Draft202012Validator(schemas[name]).iter_errors(document)]

def whole_ruleset(path):
    """A ruleset of the library with all that it includes: the schema is of whole rulesets."""
    with tempfile.TemporaryDirectory() as folder:
        out = os.path.join(folder, "whole.json")
        subprocess.run([os.environ.get("BIDGAUGE", "build/bidgauge"), "ruleset", "export", path, "-o", out],
                       check=True, capture_output=True)
        return read(out)

accepted = 0
library = glob.glob("rules/[a-z][a-z]/*.json")
for path in sorted(glob.glob("samples/*/*.json") + library +
                   glob.glob("samples/*/bids/*.json") + glob.glob("tests/cases/schema/*.json")):
    document = whole_ruleset(path) if path in library else read(path)
    form = document.get("format", "") if isinstance(document, dict) else ""
    name = {"bidgauge-ruleset/1": "ruleset", "bidgauge-bid/1": "bid",
            "bidgauge-scenario/1": "scenario", "bidgauge-map/1": "map"}.get(form)
    if not name:
        continue
    found = faults(name, document)
    failures += [f"{path} is refused: {f}" for f in found]
    accepted += not found

def at(document, path, value):
    document = copy.deepcopy(document)
    *parents, last = path.split("/")
    place = document
    for key in parents:
        place = place[int(key) if isinstance(place, list) else key]
    last = int(last) if isinstance(place, list) else last
    if value is None:
        del place[last]
    else:
        place[last] = value
    return document

# every kind of criterion, parameter and field once
whole, bid = read("tests/cases/schema/whole.json"), read("tests/cases/schema/bid.json")
mapping = read("tests/cases/schema/map.json")
refused = [
    ("map", mapping, "bid", 5),
    ("map", mapping, "delimiter", "-"),
    ("map", mapping, "header_row", 0),
    ("map", mapping, "answers/price", 5),
    ("map", mapping, "answers/insured/words", []),
    ("map", mapping, "answers/insured/type", "table"),
    ("map", mapping, "tables/workforce/columns", None),
    ("map", mapping, "colour", "red"),
    ("ruleset", whole, "award", None),
    ("ruleset", whole, "colour", "red"),
    ("ruleset", whole, "format", "bidgauge-ruleset/2"),
    ("ruleset", whole, "effective_from", "1 May 2026"),
    ("ruleset", whole, "award/decimals", 7),
    ("ruleset", whole, "award/rounding", "up"),
    ("ruleset", whole, "award/ties", ["luck"]),
    ("ruleset", whole, "fields/price/type", "moneys"),
    ("ruleset", whole, "fields/size/choices", None),
    ("ruleset", whole, "fields/crew/columns", None),
    ("ruleset", whole, "fields/price/choices", {"a": "A"}),
    ("ruleset", whole, "criteria/floor/kind", "passfail"),
    ("ruleset", whole, "criteria/floor/test", None),
    ("ruleset", whole, "criteria/scale/weight", "10"),
    ("ruleset", whole, "criteria/scale/bands", [{"at_least": 1, "points": 1}]),
    ("ruleset", whole, "criteria/steps/bands/0", {"at_least": 1, "at_most": 2, "points": 1}),
    ("ruleset", whole, "criteria/both/criteria/words/kind", "prose"),
    ("ruleset", whole, "criteria/Upper Case", {"kind": "panel", "title": "x", "levels": []}),
    ("ruleset", whole, "parameters/floor/values", None),
    ("ruleset", whole, "parameters/floor/values", {"soon": 1}),
    ("ruleset", whole, "parameters/tiers/by", None),
    ("ruleset", whole, "price/formula", "cheapest"),
    ("ruleset", whole, "price/preferences/local/applies_if", {"equals": [1, 1]}),
    ("ruleset", whole, "register/legal_minimum", None),
    ("ruleset", whole, "register/collective_agreement", "maybe"),
    ("ruleset", whole, "register/facts", ["area"]),
    ("ruleset", whole, "register/labour_share", {"half": 1}),
    ("ruleset", whole, "lots/a/patch", {"lots": {}}),
    ("ruleset", whole, "solicitation/dates/bids_due", 20260101),
    ("bid", bid, "bid", None),
    ("bid", bid, "status", "lost"),
    ("bid", bid, "answers", []),
    ("bid", bid, "anwsers", {}),
    ("bid", bid, "evidence/price", [{"page": "3"}]),
    ("bid", bid, "clarifications/0/date", "yesterday"),
]
for name, document, path, value in refused:
    if not faults(name, at(document, path, value)):
        failures.append(f"{name}: {path} = {json.dumps(value)} is accepted")
for line in failures:
    print(line)
print(f"schemas: {accepted} files accepted, {len(refused)} faults refused, {len(failures)} wrong")
sys.exit(1 if failures or accepted < 2 else 0)
