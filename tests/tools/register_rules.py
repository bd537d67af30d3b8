"""Puts docs/registers-rules.md: which rulesets of the library can judge a register of contracts, and why others cannot.

usage: register_rules.py [check]"""
import json
import pathlib
import sys

TOP = pathlib.Path(__file__).resolve().parents[2]
PAGE = TOP / "docs" / "registers-rules.md"
CANNOT = "A register of contracts cannot be used: "
HEAD = """# Rulesets that judge a register

Which rulesets of the library can be used with `bidgauge model --register` ([registers.md](registers.md)), and why the others
that fix a wage cannot. Made by `tests/tools/register_rules.py` from the rulesets themselves.
"""


def has_section(path):
    rules = json.loads(path.read_text())
    if "register" in rules:
        return True
    return any("register" in i.get("take", ["register"]) and has_section(TOP / "rules" / i["file"])
               for i in rules.get("include", []))


def page():
    can, cannot = [], []
    for path in sorted((TOP / "rules").glob("*/*.json")):
        rules = json.loads(path.read_text())
        if rules.get("format") != "bidgauge-ruleset/1" or path.parent.name in ("shared", "notices", "trials", "starters"):
            continue
        why = [w for w in rules.get("coverage", {}).get("not_modelled", {}).values() if w.startswith(CANNOT)]
        said = [w for w in rules.get("coverage", {}).get("not_modelled", {}).values()
                if "egister" in w and w not in why]
        link = f"[{path.stem}](rules/{path.stem}.md)"
        if has_section(path):
            can.append(f"| {link} | {rules['title']} | {' '.join(said)} |")
        elif why:
            cannot.append(f"| {link} | {rules['title']} | {' '.join(why)[len(CANNOT):]} |")
    return "\n".join([HEAD, f"## {len(can)} that can", "", "| ruleset | title | what a register does not say |", "|---|---|---|",
                      *can, "", f"## {len(cannot)} that fix a wage and cannot", "", "| ruleset | title | why |", "|---|---|---|",
                      *cannot, ""])


if __name__ == "__main__":
    if sys.argv[1:] == ["check"]:
        sys.exit(PAGE.read_text() != page() and "docs/registers-rules.md is not what tests/tools/register_rules.py makes")
    PAGE.write_text(page())
