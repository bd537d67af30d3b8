"""Every template that `bidgauge new --list` names: check passes without a word, check --publish lists
what is to be filled in, the workbook gives the same bytes back, a form can be made; and once filled in
bids get the totals worked out by hand below."""
import json
import os
import pathlib
import subprocess
import sys
import tempfile

BIDGAUGE = os.environ["BIDGAUGE"]
RULES = pathlib.Path("rules").resolve()
faults, passed = [], 0


def run(*arguments, cwd):
    done = subprocess.run([BIDGAUGE, *arguments], cwd=cwd, capture_output=True, text=True, encoding="utf-8")
    return done.returncode, done.stdout, done.stderr


def ask(what, holds):
    global passed
    if holds:
        passed += 1
    else:
        faults.append(what)


def crew(wage):
    return [{"job_class": "Cleaner", "headcount": 4, "full_time": True, "hours_per_year": 2000, "hourly_wage": wage}]


# With a floor of 18: (bids, totals or evaluated prices of those that are ranked, first).
BIDS = {
    # 30 + 20 points wait for the committee. A: (19.5 - 18) / 3 x 10 = 5, 14 days 5, 10 / 20 x 5 = 2.5, lowest price
    # 30: 42.5. B: 10 + 2.5 + 5 + 30 x 100/120 = 25: 42.5. Nobody is first until the committee has scored.
    "committee-rfp": (
        {"A": {"price": 100000, "insured": True, "workforce": crew(19.5), "approach": "a", "experience": "e",
               "notice_days": 14, "training_hours": 10},
         "B": {"price": 120000, "insured": True, "workforce": crew(21), "approach": "a", "experience": "e",
               "notice_days": 7, "training_hours": 20}},
        {"A": 42.5, "B": 42.5}, None),
    # A is cheapest and pays 17.99, B gives 30 of 40 hours: C is the lowest responsive bid.
    "lowest-bid": (
        {"A": {"price": 90000, "insured": True, "workforce": crew(17.99), "sick_hours": 56},
         "B": {"price": 95000, "insured": True, "workforce": crew(18), "sick_hours": 30},
         "C": {"price": 99000, "insured": True, "workforce": crew(18), "sick_hours": 40},
         "D": {"price": 99001, "insured": True, "workforce": crew(25), "sick_hours": 80}},
        {"C": None, "D": None}, "C"),
    # A: wages (20 - 18) / 4 x 15 = 7.5; health 50 % of 6 = 3; leave 10/20 of 4 = 2; injuries 3 x 200000 / 400000 = 1.5:
    # 5; notice 5; committee 5; training 2.5; not owned 0; turnover (100 - 60) / 80 x 5 = 2.5; 10 of 25 %: 2; price
    # 40 x 100/125 = 32: 66.5. B: 0 + 0 + 0 + injuries 6 x 200000 / 400000 = 3: 2.5; 2.5; 0; 0; owned 51 %: 5; 0; 0;
    # 40: 50.
    "best-value": (
        {"A": {"price": 125000, "insured": True, "workforce": crew(20), "health_share": 50, "leave_days": 10,
               "recordables": 3, "hours_worked": 400000, "notice_days": 14, "voice": "committee", "training_hours": 10,
               "owned": 0, "turnover": 60, "small_share": 10},
         "B": {"price": 100000, "insured": True, "workforce": crew(18), "health_share": 0, "leave_days": 0,
               "recordables": 6, "hours_worked": 400000, "notice_days": 7, "voice": "none", "training_hours": 0,
               "owned": 51, "turnover": 100, "small_share": 0}},
        {"A": 66.5, "B": 50}, "A"),
    # North: A: (72 - 24) / 64 x 20 = 15; 10; 5; 50: 80. B: 20 + 20 + 10 + 50 x 50/100 = 25: 75.
    "framework": (
        {"A": {"price": 50000, "insured": True, "workforce": crew(19.5), "response_hours": 24, "training_hours": 10},
         "B": {"price": 100000, "insured": True, "workforce": crew(21), "response_hours": 8, "training_hours": 20}},
        {"A": 80, "B": 75}, "A"),
}


def filled(rules):
    rules["solicitation"].update(title="Cleaning (invented)", reference="R-1", buyer="Town of Sample (invented)")
    for name, parameter in rules["parameters"].items():
        parameter["values"] = {"2025-01-01": {"wage_floor": 18, "sick_hours": 40}[name]}
    return rules


def evaluate(name, rules, folder):
    bids, totals, first = BIDS[name]
    (folder / "filled.json").write_text(json.dumps(filled(rules)), encoding="utf-8")
    lines = []
    for bid, answers in bids.items():
        body = {"lots": {"north": {"answers": answers}}} if "lots" in rules else {"answers": answers}
        lines.append(json.dumps({"format": "bidgauge-bid/1", "bid": bid, "vendor": {"name": f"{bid} (invented)"}, **body}))
    (folder / "bids.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    status, _, err = run("evaluate", "filled.json", "bids.jsonl", "--json=r.json", "-q", cwd=folder)
    if status:
        return ask(f"{name}: evaluate ends with {status}: {err}", False)
    lot = json.loads((folder / "r.json").read_text(encoding="utf-8"))["lots"][0]
    got = {b["bid"]: b.get("total") for b in lot["bids"] if b["status"] in ("ranked", "provisional")}
    ask(f"{name}: totals {got}, want {totals}", got == totals)
    ask(f"{name}: first is {lot['recommended']}, want {first}", lot["recommended"]["bid"] == first)


def walk(name, folder):
    status, _, err = run("new", name, "-o", "a.json", f"--rules-dir={RULES}", cwd=folder)
    ask(f"{name}: new ends with {status}: {err}", status == 0)
    status, out, err = run("check", "a.json", cwd=folder)
    ask(f"{name}: check says {out}{err}", status == 0 and not err)
    status, _, err = run("check", "--publish", "a.json", cwd=folder)
    ask(f"{name}: check --publish lists {err}", status == 0 and "title" in err and "wage_floor" in err)
    status, _, err = run("new", name, "-o", "a.xlsx", f"--rules-dir={RULES}", cwd=folder)
    ask(f"{name}: the workbook: {err}", status == 0)
    status, out, err = run("check", "a.xlsx", cwd=folder)
    ask(f"{name}: check of the workbook says {out}{err}", status == 0 and not err)
    status, _, err = run("check", "--publish", "a.xlsx", cwd=folder)
    ask(f"{name}: check --publish of the workbook names no cells: {err}",
        status == 0 and "a.xlsx: Parameters!" in err and "a.xlsx: Solicitation" in err)
    _, page, _ = run("check", "--page", "a.xlsx", cwd=folder)
    ask(f"{name}: the title page of the workbook", page and page == run("check", "--page", "a.json", cwd=folder)[1])
    run("ruleset", "import", "a.xlsx", "-o", "b.json", cwd=folder)
    ask(f"{name}: the workbook gives other bytes", (folder / "a.json").read_bytes() == (folder / "b.json").read_bytes())
    rules = json.loads((folder / "a.json").read_text(encoding="utf-8"))
    lot = ["--lot=north"] if "lots" in rules else []
    status, _, err = run("form", "a.json", *lot, "-o", "form.xlsx", cwd=folder)
    ask(f"{name}: the form: {err}", status == 0)
    status, _, err = run("check", "form.xlsx", cwd=folder)
    ask(f"{name}: a form is no ruleset: {err}", status == 1 and "form.xlsx" in err)
    evaluate(name, rules, folder)


def main():
    with tempfile.TemporaryDirectory() as folder:
        _, listed, _ = run("new", "--list", f"--rules-dir={RULES}", cwd=folder)
        names = [line.split()[0] for line in listed.splitlines()]
        files = sorted(p.stem for p in (RULES / "starters").glob("*.json") if p.stem != "index")
        ask(f"listed {names}, files {files}", sorted(names) == files and set(names) == set(BIDS))
        for name in names:
            home = pathlib.Path(folder) / name
            home.mkdir()
            walk(name, home)
    print(*faults, sep="\n", end="\n" if faults else "")
    print(f"starters: {passed} passed, {len(faults)} failed")
    return 1 if faults or not passed else 0


if __name__ == "__main__":
    sys.exit(main())
