"""A case of two lots with a panel: letters by every law of rules/notices, then the public copy, the release and the table. Each
letter has the lots that its bidder bid for and nobody whom the law withholds; nothing withheld (names of evaluators, confidential
answers, bare hashes) is in any part of a copy, although the comparison workbook has all of it on its sheets Panel and Record."""
import glob, json, os, shutil, sys, tempfile

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "record"))
sys.path.insert(0, os.path.dirname(__file__))
import award, lots
from common import check, finish, holds_number, holds_text, parts, run, texts, write

PEOPLE = ["Ana Ruiz", "Ben Cole", "Chi Wong"]
NAMES = {"A": "Alder", "B": "Birch", "C": "Cedar", "D": "Dogwood"}
TITLES = lots.LOTS
BIDS = {"A": {"north", "south"}, "B": {"north", "south"}, "C": {"south"}, "D": {"south"}}
CHOSEN = lots.CHOSEN
SECRETS = {(b, lot): f"{NAMES[b]} rinses the {lot} windows with water from its own still" for b in BIDS for lot in BIDS[b]}
WAGES = {key: round(21.37 + 1.13 * i, 2) for i, key in enumerate(sorted(SECRETS))}
# By law: who gets a letter, its options, and whether it may name bidders who were not chosen.
LAWS = {"uk-pa23": ("ABCD", [], False), "sct-2015": ("ABCD", ["--standstill-ends=2026-04-13"], False), "eu-2014-24": ("ABCD", [], False),
        "far-15-506": ("ABCD", [], False), "far-15-505": ("D", [], False), "us-state": ("ABCD", [], True)}


def bid_file(folder, name, bid, **answers):
    """Each bid of quality has answers that are confidential."""
    for lot, given in answers.items():
        if "crew" in given:
            given.update(secret=SECRETS[bid, lot], wage=WAGES[bid, lot])
    write(f"{folder}/{name}", {"format": "bidgauge-bid/1", "bid": bid, "vendor": {"name": NAMES[bid]},
                               "lots": {lot: {"answers": given} for lot, given in answers.items()}})
    return name


def play(folder):
    lots.bid, lots.NAMES["D"] = bid_file, NAMES["D"]
    lots.files(folder)
    with open(f"{folder}/rules.json", encoding="utf-8") as file:
        rules = json.load(file)
    rules["fields"]["secret"] = {"label": "Trade secret", "type": "text", "confidential": True}
    rules["fields"]["wage"] = {"label": "Wage", "type": "money", "unit": "USD/hour", "confidential": True}
    rules["criteria"]["crew"] = {"title": "Crew of two or more", "element": "other", "kind": "pass_fail", "test": {">=": [{"var": "crew"}, 2]}}
    write(f"{folder}/rules.json", rules)
    do = lambda what, *words, at: award.done(folder, what, *words, at=at, case="lots")
    do("start", "rules.json", "--by=J. Doe", at="2026-01-10T09:00Z")
    do("publish", at="2026-01-12T09:00Z")
    do("appoint", "E1", *PEOPLE[0].split(), at="2026-01-13T09:00Z")
    lots.take_in(folder)
    for i, name in enumerate(PEOPLE[1:]):
        do("appoint", f"E{i + 2}", *name.split(), at="2026-03-13T12:00Z")
    do("receive", bid_file(folder, "D-quality.json", "D", south={"crew": 1}), bid_file(folder, "D-price.json", "D", south={"price": 24000}),
       at="2026-03-13T12:00Z")
    lots.scored(folder)
    shutil.copytree(f"{folder}/lots", f"{folder}/loud")
    for lot in TITLES:
        write(f"{folder}/{lot}.json", lots.decision(lot))
    do("decide", "north.json", "south.json", at="2026-03-26T09:00Z")
    do("finish", at="2026-03-26T10:00Z")


def letters(folder):
    index = json.load(open("rules/notices/index.json", encoding="utf-8"))["notices"]
    check("every law is looked at", sorted(index) == sorted(LAWS), sorted(index))
    for law, (to, options, names_all) in LAWS.items():
        status, said = run("debrief", f"{folder}/lots", f"--regime={law}", *options, "--at=2026-04-02T09:00Z", "-o", f"{folder}/{law}", "--quiet")
        check(f"{law}: written", status == 0, said)
        found = sorted(os.path.basename(p)[len(law) + 1:-5] for p in glob.glob(f"{folder}/{law}/*.html"))
        check(f"{law}: who gets one", found == list(to), found)
        for bid in found:
            (_, page), = parts(f"{folder}/{law}/{law}-{bid}.html").items()
            letter(f"{law}, {bid}", page, bid, law, names_all)


def loud(folder):
    """Who is chosen in one lot and has lost another is not named where the other is told."""
    write(f"{folder}/north.json", lots.decision("north", because="Alder alone reaches the atrium, where Birch needs scaffolding"))
    award.done(folder, "decide", "north.json", "south.json", at="2026-03-26T09:00Z", case="loud")
    award.done(folder, "finish", at="2026-03-26T10:00Z", case="loud")
    status, said = run("debrief", f"{folder}/loud", "--regime=sct-2015", "--standstill-ends=2026-04-13", "--bid=A",
                       "--at=2026-04-02T09:00Z")
    check("loud: refused", status == 1 and said.splitlines()[0] == "error E868: the letter to Alder names Birch, which sct-2015 "
          "withholds: see the reasons in the record", said)


def letter(name, page, bid, law, names_all):
    body = texts(page)
    for lot, title in TITLES.items():
        check(f"{name}: {lot}", (title.lower() in body) == (lot in BIDS[bid]))
        because = lots.decision(lot)["because"].lower()
        check(f"{name}: nothing of the other lot", lot in BIDS[bid] or because not in body)
    winners = {CHOSEN[lot] for lot in BIDS[bid]} if law != "far-15-505" else set()
    for other, called in NAMES.items():
        if other != bid and other not in winners and not names_all:
            check(f"{name}: {called} is not named", called.lower() not in body)
    for winner in winners:
        check(f"{name}: who was chosen", NAMES[winner].lower() in body)
    for (owner, lot), secret in SECRETS.items():
        check(f"{name}: a confidential answer of {owner}", owner == bid or secret.lower() not in body)
        check(f"{name}: a confidential number of {owner}", owner == bid or not holds_number(page, WAGES[owner, lot]))
    for person in PEOPLE:
        check(f"{name}: {person}", person.lower() not in body)


def withheld(name, path, hashes):
    for part, body in parts(path).items():
        for text in [*PEOPLE, *SECRETS.values()]:
            check(f"{name}, {part}: {text!r} is not in it", not holds_text(body, text))
        for number in WAGES.values():
            check(f"{name}, {part}: {number} is not in it", not holds_number(body, number))
        for one in hashes:
            check(f"{name}, {part}: no bare hash", one not in body, one)


def copies(folder):
    case = f"{folder}/lots"
    with open(f"{case}/log.jsonl", encoding="utf-8") as file:
        hashes = {f["sha256"] for line in file for f in json.loads(line).get("files", [])}
    book = "".join(texts(body) for body in parts(f"{case}/out/comparison.xlsx").values())
    check("the comparison has what is looked for", all(t.lower() in book for t in [*PEOPLE, *SECRETS.values()]))
    check("and hashes of files", sum(one in book for one in hashes) >= 10)
    for words, names in ((["public", "-o", f"{folder}/out"], ["out/public.xlsx", "out/public.json"]),
                         (["ocds", "-o", f"{folder}/release.json"], ["release.json"]),
                         (["ocds", "--csv", "-o", f"{folder}/scores.csv"], ["scores.csv"])):
        status, said = run("record", words[0], case, *words[1:], "--at=2026-04-03T09:00Z")
        check(f"{words[0]}: written", status == 0, said)
        for name in names:
            withheld(name, f"{folder}/{name}", hashes)
            own = "".join(texts(body) for body in parts(f"{folder}/{name}").values())
            check(f"{name}: both lots are in it", all(lot in own for lot in TITLES))
    status, said = run("verify", case)
    check("verified", status == 0 and said.splitlines()[-1] == "verified", said[-300:])


with tempfile.TemporaryDirectory() as work:
    play(work)
    check("the case is played", award.failed == 0 and award.passed >= 10, (award.failed, award.passed))
    letters(work)
    loud(work)
    copies(work)
finish("a case of lots, letters and public copy")
