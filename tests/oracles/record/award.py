"""A case from its start to the award. The panel's points, the prices, the offers of a second round and
what must come out are the worked example of docs/panel.md; each rule of the decision is broken once.
BIDGAUGE: the program."""
import hashlib, json, os, re, shutil, subprocess, sys, tempfile

PROGRAM = os.environ["BIDGAUGE"]
NAMES = {"A": "Alder", "B": "Birch", "C": "Cedar"}
PRICES = {"A": 52000, "B": 48000, "C": 45000}
AGREED = {"method": {"A": 5, "B": 4, "C": 3}, "plan": {"A": 4, "B": 3, "C": 3}}
failed = passed = 0


def check(what, got, want):
    global failed, passed
    if got == want:
        passed += 1
    else:
        failed += 1
        print(f"{what}:\n  got  {got}\n  want {want}")


def write(path, value):
    with open(path, "w", encoding="utf-8") as file:
        file.write(value if isinstance(value, str) else json.dumps(value))


def read(path):
    with open(path, "rb") as file:
        return file.read()


def criterion(title, weight):
    levels = [{"title": t, "definition": f"Stage {i} of what is asked", "points": i}
              for i, t in enumerate(["None", "Poor", "Weak", "Fair", "Good", "Excellent"])]
    return {"title": title, "element": "other", "kind": "panel", "weight": weight, "out_of": 5, "levels": levels}


RULES = {"format": "bidgauge-ruleset/1", "id": "windows", "title": "Windows", "version": "1", "currency": "USD",
         "solicitation": {"title": "Windows", "reference": "R-1", "buyer": "Example", "envelopes": 2,
                          "dates": {"bids_due": "2026-03-13T16:00Z"}},
         "fields": {"crew": {"label": "Crew", "type": "integer", "required": True},
                    "price": {"label": "Price", "type": "money", "role": "price", "required": True}},
         "criteria": {"method": criterion("Method", 40), "plan": criterion("Training plan", 20)},
         "price": {"field": "price", "weight": 40, "formula": "lowest_proportion"},
         "award": {"method": "highest_score", "ties": ["lowest_price"], "decimals": 2}}


def panel(agreed=True):
    people = ["Ana Ruiz", "Ben Cole", "Chi Wong"]
    return {"format": "bidgauge-panel/1", "solicitation": "R-1", "ruleset": {"id": "windows", "version": "1"},
            "evaluators": {f"E{i + 1}": {"name": n, "declared": "2026-03-16"} for i, n in enumerate(people)},
            "scores": [{"evaluator": f"E{e}", "bid": b, "criterion": c, "points": AGREED[c][b], "reason": "as read"}
                       for c in AGREED for b in NAMES for e in (1, 2, 3)],
            "agreed": [{"criterion": c, "bid": b, "points": AGREED[c][b],
                        "reason": f"{NAMES[b]} offers lifts and evening shifts beyond {c}",
                        "cites": [{"document": "bid.pdf", "place": "page 4"}]}
                       for c in AGREED for b in NAMES] if agreed else []}


def decision(**more):
    return {"chosen": "A", "by": "M. Okafor, Director of Facilities",
            "because": "Alder alone reaches the atrium without scaffolding",
            "tradeoff": {"B": "4,000 cheaper; the atrium would need scaffolding",
                         "C": "7,000 cheaper; daytime work stops two offices"}, **more}


def inputs(folder):
    write(f"{folder}/rules.json", RULES)
    for b in NAMES:
        head = {"format": "bidgauge-bid/1", "bid": "as the vendor calls it", "vendor": {"name": NAMES[b]}}
        write(f"{folder}/{b}-quality.json", {**head, "answers": {"crew": 4}})
        write(f"{folder}/{b}-price.json", {**head, "answers": {"price": PRICES[b]}})
    write(f"{folder}/panel.json", panel(False))
    write(f"{folder}/agreed.json", panel())
    write(f"{folder}/decision.json", decision())


def record(folder, what, *words, at="2026-03-24T09:00Z", case="case"):
    group = "panel" if what in ("appoint", "read", "meeting", "lock") else "record"
    return subprocess.run([PROGRAM, group, what, case, *words, "--at=" + at], cwd=folder,
                          capture_output=True, text=True)


def done(folder, what, *words, **more):
    result = record(folder, what, *words, **more)
    check(f"record {what}", (result.returncode, [l for l in result.stderr.splitlines() if "error" in l]), (0, []))


def errors(result):
    """Errors and the warnings of a decision, without their places."""
    found = (re.search(r"(?:error|warning) ((?:E|W75)\d+: .*)", line) for line in result.stderr.splitlines())
    return [match[1] for match in found if match]


def refused(what, result, want):
    check(what, (errors(result), result.returncode), (want, 1))


def verify(folder, case="case", *options):
    result = subprocess.run([PROGRAM, "verify", case, *options], cwd=folder, capture_output=True, text=True)
    return result.stdout.splitlines(), result.returncode


def totals(folder, case="case"):
    result = json.loads(read(f"{folder}/{case}/out/record.json"))["result"]
    return {bid["bid"]: bid["total"] for bid in result["lots"][0]["bids"]}


def to_lock(folder, case="case"):
    done(folder, "start", "rules.json", "--by=J. Doe", at="2026-01-10T09:00Z", case=case)
    done(folder, "publish", at="2026-01-12T09:00Z", case=case)
    done(folder, "appoint", "E1", "Ana", "Ruiz", at="2026-01-13T09:00Z", case=case)
    for b in NAMES:
        done(folder, "receive", f"{b}-quality.json", f"{b}-price.json", at="2026-03-13T11:00Z", case=case)
    done(folder, "open", at="2026-03-13T16:01Z", case=case)
    done(folder, "read", "panel.json", at="2026-03-20T10:00Z", case=case)
    if case == "case":
        refused("prices before the lock", record(folder, "open-prices"),
                ['E764: quality is not locked ("Method", Alder: no agreed score): prices stay closed'])
        refused("a lock before the meeting", record(folder, "lock"),
                ['E789: the case is in state "opened"; "lock" is for state "moderating"'])
    done(folder, "meeting", at="2026-03-23T09:00Z", case=case)
    if case == "case":
        refused("a lock before agreement", record(folder, "lock"),
                [f'E743: "{c}", {n}: the panel has agreed on no score' for c in ("Method", "Training plan")
                 for n in NAMES.values()] +
                ['E764: quality is not locked ("Method", Alder: no agreed score): prices stay closed'])
    done(folder, "read", "agreed.json", at="2026-03-23T12:00Z", case=case)
    done(folder, "lock", at="2026-03-23T12:30Z", case=case)


def award(folder):
    inputs(folder)
    to_lock(folder)
    refused("scores after the lock", record(folder, "read", "panel.json"),
            ["E765: quality was locked on 2026-03-23T12:30:00Z (entry 11): no score changes after the lock"])
    refused("no round is open", record(folder, "receive", "A-price.json"),
            ["E789: quality is locked and no round is open: no bid is taken in"])
    done(folder, "open-prices")
    for name, changed, want in (
            ("nobody", {"by": ""}, ["E751: nobody is named who decides"]),
            ("no reason", {"because": " "}, ["E752: the decision has no reason"]),
            ("Castro 2016", {"because": "The bid with the highest total score", "tradeoff": {}},
             ["E754: Birch (48,000) is acceptable and 4,000 cheaper than Alder and is not in the tradeoff",
              "E754: Cedar (45,000) is acceptable and 7,000 cheaper than Alder and is not in the tradeoff",
              'W753: the reason of the decision names a number and no merit of a bid ("The bid with the highest '
              'total score")']),
            ("AT&T 2023", {"chosen": "B", "tradeoff": {"A": "4,000 dearer", "C": "3,000 cheaper"},
                           "changes": [{"bid": "A", "what": "rope access is not seen as a strength"}]},
             ["E755: Birch is chosen and Alder is first with 90.62 to 81.50 points; no reason is recorded",
              'E756: Alder: the decision departs from the panel ("rope access is not seen as a strength") and no '
              "reason is recorded"]),
            ("dearer", {"chosen": "C", "tradeoff": {"B": "dearer"}, "not_first_because": "half the price in May"},
             ["E754: Alder (52,000) is acceptable and is not in the tradeoff"]),
            ("nobody's", {"chosen": "Z"}, ['E754: "Z" is chosen, and there is no bid with that id']),
            ("a lot", {"lot": "north"}, ['E852: the decision is for lot "north", and there is no such lot',
                                         "E852: there is no decision for the award"])):
        write(f"{folder}/bad.json", decision(**changed))
        got = record(folder, "decide", "bad.json")
        if name == "a lot":
            check(name, (sorted(errors(got))[0], got.returncode), (want[0], 1))
        else:
            refused(name, got, want)
    done(folder, "decide", "decision.json", at="2026-03-26T09:00Z")
    done(folder, "finish", at="2026-03-26T10:00Z")
    check("totals", totals(folder), {"A": 90.62, "B": 81.5, "C": 76})
    lines, status = verify(folder)
    check("verify", ([l for l in lines if l.startswith(("fault", "order", "result", "verified"))], status),
          (["order     quality locked (entry 11) before prices were opened (entry 12)",
            "result    evaluated again with bidgauge 0.1.0: the same for 3 of 3 bids", "verified"], 0))
    return lines[0].split()[-1]


def same_bytes(folder):
    """Elsewhere, under another name, it is the same case to the last byte of its record."""
    to_lock(folder, "other")
    done(folder, "open-prices", case="other")
    done(folder, "decide", "decision.json", at="2026-03-26T09:00Z", case="other")
    done(folder, "finish", at="2026-03-26T10:00Z", case="other")
    for file in ("log.jsonl", "out/record.json", "out/comparison.xlsx"):
        check(f"same bytes: {file}", read(f"{folder}/other/{file}"), read(f"{folder}/case/{file}"))


def rechained(case, path):
    """Somebody who writes the record anew, with its chain: only the result gives it away."""
    previous, lines = "0" * 64, []
    for line in read(f"{case}/log.jsonl").split(b"\n")[:-1]:
        entry = json.loads(line)
        entry["prev"] = previous
        for file in entry.get("files", []):
            data = read(f"{case}/{file['path']}")
            file["sha256"], file["bytes"] = hashlib.sha256(data).hexdigest(), len(data)
        lines.append(json.dumps(entry, separators=(",", ":")).encode())
        previous = hashlib.sha256(lines[-1]).hexdigest()
    with open(f"{case}/log.jsonl", "wb") as file:
        file.write(b"".join(line + b"\n" for line in lines))


def result_again(folder, head):
    for name, path, old, new, want in (
            ("another total", "out/record.json", b'"total":81.5', b'"total":91.5',
             ["fault     E781 the result of bid B does not come out again as record.json has it",
              "result    evaluated again with bidgauge 0.1.0: the same for 2 of 3 bids"]),
            ("another price", "received/1/A-price.json", b"52000", b"62000",
             ["fault     E781 the result of bid A does not come out again as record.json has it",
              "fault     E823 record.json names the head …, and the case was finished (entry 14) on …",
              "fault     E823 out/comparison.xlsx does not come out again: bidgauge 0.1.0 writes other bytes",
              "result    evaluated again with bidgauge 0.1.0: the same for 2 of 3 bids"]),
            ("another version", "out/record.json", b'"bidgauge":"0.1.0"', b'"bidgauge":"0.0.9"',
             ["result    evaluated again with bidgauge 0.1.0 (recorded with 0.0.9: numbers are compared, not words): "
              "the same for 3 of 3 bids"])):
        shutil.rmtree(f"{folder}/anew", ignore_errors=True)
        shutil.copytree(f"{folder}/case", f"{folder}/anew")
        data = read(f"{folder}/anew/{path}")
        check(f"{name}: it is there", data.count(old) > 0, True)
        with open(f"{folder}/anew/{path}", "wb") as file:
            file.write(data.replace(old, new))
        rechained(f"{folder}/anew", path)
        lines, status = verify(folder, "anew")
        faulty = any(l.startswith("fault") for l in want)
        told = [re.sub(r"[0-9a-f]{8}…", "…", l) for l in lines if l.startswith(("fault", "result"))]
        check(name, (told, status), (want, int(faulty)))
        check(f"{name}: with the head that was kept", verify(folder, "anew", "--head=" + head)[1], 1)
    shutil.rmtree(f"{folder}/anew")


def outputs(folder, head):
    """The workbook's bytes, and a record away from its folder."""
    lines, status = verify(folder, "case")
    check("the same bytes", [l for l in lines if l.startswith("outputs")], ["outputs   comparison.xlsx: the same bytes"])
    shutil.copytree(f"{folder}/case", f"{folder}/older")
    data = read(f"{folder}/older/out/record.json")
    with open(f"{folder}/older/out/record.json", "wb") as file:
        file.write(data.replace(b'"bidgauge":"0.1.0"', b'"bidgauge":"0.0.9"'))
    rechained(f"{folder}/older", "out/record.json")
    check("of another version", [l for l in verify(folder, "older")[0] if l.startswith("outputs")],
          ["outputs   bytes are not compared: bidgauge 0.0.9 wrote them, and this is 0.1.0"])
    shutil.rmtree(f"{folder}/older")
    shutil.copyfile(f"{folder}/case/out/record.json", f"{folder}/alone.json")
    own = json.loads(read(f"{folder}/alone.json"))["head"]
    unseen = "files     not compared, nor the log, nor the result: that takes the folder of the case"
    check("a record alone", verify(folder, "alone.json"),
          ([f"record    R-1, written by bidgauge 0.1.0, head {own}", unseen, "signed    by nobody",
            "anchor    none given: compare the head with a copy that was sent out (--head)",
            "verified, as far as a record alone can be"], 0))
    check("with its head", verify(folder, "alone.json", "--head=" + own)[0][-2:],
          ["anchor    the head that was given was compared with the record's", "verified, as far as a record alone can be"])
    lines, status = verify(folder, "alone.json", "--head=" + "0" * 64)
    check("with another head", ([l for l in lines if l.startswith(("fault", "NOT"))], status),
          ([f"fault     E778 the head that was given is not the record's, {own[:8]}…: with the folder, `verify CASE --head` "
            "says whether it is an earlier one", "NOT verified: 1 fault"], 1))
    write(f"{folder}/alone.json", read(f"{folder}/alone.json").decode().replace('"chosen":"A"', '"chosen":"Z"')
          .replace('"chosen": "A"', '"chosen": "Z"'))
    lines, status = verify(folder, "alone.json")
    check("parts that do not fit", ([l for l in lines if l.startswith("fault")], status),
          (["fault     E823 the decision is for bid Z, of which the record has no result"], 1))
    write(f"{folder}/alone.json", {"format": "bidgauge-bid/1"})
    done_ = subprocess.run([PROGRAM, "verify", "alone.json"], cwd=folder, capture_output=True, text=True)
    check("no record", (errors(done_), done_.returncode),
          (['E797: "alone.json" is neither the folder of a case nor its record'], 3))


def rounds(folder):
    to_lock(folder, "bafo")
    done(folder, "open-prices", case="bafo")
    ask = ("round", "--because=the budget was cut", "--due=2026-04-01T12:00Z")
    refused("not everybody", record(folder, *ask, "--bids=A,B", case="bafo"),
            ["E769: Cedar is acceptable and is not invited; no reason is recorded"])
    refused("no due time", record(folder, *ask[:2], case="bafo"),
            ["E840: --due= is not a time with its offset from UTC"])
    refused("due before it begins", record(folder, *ask[:2], "--due=2026-03-24T08:00Z", case="bafo"),
            ["E840: --due=2026-03-24T08:00Z is not after the time of this entry (2026-03-24T09:00:00Z)"])
    refused("unknown", record(folder, *ask, "--bids=A,B,C,Z", case="bafo"), ['E848: no bid "Z" is in'])
    done(folder, *ask, case="bafo")
    for b, price in (("A", 47000), ("B", 46500)):
        write(f"{folder}/{b}-2-price.json", {"format": "bidgauge-bid/1", "bid": "x", "vendor": {"name": NAMES[b]},
                                             "answers": {"price": price}})
        done(folder, "receive", f"{b}-2-price.json", f"--bid={b}", at="2026-03-30T12:00Z", case="bafo")
    done(folder, "open-prices", at="2026-04-01T12:00Z", case="bafo")
    done(folder, "decide", "decision.json", at="2026-04-02T12:00Z", case="bafo")
    done(folder, "finish", at="2026-04-02T13:00Z", case="bafo")
    check("after the offers", totals(folder, "bafo"), {"A": 94.3, "B": 82.71, "C": 76})
    check("verified", verify(folder, "bafo")[1], 0)
    reopened = record(folder, "reopen", "--because=x", "--authority=court", case="bafo")
    refused("reopened after the end", reopened,
            ['E789: the case is in state "final"; "reopen" is for state "moderating" or "locked" or "priced" or '
             '"recommended"'])


def changed_bid(folder):
    shutil.copytree(f"{folder}/case", f"{folder}/changed")
    log = read(f"{folder}/case/log.jsonl").split(b"\n")
    with open(f"{folder}/changed/log.jsonl", "wb") as file:
        file.write(b"\n".join(log[:13]) + b"\n")  # before the end
    write(f"{folder}/changed/received/1/A-price.json", "{}")
    done_ = record(folder, "finish", case="changed")
    refused("finish with a changed bid", done_,
            ["E853: the case has 1 fault and is not finished: `verify` lists it"])
    os.remove(f"{folder}/changed/received/1/B-quality.json")
    refused("decide with a bid gone", record(folder, "reopen", "--because=x", "--authority=y", case="changed") and
            record(folder, "decide", "decision.json", case="changed"),
            ['E789: the case is in state "opened"; "decide" is for state "priced"'])


def no_panel(folder):
    """Where people score nothing, the lock says so and the order is the same."""
    rules = {**RULES, "criteria": {"crew": {"title": "Crew", "element": "other", "kind": "linear", "weight": 60,
                                            "value": {"var": "crew"}, "from": 0, "to": 4}}}
    write(f"{folder}/plain.json", rules)
    done(folder, "start", "plain.json", "--by=J. Doe", at="2026-01-10T09:00Z", case="plain")
    done(folder, "publish", at="2026-01-12T09:00Z", case="plain")
    done(folder, "receive", "A-quality.json", at="2026-03-13T11:00Z", case="plain")
    done(folder, "open", at="2026-03-13T16:01Z", case="plain")
    done(folder, "lock", at="2026-03-13T16:02Z", case="plain")
    entries = [json.loads(l) for l in read(f"{folder}/plain/log.jsonl").split(b"\n")[:-1]]
    check("a lock alone", [(e["do"], e.get("text")) for e in entries[-2:]],
          [("meeting", "no criterion is scored by people"), ("lock", None)])
    check("verified", verify(folder, "plain")[1], 0)


def decided(folder):
    """What the officer records about a bid is an event of the case, and counts from then on."""
    to_lock(folder, "officer")
    done(folder, "open-prices", case="officer")
    write(f"{folder}/officer.json", {"format": "bidgauge-decisions/1", "solicitation": "R-1", "decisions": [
        {"do": "withdraw", "bid": "A", "date": "2026-03-24", "document": "letter of 24 March"}]})
    result = record(folder, "decisions", "officer.json", case="officer")
    check("decisions of the officer", (result.returncode, errors(result)), (0, []))
    check("their place", os.path.exists(f"{folder}/officer/decisions/officer.json"), True)
    write(f"{folder}/bad.json", decision())
    refused("a bid that was withdrawn", record(folder, "decide", "bad.json", case="officer"),
            ["E754: Alder is chosen, and it is not ranked"])


def half_a_bid(folder):
    done(folder, "start", "plain.json", "--by=J. Doe", at="2026-01-10T09:00Z", case="half")
    done(folder, "publish", at="2026-01-12T09:00Z", case="half")
    done(folder, "receive", "A-price.json", at="2026-03-13T11:00Z", case="half")
    refused("a price alone", record(folder, "open", at="2026-03-13T16:01Z", case="half"),
            ["E851: bid A has no envelope of quality"])
    check("bids are open", json.loads(read(f"{folder}/half/log.jsonl").split(b"\n")[-2])["do"], "open")
    refused("and nothing is locked", record(folder, "lock", case="half"), ["E851: bid A has no envelope of quality"])


def sample(folder):
    """The sample case: its totals worked out here from its files."""
    from fractions import Fraction as F
    done_ = subprocess.run(["sh", "samples/case/play.sh", PROGRAM, f"{folder}/sample"], capture_output=True, text=True)
    check("the sample plays", done_.returncode, 0)
    lines, status = verify(folder, "sample")
    check("the sample is verified", ([l for l in lines if l.startswith(("fault", "result", "verified"))], status),
          (["result    evaluated again with bidgauge 0.1.0: the same for 5 of 5 bids", "verified"], 0))
    rules = json.loads(read("samples/case/rules-2.json"))
    agreed = {(a["criterion"], a["bid"]): a["points"] for a in json.loads(read("samples/case/panel-agreed.json"))["agreed"]}
    ids = sorted({bid for _, bid in agreed})
    answers = {(b, e): json.loads(read(f"samples/case/received/{b}-{e}.json"))["answers"]
               for b in ids for e in ("quality", "price")}
    out = [b for b in ids if agreed["training", b] < rules["criteria"]["training"]["minimum"]]
    kept = [b for b in ids if b not in out]
    lowest = min(answers[b, "price"]["price"] for b in kept)
    want = {b: None for b in out}
    for b in kept:
        wage = min(max(F(str(answers[b, "quality"]["wage"])) - 17, 0), 5) / 5
        want[b] = float(round(35 * F(agreed["method", b], 5) + 15 * F(agreed["training", b], 4) + 10 * wage +
                              40 * F(lowest, answers[b, "price"]["price"]), 2))
    check("the sample's totals", totals(folder, "sample"), want)
    shown = totals(folder, "sample")
    check("its first", max(kept, key=lambda b: shown[b]), json.loads(read("samples/case/decision.json"))["chosen"])


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as work:
        kept = award(work)
        same_bytes(work)
        result_again(work, kept)
        outputs(work, kept)
        rounds(work)
        changed_bid(work)
        no_panel(work)
        half_a_bid(work)
        decided(work)
        sample(work)
    print(f"award: {passed} passed, {failed} failed")
    sys.exit(1 if failed or not passed else 0)
