"""The order in which bids are named changes no byte of any output: ten orders of files, of lines whose
files have other names, of a folder.
    order.py WORK"""
import json
import pathlib
import random
import sys

import machine

work = pathlib.Path(sys.argv[1])
failures = tried = 0
random.seed(7)
SAMPLES = ("janitorial", "school-construction", "rail-cars")


def shuffled(items, number):
    out = list(items)
    random.Random(number).shuffle(out)
    return out


def compare(name, words, bids, outputs):
    """words: with BIDS for the bids and OUT for the folder of outputs."""
    global failures, tried
    out = work / "out"
    out.mkdir(exist_ok=True)
    first = None
    for number in range(10):
        order = shuffled(bids, number)
        flat = [w for word in words for w in (order if word == "BIDS" else [word])]
        command = machine.Command(name, [w.replace("OUT", str(out)) for w in flat], outputs, out)
        command.prepare()
        done = machine.subprocess.run([machine.BG, *command.words, *(["--force"] if outputs else [])],
                              capture_output=True)
        got = {**command.state(), "standard output": done.stdout, "standard error": done.stderr}
        tried += 1
        if done.returncode not in (0, 1):
            failures += 1
            print(f"FAIL {name}: exit {done.returncode}: {done.stderr.decode()[:300]}")
            return
        first = first or got
        for part in got:
            if got[part] != first[part]:
                failures += 1
                print(f"FAIL {name}: {part} is another one when bids are named in another order")
                return


for sample in SAMPLES:
    folder = pathlib.Path("samples") / sample
    rules = str(folder / "ruleset.json")
    bids = sorted(str(p) for p in (folder / "bids").iterdir())
    # what is refused, what has two bids of one id, what is passed over
    odd = work / sample
    odd.mkdir()
    one = json.load(open(bids[0]))
    for name, text in (("broken.json", "{"), ("again.json", json.dumps(one)),
                       ("more.jsonl", "".join(json.dumps({**one, "bid": f"Z{i}"}) + "\n"
                                              for i in (3, 1, 2))),
                       ("Thumbs.db", "")):
        (odd / name).write_text(text)
    mixed = bids + [str(odd / n) for n in ("broken.json", "again.json", "more.jsonl", "Thumbs.db")]
    for kind, given in (("sound", bids), ("mixed", mixed)):
        name = f"{sample}, {kind} bids"
        compare(f"evaluate, {name}", ["evaluate", rules, "BIDS", "-o", "OUT/c.xlsx", "--json",
                                      "OUT/r.json"], given, ("c.xlsx", "r.json"))
        compare(f"table, {name}", ["evaluate", rules, "BIDS"], given, ())
        compare(f"explain, {name}", ["explain", rules, "BIDS"], given, ())
    compare(f"robustness, {sample}", ["robustness", rules, "BIDS", "--samples", "50", "-o",
                                      "OUT/b.xlsx", "--json", "OUT/b.json"], bids,
            ("b.xlsx", "b.json"))
rules = "samples/janitorial/ruleset.json"
bids = sorted(str(p) for p in pathlib.Path("samples/janitorial/bids").iterdir())
compare("model", ["model", rules, "BIDS", str(work / "janitorial/more.jsonl"), "-s",
                  "samples/scenarios/more-for-wages.json", "-o", "OUT/m.xlsx", "--json",
                  "OUT/m.json", "--csv", "OUT/m.csv"], bids, ("m.xlsx", "m.json", "m.csv"))

print(f"order: {tried} runs, {failures} wrong")
sys.exit(1 if failures else 0)
