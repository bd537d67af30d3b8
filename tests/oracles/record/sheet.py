"""The sheet Record of the comparison workbook of a case: every line of the log, every file, the head and who was
appointed, held against log.jsonl, hashlib and, where it is at hand, the reference model of the published cases. Played by
samples/case/play.sh. A workbook of a run without a case has no such sheet; a bidder called "Record" keeps its own.
BIDGAUGE: the program. Argument `libreoffice`: what soffice makes of it."""
import glob, hashlib, importlib.util, json, os, subprocess, sys, tempfile, warnings

import openpyxl

warnings.filterwarnings("ignore", module="openpyxl")
PROGRAM = os.environ["BIDGAUGE"]
failed = passed = 0


def check(what, got, want):
    global failed, passed
    if got == want:
        passed += 1
    else:
        failed += 1
        print(f"{what}:\n  got  {got}\n  want {want}")


def sha(data):
    return hashlib.sha256(data).hexdigest()


def read(path):
    with open(path, "rb") as file:
        return file.read()


def rows_of(path, name="Record"):
    sheet = openpyxl.load_workbook(path)[name]
    rows = [[c.value for c in row][:6] for row in sheet.iter_rows()]
    return [row for row in rows if any(v is not None for v in row)]


def block(rows, title):
    """The rows below the headings of a section."""
    at = [row[0] for row in rows].index(title) + 2
    out = []
    while at < len(rows) and isinstance(rows[at][0], (int, float)):
        out.append(rows[at])
        at += 1
    return out


def before_finish(case):
    lines = read(f"{case}/log.jsonl").split(b"\n")[:-1]
    end = next((i for i, line in enumerate(lines) if json.loads(line)["do"] == "finish"), len(lines))
    return lines[:end]


def hold(name, case, rows):
    lines = before_finish(case)
    entries = [json.loads(line) for line in lines]
    facts = {row[0]: row[2] for row in rows[:8]}
    check(f"{name}: head", facts.get("Head"), sha(lines[-1]))
    check(f"{name}: entries", facts.get("Entries"), f"{len(lines)} lines of log.jsonl")
    check(f"{name}: case", facts.get("Case"), json.loads(read(f"{case}/out/record.json"))["case"])
    check(f"{name}: as record.json", facts.get("Head"), json.loads(read(f"{case}/out/record.json"))["head"])
    happened = block(rows, "What happened")
    check(f"{name}: every line", [[r[0], r[1], r[3], r[5]] for r in happened],
          [[e["n"], e["at"], e["by"], sha(line)] for e, line in zip(entries, lines)])
    reasons = [[e["because"] + (f"; by authority of {e['authority']}" if "authority" in e else "")] if "because" in e else [None]
               for e in entries]
    check(f"{name}: reasons", [[r[4]] for r in happened], reasons)
    for entry, row in zip(entries, happened):
        for key in ("bid", "evaluator", "version", "chosen", "text", "due"):
            if key in entry:
                check(f"{name}: entry {entry['n']} says its {key}", str(entry[key]) in row[2], True)
    check(f"{name}: every file", [[r[0], r[1], r[2], r[5]] for r in block(rows, "Files")],
          [[e["n"], f["bytes"], f["path"], f["sha256"]] for e in entries for f in e.get("files", [])])
    for row in block(rows, "Files"):
        if os.path.exists(f"{case}/{row[2]}"):
            check(f"{name}: {row[2]}", (row[5], row[1]), (sha(read(f"{case}/{row[2]}")), len(read(f"{case}/{row[2]}"))))
    check(f"{name}: who was appointed", [[r[0], r[1], r[2].split(",")[0], r[3]] for r in block(rows, "Who was appointed")]
          if "appoint" in {e["do"] for e in entries} else [],
          [[e["n"], e["at"], f"{e['evaluator']} ({e['name']})", e["by"]] for e in entries if e["do"] == "appoint"])
    check(f"{name}: how to check it", any(f"--head={sha(lines[-1])}" in str(row[0]) for row in rows), True)


def reference(case, rows):
    """The head by the reference model, which knows the log and nothing of bidgauge."""
    path = os.environ.get("BIDGAUGE_SHARED", "") + "/cases/panel/record/verify.py"
    if not os.path.exists(path):
        print("SKIPPED: the reference model of a record (BIDGAUGE_SHARED is not set)")
        return
    spec = importlib.util.spec_from_file_location("reference", path)
    model = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(model)
    for later in ("acknowledge", "paper", "ocds", "late_scores", "decisions", "ask", "admit"):
        model.EV.setdefault(later, (None, None))
    with tempfile.TemporaryDirectory() as folder:
        os.mkdir(f"{folder}/case")
        with open(f"{folder}/case/log.jsonl", "wb") as file:
            file.write(b"".join(line + b"\n" for line in before_finish(case)))
        said = model.verify(f"{folder}/case")[0][0]
    facts = {row[0]: row[2] for row in rows[:8]}
    check("reference model", said, f'entries   {facts["Entries"].split()[0]}, state "{facts["State"]}", head {facts["Head"]}')


def without_a_case(folder):
    """No such sheet, and a bidder of that name has it."""
    ruleset, bids = f"{folder}/rules.json", []
    with open("samples/janitorial/ruleset.json", encoding="utf-8") as file:
        rules = json.load(file)
    with open(ruleset, "w", encoding="utf-8") as file:
        json.dump(rules, file)
    for path in sorted(glob.glob("samples/janitorial/bids/*.json"))[:2]:
        with open(path, encoding="utf-8") as file:
            bid = json.load(file)
        bid["vendor"]["name"] = "Record" if not bids else "Audit"
        bids.append(f"{folder}/{os.path.basename(path)}")
        with open(bids[-1], "w", encoding="utf-8") as file:
            json.dump(bid, file)
    subprocess.run([PROGRAM, "evaluate", ruleset, *bids, "-o", f"{folder}/c.xlsx", "-q"], capture_output=True)
    names = openpyxl.load_workbook(f"{folder}/c.xlsx").sheetnames
    check("without a case: no record", names[-1], "Audit")
    check("without a case: the bidder's own sheet", ("Record" in names, "Audit (2)" in names), (True, True))


def by_libreoffice(case, folder):
    subprocess.run(["soffice", "--headless", f"-env:UserInstallation=file://{folder}/profile", "--convert-to", "xlsx:Calc MS Excel 2007 XML",
                    "--outdir", folder, f"{case}/out/comparison.xlsx"], capture_output=True, check=True)
    hold("saved by LibreOffice", case, rows_of(f"{folder}/comparison.xlsx"))


with tempfile.TemporaryDirectory() as work:
    played = subprocess.run(["sh", "samples/case/play.sh", PROGRAM, f"{work}/case"], capture_output=True, text=True)
    check("played", (played.returncode, os.path.exists(f"{work}/case/out/comparison.xlsx")), (0, True))
    if "libreoffice" in sys.argv[1:]:
        by_libreoffice(f"{work}/case", work)
    else:
        found = rows_of(f"{work}/case/out/comparison.xlsx")
        hold("sample case", f"{work}/case", found)
        reference(f"{work}/case", found)
        without_a_case(work)
print(f"sheet Record: {passed} passed, {failed} failed")
sys.exit(1 if failed or not passed else 0)
