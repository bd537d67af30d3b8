"""Rounds of offers: who offers nothing keeps the first offer or is out, prices alone or everything anew; and bids that
are handed in twice. Totals are worked out here in exact fractions. BIDGAUGE: the program."""
import copy, json, os, sys, tempfile
from fractions import Fraction as F

import award
from award import AGREED, NAMES, PRICES, RULES, check, done, errors, record, refused, to_lock, totals, verify, write
from officer import entries, said

ASK = ("round", "--because=the budget was cut", "--due=2026-04-01T12:00Z")


def files(folder, rules):
    award.inputs(folder)
    write(f"{folder}/rules.json", rules)


def offer(folder, bid, price, envelope="-price", **answers):
    name = f"{bid}-2{envelope}.json"
    write(f"{folder}/{name}", {"format": "bidgauge-bid/1", "bid": "x", "vendor": {"name": NAMES[bid]},
                               "answers": {**({"price": price} if price else {}), **answers}})
    return name


def want(prices, agreed=AGREED):
    lowest = min(prices.values())
    exact = {b: 8 * F(agreed["method"][b]) + 4 * F(agreed["plan"][b]) + 40 * F(lowest, p) for b, p in prices.items()}
    return {b: float(F(int(x * 100 + F(1, 2)), 100)) for b, x in exact.items()}


def status(folder, case, bid):
    result = json.loads(award.read(f"{folder}/{case}/out/record.json"))["result"]
    found = next(b for b in result["lots"][0]["bids"] if b["bid"] == bid)
    return found["status"], found["status_reason"]


def unanswered(folder, words, prices, case):
    """Panel.md, section 6: A offers 47,000, B 46,500, C nothing."""
    rules = copy.deepcopy(RULES)
    if words:
        rules["bafo"] = {"unanswered": words}
    files(folder, rules)
    to_lock(folder, case)
    done(folder, "open-prices", case=case)
    done(folder, *ASK, case=case)
    for b, price in (("A", 47000), ("B", 46500)):
        done(folder, "receive", offer(folder, b, price), f"--bid={b}", at="2026-03-30T12:00Z", case=case)
    done(folder, "open-prices", at="2026-04-01T12:00Z", case=case)
    done(folder, "decide", "decision.json", at="2026-04-02T12:00Z", case=case)
    done(folder, "finish", at="2026-04-02T13:00Z", case=case)
    got = totals(folder, case)
    check(f"unanswered {words}: totals", {b: got[b] for b in prices}, want(prices))
    check(f"unanswered {words}: verified", verify(folder, case)[1], 0)
    if len(prices) == 2:
        check("who offers nothing is out", (got["C"], *status(folder, case, "C")),
              (None, "not_ranked", "The bid was withdrawn: no offer came in round 2, and by the ruleset who makes none is out."))


def late(folder):
    """An offer that comes late is kept; a person may admit it."""
    rules = copy.deepcopy(RULES)
    rules["bafo"] = {"unanswered": "withdraw"}
    files(folder, rules)
    to_lock(folder, "late")
    done(folder, "open-prices", case="late")
    done(folder, *ASK, case="late")
    for b, price in (("A", 47000), ("B", 46500)):
        done(folder, "receive", offer(folder, b, price), f"--bid={b}", at="2026-03-30T12:00Z", case="late")
    got = record(folder, "receive", offer(folder, "C", 44000), "--bid=C", at="2026-04-01T12:05Z", case="late")
    check("late: said", (errors(got), got.returncode),
          (["E762: bid C came in 5 minutes after 2026-04-01T12:00:00Z: it is kept, unopened. `record admit CASE C --because=TEXT` "
            "is a decision of a person"], 1))
    done(folder, "admit", "C", "--because=the portal was down", at="2026-04-01T12:10Z", case="late")
    done(folder, "open-prices", at="2026-04-01T12:20Z", case="late")
    done(folder, "decide", "decision.json", at="2026-04-02T12:00Z", case="late")
    done(folder, "finish", at="2026-04-02T13:00Z", case="late")
    check("late and admitted: totals", totals(folder, "late"), want({"A": 47000, "B": 46500, "C": 44000}))
    check("late: verified", verify(folder, "late")[1], 0)


def anew(folder):
    """Quality is offered and scored anew; what was scored before is shown to nobody."""
    rules = copy.deepcopy(RULES)
    rules["bafo"] = {"rescore_quality": True}
    files(folder, rules)
    to_lock(folder, "anew")
    done(folder, "open-prices", case="anew")
    done(folder, *ASK, case="anew")
    entry = entries(folder, "anew")[-1]
    check("anew: the entry", (entry["do"], entry.get("rescore"), entry["round"]), ("round", True, 2))
    sealed = ["E763: offers of round 2 are due on 2026-04-01T12:00:00Z and sealed until `record open`: nothing is scored before"]
    refused("anew: scores while offers are sealed", record(folder, "read", "panel.json", at="2026-03-30T12:00Z", case="anew"), sealed)
    refused("anew: the meeting while offers are sealed", record(folder, "meeting", at="2026-03-30T12:00Z", case="anew"), sealed)
    for b, price in (("A", 47000), ("B", 46500)):
        done(folder, "receive", offer(folder, b, None, "-quality", crew=7), offer(folder, b, price), f"--bid={b}",
             at="2026-03-30T12:00Z", case="anew")
    refused("anew: opened before they are due", record(folder, "open", at="2026-03-30T13:00Z", case="anew"),
            ["E763: offers of round 2 are due on 2026-04-01T12:00:00Z: nothing is opened before"])
    done(folder, "open", at="2026-04-01T12:01Z", case="anew")
    shown = record(folder, "status", case="anew").stdout
    check("anew: earlier scores are gone", shown.count("0 of 3 bids"), 6)
    done(folder, "read", "panel.json", at="2026-04-02T10:00Z", case="anew")
    done(folder, "meeting", at="2026-04-02T11:00Z", case="anew")
    agreed = {"method": {"A": 5, "B": 5, "C": 3}, "plan": {"A": 4, "B": 4, "C": 3}}
    again = award.panel()
    for a in again["agreed"]:
        a["points"] = agreed[a["criterion"]][a["bid"]]
        a["outside_because"] = "the new offer has a second crew"
    write(f"{folder}/again.json", again)
    done(folder, "read", "again.json", at="2026-04-02T12:00Z", case="anew")
    done(folder, "lock", at="2026-04-02T12:30Z", case="anew")
    done(folder, "open-prices", at="2026-04-02T13:00Z", case="anew")
    write(f"{folder}/b.json", award.decision(chosen="B", tradeoff={"A": "500 dearer, nothing more", "C": "cheaper, by day alone"}))
    done(folder, "decide", "b.json", at="2026-04-03T12:00Z", case="anew")
    done(folder, "finish", at="2026-04-03T13:00Z", case="anew")
    check("anew: totals", totals(folder, "anew"), want({"A": 47000, "B": 46500, "C": 45000}, agreed))
    result = json.loads(award.read(f"{folder}/anew/out/record.json"))["result"]
    lines, code = verify(folder, "anew")
    check("anew: verified", (code, [l for l in lines if l.startswith("result")]),
          (0, ["result    evaluated again with bidgauge 0.1.0: the same for 3 of 3 bids"]))


def rechain_is_found(folder):
    """A log in which somebody scores while offers are sealed is not in order."""
    log = award.read(f"{folder}/anew/log.jsonl").split(b"\n")[:-1]
    rows = [json.loads(l) for l in log]
    at = next(i for i, r in enumerate(rows) if r["do"] == "round")
    scores = next(i for i, r in enumerate(rows) if r["do"] == "scores" and i > at)
    moved = log[:at + 1] + [log[scores]]
    os.makedirs(f"{folder}/sealed")
    previous, out = "0" * 64, []
    for n, line in enumerate(moved, 1):
        row = {**json.loads(line), "n": n, "prev": previous}
        out.append(json.dumps(row, separators=(",", ":")).encode())
        previous = award.hashlib.sha256(out[-1]).hexdigest()
    with open(f"{folder}/sealed/log.jsonl", "wb") as file:
        file.write(b"".join(l + b"\n" for l in out))
    lines, code = verify(folder, "sealed")
    check("scored while sealed", (f"fault     E775 entry {len(out)}: scores were received while the offers of round 2 were sealed" in lines,
                                  code), (True, 1))


def one_file(folder):
    """A bid that is one file: an offer prices anew, and its quality is that of before."""
    rules = copy.deepcopy(RULES)
    del rules["solicitation"]["envelopes"]
    rules["criteria"] = {"crew": {"title": "Crew", "element": "other", "kind": "linear", "weight": 60, "value": {"var": "crew"},
                                  "from": 0, "to": 10}}
    files(folder, rules)
    done(folder, "start", "rules.json", "--by=J. Doe", at="2026-01-10T09:00Z", case="one")
    done(folder, "publish", at="2026-01-12T09:00Z", case="one")
    whole = lambda b, price, crew: write(f"{folder}/{b}.json", {"format": "bidgauge-bid/1", "bid": b, "vendor": {"name": NAMES[b]},
                                                                 "answers": {"price": price, "crew": crew}})
    for b, price in PRICES.items():
        whole(b, price, 5)
        done(folder, "receive", f"{b}.json", at="2026-03-13T11:00Z", case="one")
    done(folder, "open", at="2026-03-13T16:01Z", case="one")
    done(folder, "lock", at="2026-03-14T09:00Z", case="one")
    done(folder, "open-prices", at="2026-03-14T10:00Z", case="one")
    done(folder, *ASK, at="2026-03-24T09:00Z", case="one")
    whole("A", 40000, 9)
    whole("B", 44000, 5)
    for b in "AB":
        done(folder, "receive", f"{b}.json", at="2026-03-30T12:00Z", case="one")
    got = record(folder, "open-prices", at="2026-04-01T12:00Z", case="one")
    check("one file: other answers are said", errors(got),
          ['E822: received/2/A.json answers "Crew", which belongs in the envelope of quality, and quality is locked: the answer of '
           "bid A does not count"])
    write(f"{folder}/d.json", award.decision(tradeoff={"B": "dearer", "C": "dearer"}))
    done(folder, "decide", "d.json", at="2026-04-02T12:00Z", case="one")
    done(folder, "finish", at="2026-04-02T13:00Z", case="one")
    check("one file: totals", totals(folder, "one"),
          {b: float(round(30 + 40 * F(40000, p), 2)) for b, p in (("A", 40000), ("B", 44000), ("C", 45000))})


def twice(folder):
    """A bid that is handed in twice: said, and the first file stays."""
    files(folder, RULES)
    done(folder, "start", "rules.json", "--by=J. Doe", at="2026-01-10T09:00Z", case="twice")
    done(folder, "publish", at="2026-01-12T09:00Z", case="twice")
    done(folder, "receive", "A-quality.json", "A-price.json", at="2026-03-13T11:00Z", case="twice")
    write(f"{folder}/A-price.json", {"format": "bidgauge-bid/1", "bid": "A", "vendor": {"name": "Alder"}, "answers": {"price": 51000}})
    got = record(folder, "receive", "A-price.json", at="2026-03-13T12:00Z", case="twice")
    check("twice: said", (got.stdout.splitlines()[0], got.returncode),
          ("bid A handed in received/1/A-price.json before (entry 3): it stays in the folder, and the later file counts", 0))
    entry = entries(folder, "twice")[-1]
    check("twice: the entry", (entry["text"], [f["path"] for f in entry["files"]]),
          ("after received/1/A-price.json of entry 3", ["received/1/A-price-2.json"]))
    check("twice: both are there", sorted(os.listdir(f"{folder}/twice/received/1")),
          ["A-price-2.json", "A-price.json", "A-quality.json"])
    write(f"{folder}/low-price-quality.json", award.read(f"{folder}/A-quality.json").decode())
    done(folder, "receive", "low-price-quality.json", at="2026-03-13T13:00Z", case="twice")
    done(folder, "open", at="2026-03-13T16:01Z", case="twice")
    check("an id that ends in a word of ours is no envelope", entries(folder, "twice")[-1]["bids"], ["A", "low-price"])


if __name__ == "__main__":
    wanted = sys.argv[1:]
    offers = {"A": 47000, "B": 46500}
    for name, run in (("unset", lambda w: unanswered(w, None, {**offers, "C": 45000}, "unset")),
                      ("keep", lambda w: unanswered(w, "keep", {**offers, "C": 45000}, "keep")),
                      ("withdraw", lambda w: unanswered(w, "withdraw", offers, "out")),
                      ("late", late), ("anew", lambda w: (anew(w), rechain_is_found(w))), ("one", one_file), ("twice", twice)):
        if wanted and name not in wanted:
            continue
        with tempfile.TemporaryDirectory() as work:
            run(work)
    print(f"rounds: {award.passed} passed, {award.failed} failed")
    sys.exit(1 if award.failed or not award.passed else 0)
