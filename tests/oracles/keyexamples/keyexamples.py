"""Reads docs/ruleset-keys.md: each object has an example of one of its own, in a ruleset or a bid; the example is
laid over a small ruleset (or bid), and the program finds nothing wrong with it."""
import copy
import json
import os
import re
import subprocess
import sys
import tempfile

BASE = json.loads("""{"format": "bidgauge-ruleset/1", "id": "lights", "title": "Street lights", "version": "1", "currency": "USD",
 "solicitation": {"title": "Street lights", "dates": {"bids_due": "2026-03-13"}},
 "sources": {"order": {"title": "Ordinance of an invented town"}, "law": {"title": "An invented law"}},
 "facts": {"threshold": {"type": "number", "value": 100000}, "contract": {"type": "number", "value": 250000}, "district": {"type": "text", "value": "north"}},
 "parameters": {"floor": {"title": "Wage floor", "unit": "USD/hour", "values": {"2026-01-01": 18.00}}},
 "fields": {"price": {"label": "Price", "type": "money", "role": "price"},
            "wage": {"label": "Lowest wage", "type": "money", "unit": "USD/hour"},
            "local": {"label": "Are you local?", "type": "boolean"},
            "method": {"label": "How will you do it?", "type": "text"},
            "crew": {"label": "Crew", "type": "table", "columns": {
              "job": {"label": "Job", "type": "text"},
              "headcount": {"label": "Workers", "type": "integer", "role": "headcount"},
              "hourly": {"label": "Hourly wage", "type": "money", "unit": "USD/hour", "role": "hourly_wage"}}}},
 "criteria": {"wage_floor": {"title": "Wage floor", "kind": "pass_fail", "test": {">=": [{"val": "wage"}, {"param": "floor"}]}},
              "pay": {"title": "Pay above the floor", "kind": "linear", "weight": 40, "value": {"val": "wage"}, "from": {"param": "floor"}, "to": 25}},
 "price": {"field": "price", "weight": 60, "formula": "lowest_proportion"},
 "award": {"method": "highest_score", "ties": ["lowest_price", "draw"]}}""")
BID = {"format": "bidgauge-bid/1", "bid": "A-1", "vendor": {"name": "Alder Lights (invented)"},
       "answers": {"price": 182000, "wage": 19.5, "local": True}}
# What the example of an include takes from.
FLOOR = """{"format": "bidgauge-ruleset/1", "id": "floor", "title": "Floor",
 "parameters": {"living_wage": {"title": "Living wage", "unit": "USD/hour",
                                "values": {"2026-01-01": 18.20}}},
 "award": {"method": "lowest_evaluated_price"}}
"""


def lay(over, patch):
    """JSON Merge Patch."""
    for key, value in patch.items():
        if value is None:
            over.pop(key, None)
        elif isinstance(value, dict) and isinstance(over.get(key), dict):
            lay(over[key], value)
        else:
            over[key] = value


def keys_in(value):
    if isinstance(value, dict):
        for key, inner in value.items():
            yield key
            yield from keys_in(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from keys_in(inner)


def sections(text):
    """(object, its keys, its example or None), in the order of the page."""
    for part in re.split(r"^## ", text, flags=re.M)[1:]:
        name = part.split("\n", 1)[0].strip()
        found = re.search(r"^```json\n(.*?)^```", part, flags=re.M | re.S)
        yield name, re.findall(r"^\| `([^`]+)` \|", part, flags=re.M), found and json.loads(found.group(1))


def run(program, folder, *words):
    return subprocess.run([program, *words], cwd=folder, capture_output=True, text=True)


def write(folder, name, value):
    with open(os.path.join(folder, name), "w", encoding="utf-8") as file:
        json.dump(value, file, indent=1)


def tried(program, folder, name, example, in_bid, lots):
    rules, bid = copy.deepcopy(BASE), copy.deepcopy(BID)
    if in_bid:
        lay(bid, example)
        if name == "lot":
            lay(rules, lots)
    elif name == "ruleset":
        rules = example
    else:
        lay(rules, example)
    write(folder, "r.json", rules)
    write(folder, "b.json", bid)
    return run(program, folder, *(["evaluate", "r.json", "b.json", "-q"] if in_bid else ["check", "r.json", "-q"]))


def main(program):
    page = list(sections(open("docs/ruleset-keys.md", encoding="utf-8").read()))
    first_of_bids = [name for name, _, _ in page].index("bid")
    lots = next(example for name, _, example in page if name == "lot")
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        os.mkdir(os.path.join(folder, "standards"))
        with open(os.path.join(folder, "standards", "floor.json"), "w", encoding="utf-8") as file:
            file.write(FLOOR)
        for i, (name, keys, example) in enumerate(page):
            wrong = ""
            if example is None:
                wrong = "no example"
            elif keys and not set(keys) & set(keys_in(example)):
                wrong = "the example has none of its keys"
            else:
                done = tried(program, folder, name, example, i >= first_of_bids, lots)
                wrong = done.stderr if done.returncode else ""
            if wrong:
                failed += 1
                print(f"{name}: {wrong}")
    print(f"examples of keys: {len(page) - failed} of {len(page)} objects")
    return failed or len(page) < 40


if __name__ == "__main__":
    sys.exit(1 if main(os.path.abspath(sys.argv[1])) else 0)
