"""The sample case to its public copy and release: the release validates against the schemas of OCDS and of its
extensions, our importer reads it back, and proofs of files come out with the salt and only with it."""
import csv, hashlib, io, os, shutil, sys, tempfile
sys.path.insert(0, os.path.dirname(__file__))
from common import *
import common

SHARED = os.environ.get("BIDGAUGE_SHARED", "")
AT = "2026-04-03T09:00Z"


def play(folder):
    case = f"{folder}/case"
    done = subprocess.run(["sh", "samples/case/play.sh", PROGRAM, case], capture_output=True, text=True)
    check("the sample case is played", done.returncode == 0, done.stdout[-400:] + done.stderr[-400:])
    return case


def secret_wages(folder):
    """The same case with the wage confidential."""
    source = f"{folder}/samples"
    shutil.copytree("samples/case", source)
    for name in ("rules.json", "rules-2.json"):
        with open(f"{source}/{name}", encoding="utf-8") as file:
            rules = json.load(file)
        rules["fields"]["wage"]["confidential"] = True
        write(f"{source}/{name}", rules)
    case = f"{folder}/secret"
    done = subprocess.run(["sh", f"{source}/play.sh", PROGRAM, case], capture_output=True, text=True)
    check("the case with a secret is played", done.returncode == 0, done.stdout[-400:] + done.stderr[-400:])
    return case


def proofs(name, case, out):
    with open(f"{out}/public.json", encoding="utf-8") as file:
        copy = json.load(file)
    with open(f"{case}/private/salt", "rb") as file:
        salt = file.read()
    check(f"{name}: 32 bytes of salt", len(salt) == 32)
    bare, n = set(), 0
    for entry in copy["entries"]:
        for one in entry["files"]:
            with open(f"{case}/{one['path']}", "rb") as file:
                data = file.read()
            n += 1
            bare.add(hashlib.sha256(data).hexdigest())
            check(f"{name}: proof of {one['path']}",
                  hashlib.sha256(salt + one["path"].encode() + data).hexdigest() == one["commitment"])
    check(f"{name}: files are named", n > 10, n)
    for path in (f"{out}/public.json", f"{out}/public.xlsx"):
        body = "".join(parts(path).values())
        check(f"{name}: no bare hash in {os.path.basename(path)}", not any(h in body for h in bare))
        check(f"{name}: the salt stays", salt.hex() not in body and "private/" not in body)


def copies(folder):
    case = play(folder)
    status, said = run("record", "public", case, "-o", f"{folder}/out", f"--at={AT}")
    check("public: done", status == 0 and "entry" in said, said)
    proofs("public", case, f"{folder}/out")
    check("public: verified", run("verify", case)[0] == 0, run("verify", case)[1])
    first = parts(f"{folder}/out/public.xlsx")
    status, said = run("record", "public", case, "-o", f"{folder}/again", f"--at={AT}")
    check("public: again", status == 0, said)
    check("public: the same salt", len([f for f in os.listdir(f"{case}/private")]) == 1)
    names = ("Ana Ruiz", "Ben Cole", "Chi Wong", "Dan Frey", "Eva Holm")
    for part, body in first.items():
        for name in names:
            check(f"public: {name} is not in {part}", not holds_text(body, name))
    return case


def secrets(folder):
    case = secret_wages(folder)
    wages = []
    for path in sorted(os.listdir(f"{case}/received/1")):
        with open(f"{case}/received/1/{path}", encoding="utf-8") as file:
            wage = json.load(file)["answers"].get("wage")
        if wage is not None:
            wages.append(wage)
    check("secret: there are wages", len(wages) == 5, wages)
    for what, name, more in (("public", "public.xlsx", []), ("ocds", "release.json", []), ("ocds", "scores.csv", ["--csv"])):
        status, said = run("record", what, case, f"--at={AT}", *more)
        check(f"secret: {name}", status == 0, said)
        for part, body in parts(f"{case}/out/{name}").items():
            for wage in wages:
                if telling(wage):
                    check(f"secret: {wage} is not in {part}", holds_number(body, wage) is None)
    with open(f"{case}/out/release.json", encoding="utf-8") as file:
        release = json.load(file)["releases"][0]
    for bid in release["bids"]["details"]:
        seen = bid.get("evaluation")
        if not seen:
            continue
        points = {c["id"]: c for c in seen["criteria"]}
        check(f"secret: {bid['id']} has no points for wages", "points" not in points["wage"], points["wage"])
        check(f"secret: {bid['id']} has no total", "total" not in seen)
        check(f"secret: {bid['id']} has its price", "amount" in bid.get("value", {}))


def patched(schema, patch):
    for key, value in patch.items():
        if isinstance(value, dict) and isinstance(schema.get(key), dict):
            patched(schema[key], value)
        else:
            schema[key] = value
    return schema


def structure(release):
    """What the standard asks, without its schema at hand."""
    check("release: required fields", all(release.get(k) for k in ("ocid", "id", "date", "tag", "initiationType")))
    parties = {p["id"] for p in release["parties"]}
    lots = {l["id"] for l in release["tender"]["lots"]}
    bids = {b["id"] for b in release["bids"]["details"]}
    check("release: ids of bids are their own", len(bids) == len(release["bids"]["details"]))
    for bid in release["bids"]["details"]:
        check(f"release: {bid['id']} refers to what is there", {t["id"] for t in bid["tenderers"]} <= parties and
              set(bid["relatedLots"]) <= lots)
        check(f"release: status of {bid['id']}", bid["status"] in ("valid", "disqualified", "withdrawn", "pending"))
    for award in release["awards"]:
        check("release: the award refers to what is there", {s["id"] for s in award["suppliers"]} <= parties and
              set(award["relatedBids"]) <= bids and set(award["relatedLots"]) <= lots)


def release(folder, case):
    out = f"{folder}/release.json"
    status, said = run("record", "ocds", case, "-o", out, f"--at={AT}")
    check("release: done", status == 0, said)
    with open(out, encoding="utf-8") as file:
        package = json.load(file)
    one = package["releases"][0]
    check("release: tagged award", one["tag"] == ["award"])
    check("release: the extension is declared", "urn:bidgauge:ocds:bid-evaluation:1" in package["extensions"])
    structure(one)
    check("release: the winner", one["awards"][0]["relatedBids"] == ["alder"] and
          one["awards"][0]["value"] == {"amount": 52000, "currency": "USD"}, one["awards"])
    alder = [b for b in one["bids"]["details"] if b["id"] == "alder"][0]
    method = [c for c in alder["evaluation"]["criteria"] if c["id"] == "method"][0]
    check("release: scores", (method["score"], method["maximum"], method["weight"], method["points"]) == (5, 5, 35, 35),
          method)
    # 5/5 of 35 + 3/4 of 15 + (20-17)/5 of 10 + 39000/52000 of 40
    check("release: the total", alder["evaluation"]["total"] == 35 + 11.25 + 6 + 30 and alder["evaluation"]["rank"] == 1,
          alder["evaluation"])
    examples = f"{SHARED}/data/ocds-examples"
    try:
        import jsonschema
        with open(f"{examples}/release-schema-1.1.5.json", encoding="utf-8") as file:
            schema = json.load(file)
        for name in (f"{examples}/bid-ext_release-schema.json", f"{examples}/awardCriteria-ext_release-schema.json",
                     "docs/ocds/bid-evaluation.json"):
            with open(name, encoding="utf-8") as file:
                schema = patched(schema, json.load(file))
        schema["definitions"]["Bid"]["properties"]["evaluation"].setdefault("additionalProperties", False)
        faults = [f"{list(e.path)}: {e.message}" for e in jsonschema.Draft4Validator(schema).iter_errors(one)]
        check("release: valid", not faults, faults[:3])
        one["bids"]["details"][0]["evaluation"]["total"] = "many"
        check("release: the validator sees faults", list(jsonschema.Draft4Validator(schema).iter_errors(one)) != [])
    except (ImportError, FileNotFoundError) as error:
        print(f"not validated against the schema: {error}")
    status, said = run("import", out, "-o", f"{folder}/back", "--quiet")
    check("release: our importer reads it", status in (0, 1) and os.path.isdir(f"{folder}/back"), said)
    amounts = {}
    for root, _, names in os.walk(f"{folder}/back"):
        for name in names:
            with open(f"{root}/{name}", encoding="utf-8") as file:
                value = json.load(file)
            if value.get("format") == "bidgauge-bid/1":
                amounts[value["bid"]] = value["answers"].get("price")
    want = {}
    for bid in ("alder", "birch", "cedar", "dogwood", "elm"):
        with open(f"samples/case/received/{bid}-price.json", encoding="utf-8") as file:
            want[bid] = json.load(file)["answers"]["price"]
    check("release: with the same prices", {k: v for k, v in amounts.items() if v is not None} == want, (amounts, want))


def table(folder, case):
    out = f"{folder}/scores.csv"
    status, said = run("record", "ocds", case, "--csv", "-o", out, f"--at={AT}")
    check("table: done", status == 0, said)
    with open(out, encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    totals = {r["bid"]: r["points"] for r in rows if r["criterion"] == ":total"}
    check("table: totals", totals.get("alder") == "82.25" and len(totals) >= 5, totals)
    sums = {}
    for r in rows:
        if r["criterion"] not in (":total", ":price") and r["points"]:
            sums[r["bid"]] = sums.get(r["bid"], 0) + Fraction(r["points"])
    check("table: rows add up to the total", all(abs(sums[b] - Fraction(t)) <= Fraction(1, 100)
                                                  for b, t in totals.items() if t), (sums, totals))


def refused(folder):
    case = f"{folder}/leak"
    source = f"{folder}/leaky"
    shutil.copytree("samples/case", source)
    with open(f"{source}/decision.json", encoding="utf-8") as file:
        decision = json.load(file)
    decision["because"] += ", as Ben Cole said"
    write(f"{source}/decision.json", decision)
    subprocess.run(["sh", f"{source}/play.sh", PROGRAM, case], capture_output=True)
    before = sorted(os.listdir(f"{case}/out"))
    for what in ("public", "ocds"):
        status, said = run("record", what, case, "-o", f"{folder}/leak-out", f"--at={AT}")
        check(f"leak in the decision, {what}", status == 1 and "E790" in said and "the reason of the decision" in said, said)
    check("leak: nothing is written", sorted(os.listdir(f"{case}/out")) == before and
          not os.path.exists(f"{folder}/leak-out") and not os.path.exists(f"{case}/private"))


with tempfile.TemporaryDirectory() as folder:
    played = copies(folder)
    release(folder, played)
    table(folder, played)
    secrets(folder)
    refused(folder)
common.finish("public copy and release of the sample case")
