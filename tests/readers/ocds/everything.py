#!/usr/bin/env python3
"""Imports every document of the public test data. What the import counts (bids, answers,
requirements) must be what is counted here from the document itself, and must tie: in = read +
refused + unreadable (+ ignored + not modelled), each loss with a line of its own. What is no tender
must be refused with a reason, and each order that the price alone decides must be the order of the
amounts.

usage: everything.py BIDGAUGE DATA_FOLDER"""
import collections
import json
import pathlib
import subprocess
import sys
import tempfile
from decimal import Decimal

# Documents that hold no tender at all: the reason that must be said.
NOT_A_TENDER = {
    "awardCriteria-ext_release-schema.json": "JSON Schema",
    "bid-ext_release-schema.json": "JSON Schema",
    "requirements-ext_release-schema.json": "JSON Schema",
    "release-schema-1.1.5.json": "JSON Schema",
    "jsonl_blank_line.jsonl": "this file cannot be imported",
    "jsonl_invalid_object_quote_last.jsonl": "this file cannot be imported",
    "jsonl_invalid_utf8.jsonl": "this file cannot be imported",
    "jsonl_mixed_lines_object.jsonl": "this file cannot be imported",
    "jsonl_multiline.jsonl": "this file cannot be imported",
}


def releases_of(doc):
    """(releases that count, releases that stand there) of an OCDS document."""
    if "releases" in doc:
        return doc["releases"]
    if "records" in doc:
        return [r["compiledRelease"] for r in doc["records"]]
    return [doc]


def parts_of(path):
    """Bids, criteria, awards of the document, by the rules of its format, in plain Python."""
    text = path.read_text()
    if path.suffix == ".jsonl":
        docs = [json.loads(line) for line in text.splitlines() if line.strip()]
    else:
        docs = [json.loads(text)]
    bids, criteria, awards = [], [], []
    for doc in docs:
        if path.parent.name.startswith("prozorro"):
            body = doc["data"] if isinstance(doc, dict) and "data" in doc else doc
            if isinstance(body, list):
                kind = (criteria if "requirementGroups" in body[0]
                        else awards if "bid_id" in body[0] else bids)
                kind.extend(body)
            elif "procurementMethodType" in body:
                bids += body.get("bids", [])
                criteria += body.get("criteria", [])
                awards += body.get("awards", [])
            else:
                bids.append(body)
            continue
        for release in releases_of(doc):
            found = release.get("bids", {})
            bids += found if isinstance(found, list) else found.get("details", [])
            criteria += release.get("tender", {}).get("criteria", [])
            awards += release.get("awards", [])
    return bids, criteria, awards


def counts_of(path):
    bids, criteria, awards = parts_of(path)
    requirements = [(c, r) for c in criteria for g in c.get("requirementGroups", [])
                    for r in g.get("requirements", [])]
    return {
        "bids": len(bids),
        "answers": sum(len(b.get("requirementResponses", [])) for b in bids + awards),
        "requirements": len(requirements),
        "cancelled": sum(r.get("status", "active") != "active" for _, r in requirements),
        "buyers": sum(c.get("source", "tenderer") not in ("tenderer", "winner")
                      and r.get("status", "active") == "active" for c, r in requirements),
        "awards": len(awards),
        "text_answers": sum(
            isinstance(r.get("value"), str) and r["value"] in ("true", "True")
            for b in bids for r in b.get("requirementResponses", [])),
    }


def ties(tally):
    return tally["in"] == sum(tally[k] for k in ("read", "ignored", "refused", "not_modelled",
                                                 "unreadable"))


def check_counts(path, got):
    want = counts_of(path)
    for what in ("bids", "answers", "requirements"):
        if got[what]["in"] != want[what]:
            yield f"{what}: {got[what]['in']} in the source, counted {want[what]}"
        if not ties(got[what]):
            yield f"{what}: the sums do not tie: {got[what]}"
    requirements, answers = got["requirements"], got["answers"]
    if requirements["ignored"] != want["cancelled"]:
        yield f"{requirements['ignored']} requirements ignored, {want['cancelled']} are cancelled"
    if requirements["not_modelled"] != want["buyers"]:
        yield f"{requirements['not_modelled']} are the buyer's, counted {want['buyers']}"
    if answers["coerced"] != want["text_answers"]:
        yield f"{answers['coerced']} answers coerced, {want['text_answers']} are texts"
    if len(got["awards"]) != want["awards"]:
        yield f"{len(got['awards'])} awards, counted {want['awards']}"
    notes = collections.Counter(n["what"] for n in got["losses"]
                                if ", answer " in n["text"])
    for loss in ("coerced", "ignored", "refused"):
        if notes[loss] != answers[loss]:
            yield f"{answers[loss]} answers {loss}, {notes[loss]} of them listed"
    read = {d["bid"] for d in got["documents"] if d["kind"] == "bid" and d["state"] == "read"}
    bids, _, _ = parts_of(path)
    missing = {str(b["id"]) for b in bids if "id" in b} - read
    if missing and not got["tenders"]["refused"]:
        yield f"bids that are nowhere: {missing}"


def check_files(got, folder):
    """What is said to be written is there, and is what it is said to be."""
    for document in got["documents"]:
        if "path" not in document:
            continue
        made = json.loads((folder / document["path"]).read_text())
        if document["kind"] == "bid" and made["bid"] != document["bid"]:
            yield f"{document['path']} holds bid {made['bid']}"
    there = sum(1 for p in folder.rglob("*.json"))
    said = sum("path" in d for d in got["documents"])
    if there != said:
        yield f"{there} files written, {said} said"


def check_places(program, path, got, folder):
    """The line that a loss names holds what it is about."""
    lines = path.read_text().splitlines()
    for loss in got["losses"]:
        text = loss["text"]
        if ", answer " not in text or "(line " not in text or path.suffix == ".jsonl":
            continue
        number = int(text.split("(line ")[1].split(")")[0].split(",")[0])
        near = "\n".join(lines[number - 1:number + 40])
        if text.split(", answer ")[1].split(" ")[0] not in near:
            yield f"line {number} is not about {text}"
            return


def price_orders(path):
    """By release: ids of valid bids by amount, where the price alone decides."""
    if path.parent.name != "ocds-derived":
        return
    for release in releases_of(json.loads(path.read_text(), parse_float=Decimal)):
        if release["tender"].get("awardCriteria") not in ("lowestCost", "priceOnly"):
            yield release["ocid"], None
            continue
        valid = [b for b in release.get("bids", {}).get("details", [])
                 if b.get("status") == "valid" and "value" in b]
        yield release["ocid"], [b["id"] for b in
                                sorted(valid, key=lambda b: Decimal(b["value"]["amount"]))]


def check_orders(program, path, folder):
    orders = list(price_orders(path))
    for ocid, order in orders:
        place = folder / ocid if len(orders) > 1 else folder
        ruleset = place / "tender" / "ruleset.json"
        if order is None:
            if ruleset.exists():
                yield f"{ocid}: a ruleset, although the price does not decide"
            continue
        bids = sorted(str(p) for p in (place / "tender" / "bids").glob("*.json"))
        if not bids:
            continue
        done = subprocess.run([program, "evaluate", str(ruleset), *bids, "--json", "-"],
                              capture_output=True, text=True)
        ranked = [b for b in json.loads(done.stdout)["lots"][0]["bids"] if b["rank"]]
        got = [b["bid"] for b in sorted(ranked, key=lambda b: b["rank"])]
        if got != order:
            yield f"{ocid}: order {got}, want {order}"


def check(program, path, folder):
    data = folder / "import.json"
    done = subprocess.run([program, "import", str(path), "-o", str(folder / "out"), "--json",
                           str(data)], capture_output=True, text=True, errors="replace")
    if done.returncode not in (0, 1):
        yield f"ended with {done.returncode}: {done.stderr[-300:]}"
        return
    if path.suffix == ".csv" or path.name in NOT_A_TENDER:
        why = NOT_A_TENDER.get(path.name, "error E6")
        if done.returncode != 1 or why not in done.stderr:
            yield f"should be refused ({why}): {done.stderr[-300:]}"
        return
    if not data.exists():
        yield f"nothing was made of it: {done.stderr[-300:]}"
        return
    got = json.loads(data.read_text())
    if path.name == "sample-1.1_ocds-213czf-000-00001.json":
        if got["tenders"]["refused"] != 6 or "E651" not in done.stderr:
            yield f"six releases that nobody merged are not refused: {got['tenders']}"
        return
    out = folder / "out"
    out.mkdir(exist_ok=True)
    yield from check_counts(path, got)
    yield from check_files(got, out)
    yield from check_places(program, path, got, out)
    yield from check_orders(program, path, out)
    for one in got["compared"]:
        if one["result"] == "differs":
            yield f"the published award differs: {one}"


def main(program, data):
    passed = failed = 0
    folders = ("ocds-derived", "ocds-examples", "red-flags", "prozorro", "prozorro-docs")
    for path in sorted(p for f in folders for p in (data / f).iterdir()
                       if p.suffix in (".json", ".jsonl", ".csv")):
        with tempfile.TemporaryDirectory() as folder:
            faults = list(check(program, path, pathlib.Path(folder)))
        for fault in faults:
            print(f"{path.parent.name}/{path.name}: {fault}")
        failed += bool(faults)
        passed += not faults
    print(f"every document: {passed} passed, {failed} failed")
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], pathlib.Path(sys.argv[2])))
