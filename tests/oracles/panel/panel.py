"""The panel's rules. The points, the prices and what must come out are the worked example of
docs/panel.md, worked out here in exact fractions; every rule is then broken once, and the whole
message is compared. BIDGAUGE: the program."""
import copy, json, os, re, subprocess, sys, tempfile
from fractions import Fraction as F

PROGRAM = os.environ["BIDGAUGE"]
LEVELS = ["None", "Poor", "Weak", "Fair", "Good", "Excellent"]
NAMES = {"A": "Alder", "B": "Birch", "C": "Cedar"}
PRICES = {"A": 52000, "B": 48000, "C": 45000}
SCORES = {  # by criterion and bid, E1 to E5
    "method": {"A": [5, 5, 4, 5, 1], "B": [4, 4, 4, 3, 5], "C": [3, 3, 2, 3, 4]},
    "plan": {"A": [4, 4, 4, 5, 2], "B": [3, 4, 3, 3, 4], "C": [3, 2, 3, 3, 3]}}
AGREED = {"method": {"A": 5, "B": 4, "C": 3}, "plan": {"A": 4, "B": 3, "C": 3}}
TITLES = {"method": "Method", "plan": "Training plan"}
WEIGHTS = {"method": 40, "plan": 20}
PEOPLE = ["Ana Ruiz", "Ben Cole", "Chi Wong", "Dan Frey", "Eva Holm"]
failed = passed = 0


def check(what, got, want):
    global failed, passed
    if got == want:
        passed += 1
    else:
        failed += 1
        print(f"{what}:\n  got  {got}\n  want {want}")


def rules(**panel):
    level = lambda i: {"title": LEVELS[i], "definition": f"Stage {i} of what is asked", "points": i}
    criterion = lambda c: {"title": TITLES[c], "element": "other", "kind": "panel",
                           "weight": WEIGHTS[c], "out_of": 5, "levels": [level(i) for i in range(6)]}
    method, plan = criterion("method"), criterion("plan")
    method["look_for"] = {"access": "Access to high windows", "hours": "Work outside office hours"}
    plan["minimum"] = 2
    return {"format": "bidgauge-ruleset/1", "id": "windows", "title": "Windows", "version": "1",
            "currency": "USD", "panel": panel,
            "solicitation": {"title": "Windows", "reference": "R-1", "buyer": "Example",
                             "dates": {"bids_due": "2026-03-13"}},
            "fields": {"price": {"label": "Price", "type": "money", "role": "price", "required": True}},
            "criteria": {"method": method, "plan": plan},
            "price": {"field": "price", "weight": 40, "formula": "lowest_proportion"},
            "award": {"method": "highest_score", "ties": ["lowest_price"], "decimals": 6}}


def panel():
    reasons = {"A": "Rope access with own anchors, evening shifts throughout",
               "B": "Lifts rented per visit; Saturdays offered", "C": "Poles only; weekdays until six"}
    return {"format": "bidgauge-panel/1", "solicitation": "R-1",
            "ruleset": {"id": "windows", "version": "1"},
            "evaluators": {f"E{i + 1}": {"name": name, "declared": "2026-03-16"}
                           for i, name in enumerate(PEOPLE)},
            "scores": [{"evaluator": f"E{e + 1}", "bid": b, "criterion": c, "points": points,
                        "reason": "as read"}
                       for c in SCORES for b in SCORES[c] for e, points in enumerate(SCORES[c][b])],
            "agreed": [{"criterion": c, "bid": b, "points": AGREED[c][b], "reason": reasons[b] + c,
                        "cites": [{"document": "bid.pdf", "place": "page 4"}],
                        **({"points_found": {"access": "yes", "hours": {"A": "yes", "B": "partly",
                                                                       "C": "no"}[b]}}
                           if c == "method" else {})}
                       for c in AGREED for b in AGREED[c]]}


def run(ruleset, scored, *options, command="evaluate"):
    with tempfile.TemporaryDirectory() as folder:
        files = {"rules.json": ruleset, "panel.json": scored}
        for name, content in files.items():
            with open(os.path.join(folder, name), "w", encoding="utf-8") as out:
                json.dump(content, out)
        with open(os.path.join(folder, "bids.jsonl"), "w", encoding="utf-8") as out:
            for b, price in PRICES.items():
                print(json.dumps({"format": "bidgauge-bid/1", "bid": b, "vendor": {"name": NAMES[b]},
                                  "answers": {"price": price}}), file=out)
        words = [PROGRAM, command, "rules.json"]
        if command == "evaluate":
            words += ["bids.jsonl", "--panel=panel.json", "--json", "-"]
        done = subprocess.run(words + list(options), cwd=folder, capture_output=True, text=True)
    found = re.findall(r"(?:error|warning|note) ([EWN]\d+: .*)", done.stderr)
    return done, sorted(m for m in found if not m.startswith(("W733", "N7", "W70")) or "N724" in m)


def combined(rule, points):
    s = sorted(F(p) for p in points)
    n = len(s)
    return {"mean": sum(s) / n, "median": (s[(n - 1) // 2] + s[n // 2]) / 2,
            "trimmed_mean": sum(s[1:-1]) / (n - 2)}[rule]


def totals(rule, without=(), left_out=()):
    """without: evaluators set aside everywhere; left_out: (criterion, evaluator)."""
    out = {}
    for b in NAMES:
        total = F(40 * min(PRICES.values()), PRICES[b])
        for c in SCORES:
            if rule == "consensus":
                x = F(AGREED[c][b])
            else:
                x = combined(rule, [p for e, p in enumerate(SCORES[c][b])
                                    if e not in without and (c, e) not in left_out])
            total += WEIGHTS[c] * x / 5
        out[b] = total
    return out


def decimal(x, places=6):
    scaled = x * 10 ** places
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)  # half up
    return F(whole, 10 ** places)


def result_of(done):
    lot = json.loads(done.stdout)["lots"][0]
    return {b["bid"]: (None if b["total"] is None else F(str(b["total"]))) for b in lot["bids"]}, lot


def worked():
    for rule in ("consensus", "mean", "median", "trimmed_mean"):
        done, messages = run(rules(combine=rule), panel())
        got, lot = result_of(done)
        check(f"{rule}: totals", got, {b: decimal(x) for b, x in totals(rule).items()})
        check(f"{rule}: status and messages", (done.returncode, messages), (0, []))
        check(f"{rule}: complete", lot["panel"]["complete"], True)
    published = {"mean": ("831/10", "B"), "median": ("1178/13", "A"), "trimmed_mean": ("3430/39", "A")}
    for rule, (figure, first) in published.items():  # as printed in docs/panel.md
        t = totals(rule)
        check(f"{rule}: published", (max(t, key=t.get), t[first]), (first, F(figure)))
    gone = panel()
    gone["evaluators"]["E3"]["withdrawn"] = {"at": "2026-03-18", "because": "works for Alder now"}
    done, messages = run(rules(combine="mean"), gone)
    check("E3 withdrew: totals", result_of(done)[0],
          {b: decimal(x) for b, x in totals("mean", without=(2,)).items()})
    check("E3 withdrew: said", messages, ["N724: evaluator E3 (Chi Wong) withdrew: all scores are set "
                                          "aside, for every bid alike"])
    blank = panel()
    next(s for s in blank["scores"] if (s["evaluator"], s["criterion"], s["bid"]) ==
         ("E4", "plan", "C"))["points"] = None
    done, messages = run(rules(combine="mean"), blank)
    check("a blank is not 0: totals", result_of(done)[0],
          {b: decimal(x) for b, x in totals("mean", left_out=(("plan", 3),)).items()})
    check("a blank is not 0: said", messages, [
        'W730: E4 scored "Training plan" for 2 of 3 bids: these scores are set aside for every bid '
        '(missing: Cedar)'])
    low = panel()
    for s in low["scores"]:
        if (s["criterion"], s["bid"]) == ("plan", "C"):
            s["points"] = 1
    next(a for a in low["agreed"] if (a["criterion"], a["bid"]) == ("plan", "C"))["points"] = 1
    done, messages = run(rules(), low)
    statuses = {b["bid"]: b["status"] for b in result_of(done)[1]["bids"]}
    check("below the minimum", statuses, {"A": "ranked", "B": "ranked", "C": "eliminated"})


def agreed(p, c, b):
    return next(a for a in p["agreed"] if (a["criterion"], a["bid"]) == (c, b))


def score(p, e, c, b):
    return next(s for s in p["scores"] if (s["evaluator"], s["criterion"], s["bid"]) == (e, c, b))


def broken():
    """One change each, and the one message that it must give."""
    M, T = '"Method", Alder', '"Training plan", Birch'

    def declared(p): p["evaluators"]["E3"]["declared"] = ""
    def interest(p): p["evaluators"]["E2"]["interests"] = [{"bid": "A", "what": "holds shares"}]
    def withdrew(p): p["evaluators"]["E5"]["withdrawn"] = {}
    def criterion(p): p["scores"].append({"evaluator": "E1", "bid": "A", "criterion": "style", "points": 1})
    def bid(p): p["scores"].append({"evaluator": "E1", "bid": "Z", "criterion": "plan", "points": 1})
    def who(p): p["scores"].append({"evaluator": "E9", "bid": "A", "criterion": "plan", "points": 1})
    def off(p): score(p, "E2", "plan", "B")["points"] = 3.5
    def changed(p): p["scores"].append({**score(p, "E5", "method", "A"), "points": 4})
    def silent(p): score(p, "E1", "method", "A")["reason"] = " "
    def unscored(p): p["scores"] = [s for s in p["scores"] if (s["evaluator"], s["criterion"]) != ("E4", "plan")]
    def few(p):
        for e in ("E3", "E4", "E5"):
            p["evaluators"][e]["withdrawn"] = {"because": "ill"}
    def average(p): agreed(p, "method", "A")["points"] = 4.2
    def moved(p): p["agreed"].append({**agreed(p, "plan", "B"), "points": 4})
    def outside(p): agreed(p, "plan", "B")["points"] = 2
    def lets_pass(p):
        for e, x in zip(("E1", "E2", "E3", "E4", "E5"), (1, 1, 1, 1, 3)):
            score(p, e, "plan", "B")["points"] = x
    def no_reason(p): agreed(p, "plan", "B")["reason"] = ""
    def repeats(p): agreed(p, "plan", "B")["reason"] = "Fair: Stage 3 of what is asked"
    def nowhere(p): agreed(p, "plan", "B")["cites"] = []
    def unseen(p): del agreed(p, "method", "A")["points_found"]["hours"]
    def undisclosed(p): agreed(p, "method", "A")["points_found"]["gold"] = "no"
    def nothing(p): p["agreed"] = [a for a in p["agreed"] if (a["criterion"], a["bid"]) != ("plan", "B")]
    def alike(p): agreed(p, "method", "B")["points_found"]["hours"] = "yes"
    def copied(p): agreed(p, "plan", "B")["reason"] = agreed(p, "plan", "A")["reason"].upper()
    def other(p): p["ruleset"]["version"] = "2"
    def advises(p):
        p["evaluators"]["E6"] = {"name": "Lee Park", "declared": "2026-03-16", "role": "adviser"}
        p["scores"].append({"evaluator": "E6", "bid": "A", "criterion": "plan", "points": 3, "reason": "as read"})
    def not_asked(p):
        p["evaluators"]["E6"] = {"name": "Lee Park", "declared": "2026-03-16", "criteria": ["plan"]}
        for bid_id, criterion_id in (("A", "plan"), ("B", "plan"), ("C", "plan"), ("A", "method")):
            p["scores"].append({"evaluator": "E6", "bid": bid_id, "criterion": criterion_id, "points": 4,
                                "reason": "as read"})
    cases = [
        (advises, 'E820: score of E6 (Lee Park) for "plan": an adviser scores nothing'),
        (not_asked, 'E820: score of E6 (Lee Park) for "method": not appointed to score it'),
        (declared, "E721: evaluator E3 (Chi Wong) has not declared interests: the scores do not count until then"),
        (interest, 'E722: evaluator E2 (Ben Cole) declares an interest in Alder ("holds shares") and no measure is recorded'),
        (withdrew, "E723: evaluator E5 (Eva Holm) withdrew and no reason is recorded"),
        (criterion, 'E725: score for "style": the ruleset has no such panel criterion'),
        (bid, 'E726: score for bid "Z": no such bid'),
        (who, 'E719: score of "E9": the panel has no such evaluator'),
        (off, f"E727: E2, {T}: 3.5 is none of the published points (0, 1, 2, 3, 4, 5)"),
        (changed, f"E728: E5, {M}: the score went from 1 to 4 and no reason is recorded"),
        (silent, f"E729: E1, {M}: a score without a reason"),
        (unscored, 'W731: E4 has not scored "Training plan"'),
        (few, 'E732: "Method": 2 evaluators count; the ruleset asks for at least 3'),
        (average, f"E734: {M}: the panel agreed on 4.2, which is none of the published points "
                  "(0, 1, 2, 3, 4, 5); the ruleset does not publish averaging"),
        (moved, f"E735: {T}: the agreed score went from 3 to 4 and no reason is recorded"),
        (outside, f"E736: {T}: the panel agreed on 2, below every evaluator (3 to 4), and no reason is recorded"),
        (lets_pass, f"E737: {T}: 4 of 5 evaluators scored it below the minimum of 2; the panel agreed on 3 "
                    "and does not say what meets the minimum"),
        (no_reason, f"E738: {T}: no reason of the panel"),
        (repeats, f'E739: {T}: the reason only repeats the scale ("Fair: Stage 3 of what is asked")'),
        (nowhere, f"E740: {T}: the reason names no place in the bid"),
        (unseen, f'E741: {M}: nothing is recorded on "Work outside office hours"'),
        (undisclosed, f'E742: {M}: "gold" is no published point of this criterion'),
        (nothing, f"E743: {T}: the panel has agreed on no score"),
        (alike, 'E744: "Method": Alder and Birch are found the same on every published point and get 5 and 4; '
                "no reason is recorded"),
        (copied, 'W745: "Training plan": Alder and Birch have the same reason word for word'),
        (other, 'E747: the scores are for version "2" of the ruleset; this is version "1"'),
    ]
    for change, message in cases:
        p = panel()
        change(p)
        done, messages = run(rules(), p)
        check(f"{change.__name__}: said", message in messages, True)
        check(f"{change.__name__}: status", done.returncode, 1 if message[0] == "E" else 0)
        if message[0] == "E":  # nothing of a faulty panel counts, and the prices stay closed
            lot = json.loads(done.stdout)["lots"][0]
            check(f"{change.__name__}: nobody", (lot["recommended"]["bid"], "52000" in done.stdout),
                  (None, False))
    p = panel()
    for a in p["agreed"]:  # 4 and 2 for everything: the means of 4, 4, 4 and of 2, 2, 2 and so on
        a["points"] = {"A": 4, "B": 3, "C": 2}[a["bid"]]
    for s in p["scores"]:
        s["points"] = {"A": 4, "B": 3, "C": 2}[s["bid"]] + {"E1": 1, "E2": -1}.get(s["evaluator"], 0)
    check("averages passed off as agreement", run(rules(), p)[1],
          ["W746: every agreed score is the mean of the individual scores: say in the reasons what was discussed"])


def scales():
    """What check finds in a scale."""
    def few(r): r["criteria"]["method"]["levels"] = r["criteria"]["method"]["levels"][:1]
    def order(r): r["criteria"]["method"]["levels"].reverse(); r["criteria"]["method"]["levels"][0]["points"] = 2
    def minimum(r): r["criteria"]["plan"]["minimum"] = 2.5
    def trimmed(r): r["panel"] = {"combine": "trimmed_mean"}
    def shown(r): r["criteria"]["plan"]["reads"] = ["price"]
    def full(r): r["criteria"]["method"]["out_of"] = 6
    def zero(r): r["criteria"]["method"]["levels"][0]["points"] = 0.5
    def spaces(r): r["criteria"]["method"]["levels"][1]["definition"] = " STAGE 0  of what\tis asked"
    def secret(r): r["fields"]["price"]["confidential"] = True
    def optional(r): del r["fields"]["price"]["required"]
    def judged(r): r["criteria"]["method"]["weight"] = 60; r["price"]["weight"] = 20
    for change, options, code in ((few, (), "E714"), (order, (), "E715"), (minimum, (), "E716"),
                                  (trimmed, (), "E717"), (shown, (), "E718"),
                                  (full, ("--publish",), "W792"), (zero, ("--publish",), "W793"),
                                  (spaces, ("--publish",), "W702"), (secret, ("--publish",), "W791"),
                                  (optional, ("--publish",), "W795"),
                                  (judged, ("--publish",), "N796"),
                                  (lambda r: None, ("--publish",), "N794")):
        r = rules()
        change(r)
        done, _ = run(r, {}, *options, command="check")
        check(f"check: {code}", code in done.stderr, True)
        check(f"check: {code}: status", done.returncode, 1 if code[0] == "E" else 0)
    check("check: sound", run(rules(), {}, command="check")[0].stderr, "")


def closed():
    """Two envelopes: no price in any output until the panel has scored."""
    r = rules()
    r["solicitation"]["envelopes"] = 2
    empty = {"format": "bidgauge-panel/1", "evaluators": {}}
    done, _ = run(r, empty)
    check("closed: no price", [str(p) for p in PRICES.values() if str(p) in done.stdout], [])
    check("closed: words", json.loads(done.stdout)["lots"][0]["recommended"]["words"],
          'Nobody is ranked, and prices stay closed, until the panel has scored "Method" and 1 more.')
    done, _ = run(r, empty, "--prices")
    check("--prices shows them", "52000" in done.stdout, True)
    done, _ = run(r, panel())
    check("open when scored", result_of(done)[1]["recommended"]["bid"], "A")


worked()
broken()
scales()
closed()
print(f"panel: {passed} passed, {failed} failed")
sys.exit(1 if failed or not passed else 0)
