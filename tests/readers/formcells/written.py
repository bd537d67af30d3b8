"""The form as it is written, part by part: locked but for the answers, each answer checked, marks
hidden, every sheet said in A1, nothing merged, made twice the same."""
import json
import os
import re
import subprocess
import sys
import tempfile

from form import Form

BG = os.environ["BIDGAUGE"]
RULES = ["tests/readers/formcells/ruleset.json", "samples/janitorial/ruleset.json",
         "samples/school-construction/ruleset.json", "samples/rail-cars/ruleset.json",
         "samples/security-guards/ruleset.json"]
KIND = {"money": "decimal", "number": "decimal", "percent": "decimal", "integer": "whole",
        "boolean": "list", "choice": "list", "date": "date", "text": None}
FAULTS = []


def must(ok, what):
    if not ok:
        FAULTS.append(what)
        print(what)


def unlocked(form):
    """Cell styles that are not locked."""
    cells = re.search(r"<cellXfs.*?</cellXfs>", form.text("xl/styles.xml"), re.S).group(0)
    return {i for i, xf in enumerate(re.findall(r"<xf [^>]*/>|<xf .*?</xf>", cells, re.S))
            if 'locked="0"' in xf}


def answers_of(form, rules):
    """Every cell that is to be filled in, and the type of what it takes."""
    cells = {}
    for name, field in rules["fields"].items():
        if field["type"] != "table":
            cells["Questions", form.address("Questions", name)] = field["type"]
            continue
        sheet = next(s for s in form.sheets if f"table:{name}" in form.marks(s))
        for i in range(100):
            for column, own in field["columns"].items():
                cells[sheet, form.address(sheet, (column, i))] = own["type"]
    return cells


def covered(ranges, address):
    column, row = re.match(r"([A-Z]+)(\d+)", address).groups()
    for part in ranges.split():
        first, _, last = part.partition(":")
        a, b = re.match(r"([A-Z]+)(\d+)", first), re.match(r"([A-Z]+)(\d+)", last or first)
        if a.group(1) == column and int(a.group(2)) <= int(row) <= int(b.group(2)):
            return True
    return False


def check(path, made, again):
    with open(path, encoding="utf-8") as file:
        rules = json.load(file)
    form = Form(made)
    free = unlocked(form)
    with open(made, "rb") as one, open(again, "rb") as two:
        must(one.read() == two.read(), f"{path}: written twice, it differs")
    answers = answers_of(form, rules)
    for sheet, part in form.sheets.items():
        xml = form.text(part)
        must("<sheetProtection " in xml, f"{path}, {sheet}: not protected")
        must("<mergeCell" not in xml, f"{path}, {sheet}: merged cells")
        must('t="s"' in re.search(r'<c r="A1"[^>]*>', xml).group(0), f"{path}, {sheet}: nothing in A1")
        # as one page in width, or at a size that can be read: 8 points of 11
        scale = re.search(r'<pageSetup [^>]*\bscale="(\d+)"', xml)
        must("fitToPage" in xml or (scale and int(scale[1]) >= 73), f"{path}, {sheet}: does not fit the page")
        for column, row in form.marks(sheet).values():
            number = sum((ord(c) - 64) * 26 ** i for i, c in enumerate(reversed(column)))
            hidden = re.search(rf'<row r="{row}"[^>]*hidden="1"', xml) or any(
                int(a) <= number <= int(b) and "hidden" in rest for a, b, rest in
                re.findall(r'<col min="(\d+)" max="(\d+)"([^>]*)>', xml)) or sheet == "Lists"
            must(hidden, f"{path}, {sheet}!{column}{row}: a mark that is seen")
        rules_of = [(re.search(r'sqref="([^"]*)"', v).group(1),
                     (re.search(r'type="(\w+)"', v) or [None, None])[1])
                    for v in re.findall(r"<dataValidation .*?>", xml)]
        for address, style in re.findall(r'<c r="([A-Z]+\d+)" s="(\d+)"', xml):
            kind = answers.get((sheet, address))
            if sheet not in ("Bidder", "Evidence"):
                must((int(style) in free) == (kind is not None),
                     f"{path}, {sheet}!{address}: {'un' * (int(style) in free)}locked")
            if kind:
                got = [k for ranges, k in rules_of if covered(ranges, address)]
                must(got == [KIND[kind]], f"{path}, {sheet}!{address}: {kind} takes {got}")
    must(form.text("xl/workbook.xml").count('state="hidden"') == 1, f"{path}: hidden sheets")
    properties = form.text("docProps/custom.xml")
    for value in ("bidgauge-form/1", rules["id"]):
        must(f">{value}<" in properties, f"{path}: no property {value}")
    shown = " ".join(form.strings)
    for value in (rules["id"], rules.get("version", ""),
                  subprocess.run(["sha256sum", path], capture_output=True, text=True,
                                 check=True).stdout.split()[0]):
        must(value in shown, f"{path}: Instructions do not say {value}")
    return len(answers)


def main():
    with tempfile.TemporaryDirectory() as folder:
        return check_all(folder)


def check_all(folder):
    answers = 0
    for path in RULES:
        for name in ("one", "two"):
            subprocess.run([BG, "form", path, "-o", f"{folder}/{name}.xlsx"], check=True)
        answers += check(path, folder + "/one.xlsx", folder + "/two.xlsx")
    print(f"forms as written: {len(RULES)} forms, {answers} cells to fill in, {len(FAULTS)} faults")
    return bool(FAULTS) or not answers


if __name__ == "__main__":
    sys.exit(main())
