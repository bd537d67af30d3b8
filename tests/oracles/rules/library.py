"""Walks the library: every ruleset rules/COUNTRY/ID.json with its trial rules/trials/ID/trial.json.

docs/rules/contributing.md says what a trial holds. For each ruleset this test
- loads it and its parts, and holds its figures to the checks of rules.py;
- puts the trial's header on it and evaluates the trial's bids: the expectations are the trial's own;
- works the worked examples;
- models the raise, makes the vendor's form and compares the title page with docs/rules/ID.md.
Adding a standard needs no code here. ONLY="id id" walks these alone; BLESS=1 rewrites title pages.
"""
import copy
import hashlib
import json
import os
import pathlib
import subprocess
import sys
import tempfile

from rules import DATE, Checker, check_clean, check_page

PROGRAM = os.path.abspath(os.environ.get("BIDGAUGE", "build/bidgauge"))
TRIALS = pathlib.Path("rules/trials")
NOT_RULESETS = {"notices", "shared", "starters", "trials"}


def run(*arguments):
    return subprocess.run([PROGRAM, *map(str, arguments)], stdin=subprocess.DEVNULL, capture_output=True,
                          text=True, timeout=120, check=False)


def merged(target, patch):
    """RFC 7386."""
    if not isinstance(patch, dict):
        return patch
    out = dict(target) if isinstance(target, dict) else {}
    for key, value in patch.items():
        if value is None:
            out.pop(key, None)
        else:
            out[key] = merged(out.get(key), value)
    return out


def read(path):
    return json.loads(pathlib.Path(path).read_text(encoding="utf-8"))


def near(got, want):
    return isinstance(got, (int, float)) and abs(got - want) <= 1e-9 * max(1, abs(want))


class Trial:
    """One ruleset and its trial in a folder of its own."""

    def __init__(self, path, folder):
        self.path, self.id = path, path.stem
        self.folder = pathlib.Path(folder)
        self.home = TRIALS / self.id
        self.faults = []
        self.figures = self.worked = 0

    def fault(self, what):
        self.faults.append(f"{self.id}: {what}")

    def load(self):
        self.faults += [f"{self.path}: {f}" for f in check_clean(str(self.path))]
        whole = self.folder / "whole.json"
        done = run("ruleset", "export", self.path, "-o", whole)
        if done.returncode != 0:
            self.fault(f"cannot be exported whole: {done.stderr.strip()[:400]}")
            return None
        rules = read(whole)
        checker = Checker(rules, of_library=True)
        self.faults += [f"{self.path}: {f}" for f in checker.run()]
        self.figures = checker.figures
        if rules.get("id") != self.id:
            self.fault(f"its id is \"{rules.get('id')}\", its file is {self.path}")
        if not (self.home / "trial.json").exists():
            self.fault(f"no trial: {self.home}/trial.json")
            return None
        return rules

    # -- evaluating ---------------------------------------------------------------------------

    def evaluate(self, rules, bids, name):
        """{bid id: result}; bids: {id: bid}."""
        ruleset = self.folder / f"{name}.json"
        ruleset.write_text(json.dumps(rules))
        files = []
        for bid in bids.values():
            files.append(self.folder / f"{name}-{bid['bid']}.json")
            files[-1].write_text(json.dumps(bid))
        result = self.folder / f"{name}-result.json"
        done = run("evaluate", ruleset, *files, "--json", result)
        if done.returncode != 0:
            self.fault(f"{name}: evaluate ended with {done.returncode}: {done.stderr.strip()[:600]}")
            return None
        return {b["bid"]: b for lot in read(result)["lots"] for b in lot["bids"]}

    def compare_criterion(self, where, got, want):
        for key, value in want.items():
            if key == "says":
                for part in value:
                    if part not in got["reason"]:
                        self.fault(f"{where}: the reason does not say \"{part}\": {got['reason']}")
            elif isinstance(value, (int, float)) and not isinstance(value, bool):
                if not near(got.get(key), value):
                    self.fault(f"{where}: {key} is {got.get(key)}, want {value}")
            elif got.get(key) != value:
                self.fault(f"{where}: {key} is {got.get(key)}, want {value}: {got['reason']}")

    def compare(self, where, got, want):
        """Expectations of one bid."""
        by_id = {c["id"]: c for c in got["criteria"]}
        not_met = sorted(c["id"] for c in got["criteria"] if c["outcome"] == "not_met" and c["points"] is None)
        for key, value in want.items():
            if key in ("fails", "not_applicable", "zero"):
                found = {"fails": not_met, "zero": sorted(i for i in value if by_id[i]["points"] == 0),
                         "not_applicable": sorted(i for i in value if by_id[i]["outcome"] == "not_applicable")}
                if found[key] != sorted(value):
                    reasons = [by_id[i]["reason"] for i in found[key] if i in by_id]
                    self.fault(f"{where}: {key} {found[key]}, want {value}: {reasons}")
            elif key == "criteria":
                for criterion, details in value.items():
                    if criterion not in by_id:
                        self.fault(f"{where}: there is no criterion \"{criterion}\"")
                    else:
                        self.compare_criterion(f"{where}, {criterion}", by_id[criterion], details)
            elif key in ("evaluated", "amount"):
                if not near(got["price"].get(key), value):
                    self.fault(f"{where}: price {key} is {got['price'].get(key)}, want {value}")
            elif key == "flags":
                found = sorted(f["id"] for f in got["flags"])
                if found != sorted(value):
                    self.fault(f"{where}: flags {found}, want {value}")
            elif key == "price_points":
                if not near(got["price"].get("points"), value):
                    self.fault(f"{where}: price points {got['price'].get('points')}, want {value}")
            elif key == "total":
                if not near(got.get("total"), value):
                    self.fault(f"{where}: total {got.get('total')}, want {value}")
            elif key in ("status", "rank", "tied"):
                if got.get(key) != value:
                    self.fault(f"{where}: {key} is {got.get(key)}, want {value}: {got['status_reason']}")
            elif key != "outranked":
                self.fault(f"{where}: unknown expectation \"{key}\"")
        if "fails" not in want and not_met:
            self.fault(f"{where}: does not meet {not_met}: {[by_id[i]['reason'] for i in not_met]}")

    # -- the trial ----------------------------------------------------------------------------

    def bids(self, trial, rules):
        """The two bids and more, all in one comparison."""
        wants = trial.get("bids", {})
        bids = {name: read(self.home / name) for name in wants}
        for name, bid in bids.items():
            if "invented" not in bid.get("vendor", {}).get("name", ""):
                self.fault(f"{name}: the vendor's name does not say that it is invented")
        results = self.evaluate(rules, bids, "trial")
        for name, want in wants.items() if results else ():
            self.compare(name, results[bids[name]["bid"]], want)
        if not any(w.get("fails") or w.get("zero") or w.get("outranked") or w.get("flags") for w in wants.values()):
            self.fault("no bid of the trial fails, gets zero, is flagged or outranked for a named reason")
        if not any(w.get("status") in ("ranked", "provisional") and not w.get("fails") and not w.get("zero")
                   and not w.get("flags") for w in wants.values()):
            self.fault("no bid of the trial passes")
        return [str(self.home / name) for name in wants]

    def example(self, trial, rules, example, number):
        where = f"worked example {number}"
        if example.get("class") not in ("published", "ours") or not example.get("title"):
            self.fault(f"{where}: has no title, or its class is neither published nor ours")
        if example.get("class") == "published" and example.get("source") not in rules["sources"]:
            self.fault(f"{where}: a published example names its source")
        own = merged(rules, example.get("header", {}))
        several = example.get("bids") or {"it": example}
        bids = {}
        for name, one in several.items():
            bid = copy.deepcopy(read(self.home / one.get("bid", "pass.json")))
            bid["bid"] = name
            bid["vendor"] = {"id": name, "name": f"{name} (invented)"}
            if "submitted" in one:
                bid["submitted"] = one["submitted"]
            bid["answers"] = merged(bid["answers"], one.get("answers", {}))
            bids[name] = bid
        results = self.evaluate(own, bids, f"worked-{number}")
        for name, one in several.items() if results else ():
            self.compare(f"{where} ({example.get('title')}), {name}", results[name], one["expect"])
            self.worked += 1

    def model(self, trial, files):
        scenario = self.folder / "raise.json"
        scenario.write_text(json.dumps({"format": "bidgauge-scenario/1", "title": "A raise",
                                        "ruleset": trial.get("raise")}))
        done = run("model", self.folder / "trial.json", *files, "-s", scenario, "--json",
                   self.folder / "model.json", "--quiet")
        if done.returncode != 0 or not (self.folder / "model.json").exists():
            self.fault(f"model ended with {done.returncode}: {done.stderr.strip()[:600]}")

    def register(self, trial, rules):
        """A register of contracts, where the ruleset says how one is judged: today's case and the raise."""
        given = trial.get("register")
        if bool(given) != ("register" in rules):
            self.fault("a ruleset with a register has a register in its trial, and no other has")
            return
        if not given:
            return
        scenario, result = self.folder / "register-raise.json", self.folder / "register.json"
        scenario.write_text(json.dumps({"format": "bidgauge-scenario/1", "title": "A raise",
                                        "ruleset": given.get("scenario", trial.get("raise"))}))
        done = run("model", self.folder / "trial.json", "--register", self.home / "contracts.csv", "--wages",
                   self.home / "wages.csv", "-s", scenario, "--json", result, "--quiet")
        if done.returncode != 0 or not result.exists():
            self.fault(f"register: model ended with {done.returncode}: {done.stderr.strip()[:600]}")
            return
        cases = read(result)["register"]["cases"]
        for number, want in enumerate(given["expect"]):
            steps = {s["step"]: s for s in cases[number]["funnel"]}
            covered = cases[number]["covered"]
            for key, value in want.items():
                if isinstance(value, dict):
                    pairs = [(steps.get(key, {}).get(k), x) for k, x in value.items()]
                elif key == "below_floor":
                    pairs = [(covered["below_floor"]["value"], value)]
                else:
                    pairs = [(covered.get(key), value)]
                for got, figure in pairs:
                    if not near(got, figure):
                        self.fault(f"register, case {number}: {key} is {got}, want {figure}")

    def run(self):
        rules = self.load()
        self.faults += [f"{self.path}: {f}" for f in check_page(str(self.path), f"docs/rules/{self.id}.md")]
        if rules is None:
            return
        trial = read(self.home / "trial.json")
        ready = merged(rules, trial.get("header", {}))
        files = self.bids(trial, ready)
        done = run("check", "--publish", self.folder / "trial.json")
        if done.returncode != 0 or "W713" in done.stderr:
            self.fault(f"with the trial's header something is not filled in: {done.stderr.strip()[:600]}")
        for number, example in enumerate(trial.get("worked", []), 1):
            self.example(trial, ready, example, number)
        if not trial.get("worked"):
            self.fault("no worked example")
        self.register(trial, rules)
        if trial.get("raise"):
            self.model(trial, files)
        else:
            self.fault("nothing is raised")
        done = run("form", self.folder / "trial.json", "-o", self.folder / "form.xlsx")
        if done.returncode != 0 or not (self.folder / "form.xlsx").exists():
            self.fault(f"form ended with {done.returncode}: {done.stderr.strip()[:300]}")


ELEMENTS = ("wages", "benefits", "safety", "schedules", "dignity_voice", "training_advancement", "ownership",
            "organising", "stability", "small_business", "legal_minimum", "other")


def elements_of(criteria):
    found = set()
    for criterion in criteria.values():
        found.add(criterion.get("element", "other"))
        found |= elements_of(criterion.get("criteria", {}))
    return found


def index_of(paths):
    """The library's index, from the rulesets themselves."""
    entries = []
    for path in paths:
        with tempfile.TemporaryDirectory() as folder:
            whole = pathlib.Path(folder) / "whole.json"
            if run("ruleset", "export", path, "-o", whole).returncode != 0:
                continue
            rules = read(whole)
        place = rules.get("library", {})
        found = elements_of(rules.get("criteria", {}))
        entry = {"id": rules["id"], "title": rules["title"], "file": f"{path.parent.name}/{path.name}",
                 "country": place.get("country", ""), "region": place.get("region", ""),
                 "is": place.get("is", "standard"), "work": place.get("work", []),
                 "elements": [e for e in ELEMENTS if e in found]}
        for key, name in (("effective_from", "from"), ("effective_to", "to")):
            if rules.get(key):
                entry[name] = rules[key]
        entries.append(entry)
    lines = ",\n".join("  " + json.dumps(e, ensure_ascii=False) for e in entries)
    return entries, '{"format": "bidgauge-rules-index/1",\n "rulesets": [\n' + lines + "\n]}\n"


def readme_of(entries):
    """docs/rules/README.md: by country, kind of work, element, and what has ended."""
    def link(e):
        return f"[{e['id']}]({e['id']}.md)"
    out = ["# The rules library", "", f"{len(entries)} rulesets. `bidgauge rules list` names and filters them, "
           "`bidgauge rules show ID` prints a page, `bidgauge rules new ID -o my.json` starts a solicitation.",
           "How one is added: [contributing.md](contributing.md). What changed: [changes.md](changes.md). How many there are by",
           "country, what is stale and what is not verified: [state.md](state.md).", "",
           "Generated from the rulesets.", "", "## By country", "", "| country | place | ruleset | what | in force |",
           "|---|---|---|---|---|"]
    for e in sorted(entries, key=lambda e: (e["country"], e["region"], e["id"])):
        what = e["title"] + ("" if e["is"] == "standard" else f" ({e['is']})")
        force = " ".join(([f"from {e['from']}"] if "from" in e else []) + ([f"until {e['to']}"] if "to" in e else []))
        out.append(f"| {e['country']} | {e['region']} | {link(e)} | {what} | {force} |")
    for title, key in (("By kind of work", "work"), ("By element", "elements")):
        out += ["", f"## {title}", ""]
        for word in sorted({w for e in entries for w in e[key]}):
            out.append(f"- **{word.replace('_', ' ')}**: " + ", ".join(link(e) for e in entries if word in e[key]))
    ended = [e for e in entries if "to" in e and e["to"] < "9999"]
    out += ["", "## Ended", ""] + [f"- {link(e)}, until {e['to']}" for e in ended]
    return "\n".join(out) + "\n"


TODAY = "2026-11-29"  # the day on which the library was last read over


def figures_of(node, source, verified):
    """(date, value, source, verified) of a parameter's values or table."""
    for key, value in node.items():
        if key == "comment" or value is None:
            continue
        if not DATE.match(key):
            yield from figures_of(value, source, verified)
        elif isinstance(value, dict):
            yield key, value["value"], value.get("source", source), value.get("verified", verified)
        else:
            yield key, value, source, verified


def unverified_of(rules):
    """Every figure that rests on memory, and every criterion that names such a source."""
    sources = rules["sources"]
    found = []
    for key, parameter in rules.get("parameters", {}).items():
        values = parameter.get("values") or parameter.get("table", {})
        for date, value, source, said in figures_of(values, parameter.get("source"), None):
            read = sources.get(source, {}).get("verified") if said is None else said
            if read is False and value not in (0, False):
                found.append(f"{parameter.get('title', key)}: {value} from {date} ({sources[source]['title']})")

    def walk(criteria):
        for key, criterion in criteria.items():
            for source in [criterion.get("source")] + criterion.get("sources", []):
                if source and sources[source].get("verified") is False:
                    found.append(f"{criterion.get('title', key)}: {sources[source]['title']}")
            walk(criterion.get("criteria", {}))
    walk(rules.get("criteria", {}))
    source = rules.get("price", {}).get("source")
    if source and sources[source].get("verified") is False:
        found.append(f"the price formula: {sources[source]['title']}")
    return found


def state_of(paths):
    """docs/rules/state.md: standards by country, what is stale and what is not verified."""
    countries, lists = {}, []
    for path in paths:
        with tempfile.TemporaryDirectory() as folder:
            whole = pathlib.Path(folder) / "whole.json"
            run("ruleset", "export", path, "-o", whole)
            rules = read(whole)
        if rules["library"].get("is", "standard") != "standard":
            continue
        checker = Checker(rules, of_library=True)
        checker.run()
        stale = run("check", "--quiet", f"--stale={TODAY}", path).stdout.strip().splitlines()[-1].split()
        found = unverified_of(rules)
        row = countries.setdefault(rules["library"]["country"], [0] * 6)
        for i, n in enumerate((1, "coverage" in rules, checker.figures, stale[0] == "0",
                               bool(rules.get("effective_to")), len(found))):
            row[i] += n
        if found:
            lists.append((rules["id"], found))
    out = ["# The state of the library", "", f"Generated from the rulesets, as of {TODAY}. Compositions and templates are not counted.", "",
           "| country | standards | say who is covered | figures | every figure current | ended | not verified |",
           "|---|---|---|---|---|---|---|"]
    for country, row in sorted(countries.items()):
        out.append(f"| {country} | " + " | ".join(map(str, row)) + " |")
    total = [sum(row[i] for row in countries.values()) for i in range(6)]
    out += [f"| **{len(countries)}** | " + " | ".join(f"**{n}**" for n in total) + " |", "",
            "`bidgauge check --stale=DATE rules/*/*.json` says which figures are to be looked up again, and where.", "",
            "## Not verified", "", "What was not read at its source is marked wherever it is used. Levels and weights of questions that are ours are among it."]
    for ruleset, found in lists:
        out += ["", f"**[{ruleset}]({ruleset}.md)**", ""] + [f"- {line}" for line in found]
    return "\n".join(out) + "\n"


def check_stale():
    """One table over all files of the library, with parts and indexes among them."""
    files = sorted(pathlib.Path("rules").glob("*/*.json"))
    rulesets = sum(read(f).get("format") == "bidgauge-ruleset/1" for f in files)
    done = run("check", "--quiet", f"--stale={TODAY}", *files)
    last = done.stdout.strip().splitlines()[-1] if done.stdout.strip() else ""
    faults = []
    if done.returncode != 0 or not last.endswith(f"in {rulesets} rulesets to look up on {TODAY}"):
        faults.append(f"check --stale over the library ended with {done.returncode}: {last} {done.stderr.strip()[:300]}")
    for known in ("us-md-living-wage.json", "no-apprentices.json", "us-pa-philadelphia-wage-standard.json"):
        if known not in done.stdout:
            faults.append(f"check --stale does not name {known}, which has stale figures")
    return faults


def check_generated(paths):
    """rules/index.json and two pages of docs/rules say what the rulesets say. BLESS=1 rewrites them."""
    entries, index = index_of(paths)
    faults = []
    for name, text in (("rules/index.json", index), ("docs/rules/README.md", readme_of(entries)),
                       ("docs/rules/state.md", state_of(paths))):
        path = pathlib.Path(name)
        if path.exists() and path.read_text(encoding="utf-8") == text:
            continue
        if os.environ.get("BLESS"):
            path.write_text(text, encoding="utf-8")
        else:
            faults.append(f"{name} is not current (BLESS=1 rewrites it)")
    return faults


def check_elsewhere():
    """A ruleset outside the library finds what it includes in --rules-dir, and nowhere else."""
    faults = []
    part = pathlib.Path("rules/shared/employer.json")
    rules = {"format": "bidgauge-ruleset/1", "id": "elsewhere", "title": "Elsewhere (invented)", "currency": "USD",
             "solicitation": {"dates": {"bids_due": "2026-03-01"}},
             "include": [{"file": "shared/employer.json", "sha256": hashlib.sha256(part.read_bytes()).hexdigest()}],
             "fields": {"price": {"type": "money"}}, "price": {"field": "price"},
             "award": {"method": "lowest_evaluated_price"}}
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "mine.json"
        path.write_text(json.dumps(rules))
        done = run("check", f"--rules-dir={os.path.abspath('rules')}", path)
        if done.returncode != 0:
            faults.append(f"--rules-dir: an included file of the library is not found: {done.stderr.strip()[:300]}")
        done = run("check", f"--rules-dir={folder}", path)
        if done.returncode == 0 or "E350" not in done.stderr:
            faults.append("--rules-dir: another folder than the one that was given is looked at")
    return faults


def main():
    paths = sorted(p for p in pathlib.Path("rules").glob("*/*.json") if p.parent.name not in NOT_RULESETS)
    only = os.environ.get("ONLY", "").split()
    walked = [p for p in paths if not only or p.stem in only]
    faults, figures, worked = [], 0, 0
    for path in walked:
        with tempfile.TemporaryDirectory() as folder:
            trial = Trial(path, folder)
            trial.run()
        faults += trial.faults
        figures += trial.figures
        worked += trial.worked
    names = {p.stem for p in paths}
    for home in sorted(TRIALS.glob("*")):
        if home.name not in names:
            faults.append(f"{home}: a trial of no ruleset")
    pages = {p.stem for p in pathlib.Path("docs/rules").glob("*.md")} - {"README", "contributing", "changes", "state"}
    old = {p.stem for p in pathlib.Path("rules").glob("*.json")}
    faults += [f"docs/rules/{name}.md: of no ruleset" for name in sorted(pages - names - old)]
    faults += check_generated(paths) + check_elsewhere() + check_stale()
    for fault in faults:
        print(fault)
    print(f"library: {len(walked)} rulesets, {figures} figures, {worked} worked results, {len(faults)} faults")
    return 1 if faults or not walked else 0


if __name__ == "__main__":
    sys.exit(main())
