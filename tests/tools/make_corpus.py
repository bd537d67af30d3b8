#!/usr/bin/env python3
"""Writes a seeded corpus of invented tenders, JSON Lines, whose answers are spread as those of a sample
solicitation's bids: numbers between and a little beyond two of them, yes/no, choices and texts as often
as there, tables from one of them with pay and staff moved together, some answers left out. The same
arguments give the same bytes on every machine.

usage: make_corpus.py N [--sample FOLDER] [--seed SEED] [--alone] [--bad SHARE] > tenders.jsonl

N tenders with one to six bids each; --alone: N bids, each by itself. --bad: the share of lines that are
cut short (0)."""
import argparse
import datetime
import json
import pathlib


class Draw:
    """A 64-bit linear congruential generator: nothing here depends on the Python that runs it."""

    def __init__(self, seed):
        self.state = seed & (2**64 - 1)
        for _ in range(8):
            self.below(2)

    def below(self, n):
        self.state = (self.state * 6364136223846793005 + 1442695040888963407) & (2**64 - 1)
        return (self.state >> 33) * n >> 31

    def chance(self, percent):
        return self.below(10000) < percent * 100

    def of(self, items):
        return items[self.below(len(items))]


class Number:
    """A number of the sample as whole units of its last digit."""

    def __init__(self, text):
        whole, _, fraction = text.partition(".")
        self.places = len(fraction)
        self.units = int(whole + fraction)

    def __eq__(self, other):
        return isinstance(other, Number) and (self.units, self.places) == (other.units, other.places)

    def at(self, places):
        return self.units * 10 ** (places - self.places)


def between(draw, a, b):
    """From a tenth below the lesser to a tenth above the greater of two sample numbers."""
    places = max(a.places, b.places)
    low, high = sorted((a.at(places), b.at(places)))
    reach = (high - low) // 10 or abs(high) // 20
    return low - reach + (high - low + 2 * reach) * draw.below(100001) // 100000, places


def written(units, places, field=None):
    for key, pick in (("min", max), ("max", min)):
        if field and key in field and field[key].places <= places:
            units = pick(units, field[key].at(places))
    if places == 0:
        return str(units)
    sign, units = "-" if units < 0 else "", abs(units)
    return f"{sign}{units // 10**places}.{units % 10**places:0{places}d}"


class Maker:
    def __init__(self, folder, draw):
        self.draw = draw
        folder = pathlib.Path(folder)
        self.rules = json.loads((folder / "ruleset.json").read_text(encoding="utf-8"),
                                parse_float=Number, parse_int=Number)
        self.bids = [json.loads(path.read_text(encoding="utf-8"), parse_float=Number, parse_int=Number)
                     for path in sorted((folder / "bids").glob("*.json"))]
        answers = [bid["answers"] for bid in self.bids]
        self.seen = {name: [given[name] for given in answers if given.get(name) not in (None, "", [])]
                     for name in self.rules["fields"]}
        self.dates = self.rules["solicitation"]["dates"]
        self.texts = {}

    def scalar(self, value):
        if isinstance(value, Number):
            return written(value.units, value.places)
        if value not in self.texts:
            self.texts[value] = json.dumps(value, ensure_ascii=False)
        return self.texts[value]

    def table(self, field, rows):
        """A sample's rows, pay up or down by up to a quarter and staff by up to a half, all alike."""
        pay, staff = 75000 + self.draw.below(50001), 50000 + self.draw.below(100001)
        columns, made = field["columns"], []
        for row in rows:
            cells = []
            for name, value in row.items():
                column = columns[name]
                text = self.scalar(value)
                if isinstance(value, Number) and column.get("role") == "headcount":
                    text = str(max(1, value.at(0) * staff // 100000))
                elif isinstance(value, Number) and column["type"] == "money":
                    text = written(value.units * pay // 100000, value.places, column)
                cells.append(f'"{name}":{text}')
            made.append("{" + ",".join(cells) + "}")
        return "[" + ",".join(made) + "]"

    def answer(self, name, field):
        values = self.seen[name]
        if not values or self.draw.chance(1 if field.get("required") else 4):
            return None
        if field["type"] == "table":
            return self.table(field, self.draw.of(values))
        if all(isinstance(value, Number) for value in values):
            return written(*between(self.draw, self.draw.of(values), self.draw.of(values)), field)
        return self.scalar(self.draw.of(values))

    def bid(self, name, day, extra=""):
        answers = []
        for field_id, field in self.rules["fields"].items():
            value = self.answer(field_id, field)
            if value is not None:
                answers.append(f'"{field_id}":{value}')
        vendor = 1 + self.draw.below(5000)
        currency = self.rules.get("currency")
        return (f'{{"format":"bidgauge-bid/1","bid":"{name}","vendor":{{"id":"V-{vendor}",'
                f'"name":"Invented vendor {vendor}"}},{extra}"submitted":"{day}T12:00:00Z",'
                + (f'"currency":"{currency}",' if currency else "")
                + '"answers":{' + ",".join(answers) + "}}")

    def day(self, name, moved):
        return (datetime.date.fromisoformat(self.dates[name]) + datetime.timedelta(moved)).isoformat()

    def tender(self, i):
        """Up to a year after the sample's own dates."""
        moved = self.draw.below(366)
        name = f"T-{i:07d}"
        due = self.day("bids_due", moved)
        dates = ",".join(f'"{key}":"{self.day(key, moved)}"' for key in self.dates)
        bids = ",".join(self.bid(f"{name}-{b + 1}", due, f'"solicitation":"{name}",')
                        for b in range(1 + self.draw.below(6)))
        return f'{{"format":"bidgauge-tender/1","tender":"{name}","dates":{{{dates}}},"bids":[{bids}]}}'


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("n", type=int)
    parser.add_argument("--sample", default="samples/janitorial")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--alone", action="store_true")
    parser.add_argument("--bad", type=float, default=0)
    options = parser.parse_args()
    draw = Draw(options.seed)
    maker = Maker(options.sample, draw)
    out = open(1, "w", encoding="utf-8", newline="\n", buffering=1 << 20, closefd=False)
    for i in range(1, options.n + 1):
        line = maker.bid(f"B-{i:07d}", maker.dates["bids_due"]) if options.alone else maker.tender(i)
        if draw.below(1000000) < round(options.bad * 1000000):
            line = line[:1 + draw.below(len(line) - 1)]
        print(line, file=out)
    out.flush()


if __name__ == "__main__":
    main()
