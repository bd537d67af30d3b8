#!/usr/bin/env python3
"""Imports every public tender with a known outcome and evaluates each lot: order, coefficients,
evaluated amounts and exclusions must be those of oracles.json (computed there with exact rational
arithmetic from the tender, and compared with the awards that the platform published).

usage: oracles.py BIDGAUGE DATA_FOLDER"""
import json
import pathlib
import subprocess
import sys
import tempfile
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction


def cents(value):
    return Decimal(str(value)).quantize(Decimal("0.01"), ROUND_HALF_UP)


def lot_result(program, folder):
    bids = sorted(str(p) for p in (folder / "bids").glob("*.json"))
    if not bids:
        return None, ""
    done = subprocess.run([program, "evaluate", str(folder / "ruleset.json"), *bids, "--json", "-"],
                          capture_output=True, text=True)
    try:
        return json.loads(done.stdout)["lots"][0], done.stderr
    except (json.JSONDecodeError, KeyError):
        return None, done.stderr


def compare(oracle, got):
    """Yields what differs between the oracle's lot and ours."""
    ranked = [b for b in got["bids"] if b["rank"] is not None]
    want = [r["bid"] for r in oracle["ranking"]]
    if [b["bid"] for b in ranked] != want:
        yield f"order {[b['bid'] for b in ranked]}, want {want}"
        return
    for ours, theirs in zip(ranked, oracle["ranking"]):
        price = ours["price"]
        if cents(price["evaluated"]) != cents(theirs["evaluated"]):
            yield f"{ours['bid']}: evaluated {price['evaluated']}, want {theirs['evaluated']}"
        if Fraction(price.get("coefficient", "1")) != Fraction(theirs["coefficient"]):
            yield f"{ours['bid']}: coefficient {price.get('coefficient')}, want {theirs['coefficient']}"
        amount = theirs.get("amount", theirs.get("amountPerformance"))
        if Decimal(str(price["amount"])) != Decimal(str(amount)):
            yield f"{ours['bid']}: amount {price['amount']}, want {amount}"
    out = {b["bid"] for b in got["bids"] if b["rank"] is None}
    for excluded in oracle["excluded"]:
        if excluded["bid"] not in out:
            yield f"{excluded['bid']} should be excluded ({excluded['status']})"


def evaluate(program, ruleset, *files):
    done = subprocess.run([program, "evaluate", str(ruleset), *map(str, files), "--json", "-"],
                          capture_output=True, text=True)
    return json.loads(done.stdout)["lots"][0] if done.stdout else None, done.stderr


def parts(program, data):
    """Tenders whose bids and awards are files of their own: the evaluated price that the platform
    published (388.11), the bid that it awarded, and sealed bids, which have no price."""
    docs = data / "prozorro-docs"
    cases = [
        ("meat-tutorial_tender.json", ["meat-tutorial_bid1.json", "meat-tutorial_bid2.json",
                                       "meat-tutorial_awards.json"],
         [("570a8e1d582b45db9b79dcd3f2553c1b", "388.11"),
          ("9dd4fb4f9744467da45e0c9f4081374d", "396.67")], "agrees"),
        ("pq-monitor_tender.json", ["pq-monitor_bids.json", "pq-monitor_awards.json"],
         [("d948edc4cb6e40fda39035b61fd70ac6", "470"),
          ("f826cda730dc45ca83baa28d0755503d", "479")], "agrees"),
        ("openeu-3bids-prequal.json", ["openeu-3bids-prequal.json"], [], "price"),
    ]
    for tender, files, want, words in cases:
        with tempfile.TemporaryDirectory() as folder:
            subprocess.run([program, "import", str(docs / tender), "-o", folder],
                           capture_output=True)
            ruleset = next(pathlib.Path(folder).rglob("ruleset.json"))
            lot, said = evaluate(program, ruleset, *(docs / f for f in files))
        ranked = sorted((b for b in lot["bids"] if b["rank"]), key=lambda b: b["rank"])
        got = [(b["bid"], b["price"]["evaluated"]) for b in ranked]
        if [(b, cents(e)) for b, e in got] != [(b, cents(e)) for b, e in want]:
            yield f"{tender}: {got}, want {want}"
        reasons = " ".join(b["status_reason"] for b in lot["bids"] if not b["rank"])
        if words not in said + reasons:
            yield f"{tender}: nothing says {words!r}: {said} {reasons}"


def every_answer_satisfies(program, data):
    """oracles.json: in the real tenders every response of every active bid satisfies its
    requirement, once "true", "True" and true are all read as true."""
    met = 0
    for path in sorted((data / "prozorro").iterdir()):
        with tempfile.TemporaryDirectory() as folder:
            subprocess.run([program, "import", str(path), "-o", folder], capture_output=True)
            for ruleset in pathlib.Path(folder).rglob("ruleset.json"):
                lot, _ = lot_result(program, ruleset.parent)
                for bid in lot["bids"] if lot else []:
                    wrong = [c["id"] for c in bid["criteria"] if c["outcome"] == "not_met"]
                    met += sum(c["outcome"] == "met" for c in bid["criteria"])
                    if wrong and bid["status"] == "ranked":
                        yield f"{path.name}: bid {bid['bid']} does not meet {wrong}"
    if met < 100:
        yield f"only {met} requirements are met"


def main(program, data):
    passed = failed = 0
    for test in (parts, every_answer_satisfies):
        faults = list(test(program, data))
        for fault in faults:
            print(fault)
        failed += bool(faults)
        passed += not faults
    oracles = json.loads((data / "oracles.json").read_text())["files"]
    for name, oracle in oracles.items():
        path = next(p for p in (data / "prozorro" / name, data / "prozorro-docs" / name)
                    if p.exists())
        with tempfile.TemporaryDirectory() as folder:
            done = subprocess.run([program, "import", str(path), "-o", folder],
                                  capture_output=True, text=True)
            if done.returncode != 0:
                print(f"{name}: import ended with {done.returncode}\n{done.stderr}")
                failed += 1
                continue
            for lot in oracle["lots"]:
                place = pathlib.Path(folder) / (lot["lot"] or "tender")
                got, errors = lot_result(program, place)
                if got is None and not lot["ranking"] and not lot["excluded"]:
                    faults = []
                elif got is None:
                    faults = [f"no result: {errors}"]
                else:
                    faults = list(compare(lot, got))
                for fault in faults:
                    print(f"{name} {lot['lot']}: {fault}")
                failed += bool(faults)
                passed += not faults
    print(f"prozorro: {passed} passed, {failed} failed")
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], pathlib.Path(sys.argv[2])))
