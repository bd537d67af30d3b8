"""The same change made twice: in a ruleset and its bids (JSON), and as cells of the workbook, named by
the labels that the sheet Issued values gives to every cell that may be changed."""
import json
import random
import re


def criteria_of(criteria, parents=()):
    """(criterion, its siblings) in the order of the file."""
    for criterion in criteria.values():
        yield criterion, criteria, parents
        if criterion["kind"] == "group":
            yield from criteria_of(criterion["criteria"], parents + (criterion,))


def weight_families(ruleset):
    """Lists of [label, the object that holds the weight] whose weights add up to one total."""
    families = {}
    for criterion, siblings, parents in criteria_of(ruleset["criteria"]):
        if "weight" in criterion:
            families.setdefault(id(siblings), []).append((f"Weight: {criterion['title']}", criterion))
    if "weight" in ruleset.get("price", {}):
        families.setdefault(id(ruleset["criteria"]), []).append(("Weight: price", ruleset["price"]))
    return [family for family in families.values() if len(family) > 1]


def move_weight(chance, ruleset):
    """Some points go from one weight to its sibling. {label: value as a cell has it}"""
    family = chance.choice(weight_families(ruleset))
    (from_label, giver), (to_label, taker) = chance.sample(family, 2)
    points = chance.randint(1, max(1, int(giver["weight"]))) if giver["weight"] >= 1 else 0
    giver["weight"] -= points
    taker["weight"] += points
    return {from_label: giver["weight"], to_label: taker["weight"]}


def label_of(choice):
    """What a cell of a choice holds."""
    return choice if isinstance(choice, str) else choice.get("label")


def new_value(chance, field, old):
    """(as JSON, as a cell)"""
    kind = field["type"]
    if kind == "boolean":
        return (True, "yes") if old is not True else (False, "no")
    if kind == "choice":
        value = chance.choice([c for c in field["choices"] if c != old])
        return value, label_of(field["choices"][value]) or value
    if kind == "text":
        return "Another answer.", "Another answer."
    most = field.get("max", max(10, 2 * float(old or 5)))
    least = float(field.get("min", 0))
    value = round(chance.uniform(least, float(most)) if old is None or chance.random() < 0.3
                  else min(float(most), max(least, float(old) * chance.uniform(0.7, 1.4))), 2)
    return (int(value), int(value)) if kind == "integer" else (value, value)


def vendor_of(bid):
    return bid.get("vendor", {}).get("name") or bid["bid"]


def read_by_patterns(ruleset):
    """Fields whose criteria have no workbook form: a spreadsheet has no regular expressions."""
    texts = [json.dumps(c["text"]) for c, _, _ in criteria_of(ruleset["criteria"]) if "text" in c]
    return {name for name in ruleset["fields"] if any(f'"{name}"' in text for text in texts)}


def change_answer(chance, ruleset, bids):
    bid = chance.choice(bids)
    typed = read_by_patterns(ruleset)
    name = chance.choice([n for n, f in ruleset["fields"].items()
                          if n not in typed and f["type"] != "date" and f.get("role") != "price"])
    field = ruleset["fields"][name]
    label = f"{vendor_of(bid)}: {field.get('label') or name}"
    answers = bid["answers"]
    if field["type"] == "table":
        rows = answers.get(name)
        if not rows:
            return {}
        number = chance.randrange(len(rows))
        column = chance.choice([c for c, f in field["columns"].items() if f["type"] != "text"])
        spec = field["columns"][column]
        value, cell = new_value(chance, spec, rows[number].get(column))
        rows[number][column] = value
        return {f"{label}, row {number + 1}, {spec.get('label') or column}": cell}
    if answers.get(name) is not None and chance.random() < 0.1:
        del answers[name]
        return {label: None}
    answers[name], cell = new_value(chance, field, answers.get(name))
    return {label: cell}


def change_price(chance, ruleset, bids):
    name = ruleset.get("price", {}).get("field")
    bid = chance.choice(bids)
    if not name or not isinstance(bid["answers"].get(name), (int, float)):
        return {}
    value = round(bid["answers"][name] * chance.uniform(0.75, 1.3), 2)
    bid["answers"][name] = value
    return {f"{vendor_of(bid)}: {ruleset['fields'][name].get('label') or name}": value}


def change_fact(chance, ruleset, _):
    name = chance.choice([n for n, f in ruleset.get("facts", {}).items() if f["type"] == "number"]
                         or [None])
    if name is None:
        return {}
    fact = ruleset["facts"][name]
    fact["value"] = chance.choice([0, 1, fact.get("value", 1) * 2])
    return {f"Fact: {fact.get('label') or name}": fact["value"]}


def labels_are_unique(ruleset, bids):
    names = [vendor_of(b) for b in bids]
    titles = [c["title"] for c, _, _ in criteria_of(ruleset["criteria"])]
    return len(set(names)) == len(names) and len(set(titles)) == len(titles)


def make(seed, ruleset, bids):
    """Changes ruleset and bids in place. {label: value of the cell; None: emptied}"""
    chance = random.Random(seed)
    cells = {}
    if seed == 0:  # what everybody will try first: one weight, one answer
        return {**move_weight(chance, ruleset), **change_answer(chance, ruleset, bids)}
    for step in chance.choices([move_weight, change_answer, change_price, change_fact],
                               weights=[4, 6, 2, 1], k=chance.randint(1, 5)):
        more = step(chance, ruleset) if step is move_weight else step(chance, ruleset, bids)
        cells.update(more)
    return cells


def places(book, changes):
    """{(sheet, address): value}, by the list on Issued values."""
    where = {}
    for sheet in book.sheets:
        if not sheet.endswith("Issued values"):
            continue
        cells = book.cells(sheet)
        for ref, cell in cells.items():
            if match := re.fullmatch(r"C(\d+)", ref):
                row = match[1]
                if f"B{row}" in cells and f"A{row}" in cells:
                    where.setdefault(cell.value, (cells[f"A{row}"].value, cells[f"B{row}"].value))
    missing = [label for label in changes if label not in where]
    assert not missing, f"Issued values has no {missing}"
    return {where[label]: value for label, value in changes.items()}
