"""What a ruleset of the library must have: clean under `bidgauge check`, every figure sourced and dated, its
title page current. library.py walks the library with it; run alone it tests itself.

A figure is a dated value of a parameter, a number that the buyer's facts start with, or a number
written into a criterion, a preference, an adjustment or the price. Weights and points are the
buyer's to set and are not figures. Zero is no figure.
"""
import difflib
import json
import os
import re
import subprocess
import sys

DATE = re.compile(r"\d{4}-\d{2}-\d{2}$")
STALE = {"W309"}  # the only warning that a library ruleset may give
EXPRESSIONS = ("when", "test", "value", "from", "to", "text")
KINDS = ("law", "official", "publisher", "secondary")
LIMITS = ("at_least", "more_than", "at_most", "less_than")


def is_number(value):
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def numbers(node):
    """Every number but zero in an expression."""
    if is_number(node):
        return [node] if node else []
    if isinstance(node, list):
        return [n for part in node for n in numbers(part)]
    if isinstance(node, dict):
        return [n for key, part in node.items() if key != "comment" for n in numbers(part)]
    return []


def can_be_judged(source):
    """It can be looked up, or it owns up to being unverified, and the workbook marks its scores."""
    return source.get("url") or source.get("citation") or source.get("verified") is False


class Checker:
    def __init__(self, rules, of_library=False):
        self.rules = rules
        self.of_library = of_library  # of rules/COUNTRY/: also currency, kinds of sources, coverage
        self.sources = rules.get("sources", {})
        self.faults = []
        self.figures = 0

    def fault(self, where, what):
        self.faults.append(f"{where}: {what}")

    def sourced(self, where, *ids):
        """One of the ids names a source that a reader can look up."""
        self.figures += 1
        given = [i for part in ids for i in (part if isinstance(part, list) else [part]) if i]
        if not given:
            return self.fault(where, "no source")
        for i in given:
            source = self.sources.get(i)
            if source and can_be_judged(source):
                return None
        return self.fault(where, f"source {', '.join(given)} has neither url nor citation")

    def check_sources(self):
        for key, source in self.sources.items():
            where = f"sources.{key}"
            if not source.get("title"):
                self.fault(where, "no title")
            if not can_be_judged(source):
                self.fault(where, "neither url nor citation")
            if source.get("url") and not DATE.match(source.get("retrieved", "")):
                self.fault(where, "url without the date it was retrieved")
            if source.get("url") and not isinstance(source.get("verified"), bool):
                self.fault(where, "says neither verified: true nor verified: false")
            if self.of_library and source.get("url") and source.get("kind") not in KINDS:
                self.fault(where, "does not say what it is: law, official, publisher or secondary")

    def check_dated(self, where, values, source):
        for date, value in values.items():
            if date == "comment":
                continue
            place = f"{where}.{date}"
            if not DATE.match(date):
                self.fault(place, "not a date")
            if value is None:
                continue
            own = value.get("source") if isinstance(value, dict) else None
            self.sourced(place, own or source)

    def check_cells(self, where, node, depth, source):
        if depth == 0:
            return self.check_dated(where, node, source)
        for key, part in node.items():
            if key != "comment":
                self.check_cells(f"{where}.{key}", part, depth - 1, source)
        return None

    def check_currency(self, where, parameter, node, depth):
        """Every series says until when it holds, when a newer figure is expected, or that it ended."""
        if depth:
            for key, part in node.items():
                if key != "comment":
                    self.check_currency(f"{where}.{key}", parameter, part, depth - 1)
            return
        dates = [d for d in node if d != "comment"]
        last = node[max(dates)] if dates else None
        own = last.get("valid_until") if isinstance(last, dict) else None
        said = [k for k in ("valid_until", "next_expected", "ended") if parameter.get(k)]
        if not own and not said:
            self.fault(where, "has none of valid_until, next_expected and ended")

    def check_place(self):
        library = self.rules.get("library", {})
        if not library.get("country") or not library.get("work"):
            self.fault("library", "no country, or no kinds of work")
        coverage = self.rules.get("coverage", {})
        if not coverage.get("covered"):
            self.fault("coverage", "does not say who is covered")
        if not coverage.get("exempt") and not coverage.get("not_modelled"):
            self.fault("coverage", "says neither who is exempt nor what is not modelled")

    def check_parameters(self):
        for key, parameter in self.rules.get("parameters", {}).items():
            where, source = f"parameters.{key}", parameter.get("source")
            if "values" in parameter:
                self.check_dated(where, parameter["values"], source)
            else:
                self.check_cells(where, parameter.get("table", {}), len(parameter.get("by", [])),
                                 source)
            if self.of_library:
                self.check_currency(where, parameter, parameter.get("values") or parameter.get("table", {}),
                                    len(parameter.get("by", [])))

    def check_criteria(self, criteria, above, inherited):
        for key, criterion in criteria.items():
            where = f"{above}.{key}"
            own = [criterion.get("source")] + criterion.get("sources", [])
            ids = [i for i in own if i] or inherited
            if criterion.get("kind") == "group":
                self.check_criteria(criterion.get("criteria", {}), where, ids)
            found = [n for name in EXPRESSIONS for n in numbers(criterion.get(name))]
            found += [n for band in criterion.get("bands", []) for name in LIMITS
                      for n in numbers(band.get(name))]
            for n in found:
                self.sourced(f"{where} ({n})", ids)

    def check_parts(self, where, parts, names):
        for key, part in parts.items():
            for n in [n for name in names for n in numbers(part.get(name))]:
                self.sourced(f"{where}.{key} ({n})", part.get("source"))

    def check_price(self):
        price = self.rules.get("price", {})
        for n in numbers(price.get("parameters", {})):
            self.sourced(f"price.parameters ({n})", price.get("source"))
        self.check_parts("price.preferences", price.get("preferences", {}),
                         ("applies_if", "against", "off_if_lowest", "may_not_displace", "percent",
                          "amount", "cap", "cap_group_limit"))
        self.check_parts("price.adjustments", price.get("adjustments", {}), ("amount",))
        self.check_parts("abnormally_low", self.rules.get("abnormally_low", {}), ("parameters",))

    def check_facts(self):
        for key, fact in self.rules.get("facts", {}).items():
            if is_number(fact.get("value")):
                self.sourced(f"facts.{key}", fact.get("source"))

    def run(self):
        self.check_sources()
        self.check_parameters()
        self.check_criteria(self.rules.get("criteria", {}), "criteria", [])
        self.check_price()
        self.check_facts()
        if self.of_library:
            self.check_place()
        return self.faults


def self_test():
    """What this file looks for, it finds."""
    rules = {
        "sources": {
            "good": {"title": "A", "url": "https://example.org/", "retrieved": "2026-01-01",
                     "verified": True},
            "bare": {"title": "B"},
            "undated": {"title": "C", "url": "https://example.org/", "verified": True},
            "unsaid": {"title": "D", "url": "https://example.org/", "retrieved": "2026-01-01"},
        },
        "parameters": {
            "p": {"values": {"2026-01-01": 1, "2027-01-01": {"value": 2, "source": "good"}}},
            "q": {"source": "good", "values": {"soon": 1, "2026-01-01": None}},
            "r": {"by": [{"fact": "f"}], "table": {"a": {"2026-01-01": 3}}},
        },
        "criteria": {
            "a": {"kind": "linear", "source": "good", "value": 0, "from": 0, "to": 100},
            "b": {"kind": "yes_no", "test": {">=": [{"val": "x"}, 7]}},
            "g": {"kind": "group", "criteria": {
                "c": {"kind": "bands", "value": {"val": "x"}, "source": "bare",
                      "bands": [{"at_least": 5, "points": 100}]}}},
        },
        "price": {"parameters": {"n": 3}, "preferences": {"local": {"percent": 5}}},
        "abnormally_low": {"m": {"parameters": {"percent": 20}}},
        "facts": {"f": {"value": 12}, "t": {"value": "text"}},
    }
    want = {
        "sources.bare: neither url nor citation",
        "sources.undated: url without the date it was retrieved",
        "sources.unsaid: says neither verified: true nor verified: false",
        "parameters.p.2026-01-01: no source",
        "parameters.q.soon: not a date",
        "parameters.r.a.2026-01-01: no source",
        "criteria.b (7): no source",
        "criteria.g.c (5): source bare has neither url nor citation",
        "price.parameters (3): no source",
        "price.preferences.local (5): no source",
        "abnormally_low.m (20): no source",
        "facts.f: no source",
    }
    got = set(Checker(rules).run())
    rules["parameters"]["q"].update(next_expected="2027-01-01", because="a reason")
    rules["parameters"]["r"]["ended"] = "2026-06-01"
    want |= {
        "sources.good: does not say what it is: law, official, publisher or secondary",
        "sources.undated: does not say what it is: law, official, publisher or secondary",
        "sources.unsaid: does not say what it is: law, official, publisher or secondary",
        "parameters.p: has none of valid_until, next_expected and ended",
        "library: no country, or no kinds of work",
        "coverage: does not say who is covered",
        "coverage: says neither who is exempt nor what is not modelled",
    }
    got |= set(Checker(rules, of_library=True).run())
    for line in sorted(want ^ got):
        print("self-test:", "not found:" if line in want else "wrongly found:", line)
    return got == want


def program(*arguments):
    done = subprocess.run([os.environ.get("BIDGAUGE", "build/bidgauge"), *arguments], stdin=subprocess.DEVNULL,
                          capture_output=True, text=True, timeout=60, check=False)
    return done.returncode, done.stdout, done.stderr


def check_clean(path):
    status, out, err = program("check", "--json", "-", path)
    try:
        said = json.loads(out)
    except ValueError:
        return [f"check ended with {status}: {err.strip()[:300]}"]
    faults = [f"line {d.get('line')}: {d['code']}: {d['message']}" for d in said
              if d["code"] not in STALE]
    if status != 0 and not faults:
        faults.append(f"check ended with {status}")
    return faults


def check_page(path, page):
    status, text, err = program("check", "--page", path)
    if status != 0 or not text:
        return [f"check --page ended with {status}: {err.strip()[:300]}"]
    old = ""
    if os.path.exists(page):
        with open(page, encoding="utf-8") as file:
            old = file.read()
    if old == text:
        return []
    diff = "\n".join(list(difflib.unified_diff(old.splitlines(), text.splitlines(), page, "now",
                                               lineterm="", n=0))[:20])
    if os.environ.get("BLESS"):
        os.makedirs(os.path.dirname(page), exist_ok=True)
        with open(page, "w", encoding="utf-8") as file:
            file.write(text)
        print(diff)
        return []
    return [f"{page} is not current (BLESS=1 rewrites it)\n{diff}"]


if __name__ == "__main__":
    sys.exit(0 if self_test() else 1)
