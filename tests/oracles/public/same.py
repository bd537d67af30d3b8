"""What a public copy gives away in any way at all: a confidential answer is changed a little, so that nobody's outcome or rank
changes, and the copy must be the same in every part. Whatever differs could be worked back: a point, a sum, a hash, a
number format, the width of a column. For each answer of every sample, and for the sample case with its release and table."""
import copy, glob, os, re, shutil, sys, tempfile
sys.path.insert(0, os.path.dirname(__file__))
from common import *
import common

OPEN = ("bands", "panel")  # their points are outcomes, and are shown


def moved(value, by):
    if isinstance(value, bool) or value is None:
        return value
    if isinstance(value, int):
        return value + by
    if isinstance(value, float):
        return round(value + by * 0.01, 2)
    return value


def changed(row, value, by):
    """The answer with a little more, or other words. None: nothing that could be changed."""
    kind = row.get("type")
    if kind in ("money", "number", "percent", "integer", "duration"):
        return moved(value, by)
    if kind == "text":
        return f"{value} Quite so, {'and more' if by > 0 else 'or less'}."
    if kind == "table" and isinstance(value, list):
        free = {c for c, d in row["columns"].items() if d["type"] in ("money", "number", "percent") and d.get("role") != "headcount"}
        return [{c: moved(v, by) if c in free else v for c, v in one.items()} for one in value]
    return value


def outcome(ruleset, paths, kinds, more):
    """What is public by design: who is ranked where, what is met, bands and levels."""
    status, said = run("evaluate", ruleset, *paths, *more, "--json=-", "--quiet")
    lots = json.JSONDecoder().raw_decode(said[said.index("{"):])[0]["lots"]
    return [[(b["bid"], b["status"], b["rank"], [(c["id"], c["outcome"], c["points"] if kinds.get(c["id"]) in OPEN else None)
                                                 for c in b["criteria"]]) for b in lot["bids"]] for lot in lots]


def copy_of(ruleset, paths, out, more):
    """None: an answer repeats what is withheld, so that no copy is made (E790)."""
    status, said = run("evaluate", ruleset, *paths, *more, f"--public={out}", "--quiet", "--force")
    check("a copy is written, or refused", (status == 0) == os.path.exists(out) and (status == 0 or "E790" in said), said)
    found = parts(out) if os.path.exists(out) else None
    if found:
        os.remove(out)
    return found


def kinds_of(criteria):
    for name, one in criteria.items():
        yield name, one.get("kind")
        yield from kinds_of(one.get("criteria", {}))


def differences(first, second):
    for name in sorted(set(first) | set(second)):
        a, b = first.get(name, ""), second.get(name, "")
        if a != b:
            at = next((i for i, (x, y) in enumerate(zip(a, b)) if x != y), min(len(a), len(b)))
            yield f"{name}: {a[max(0, at - 80):at + 40]!r} and {b[max(0, at - 80):at + 40]!r}"


class Sample:
    def __init__(self, at, name, rules, bids, more=()):
        self.at, self.name, self.rules, self.bids, self.more = at, name, rules, bids, list(more)
        everything = [rules, *rules.get("lots", {}).values()]
        self.kinds = {c: kind for part in everything for c, kind in kinds_of(part.get("criteria", {}))}
        self.compared = self.passed_over = 0

    def written(self, field, bids, under):
        folder = f"{self.at}/{under}"
        os.makedirs(folder, exist_ok=True)
        rules = copy.deepcopy(self.rules)
        rules["fields"][field]["confidential"] = True
        return (write(f"{self.at}/ruleset.json", rules),
                [write(f"{folder}/{bid['bid']}.json", bid) for bid in bids])

    def try_field(self, field, by):
        """False: outcomes or ranks changed, so that the copy may."""
        other = copy.deepcopy(self.bids)
        for bid in other:
            if field in bid["answers"]:
                bid["answers"][field] = changed(self.rules["fields"][field], bid["answers"][field], by)
        if other == self.bids:
            return True
        folder = f"{self.at}/bids"
        ruleset, paths = self.written(field, self.bids, "bids")
        was = outcome(ruleset, paths, self.kinds, self.more)
        before = copy_of(ruleset, paths, f"{self.at}/public.xlsx", self.more)
        ruleset, paths = self.written(field, other, "bids")
        if outcome(ruleset, paths, self.kinds, self.more) != was:
            return False
        after = copy_of(ruleset, paths, f"{self.at}/public.xlsx", self.more)
        if before is None or after is None:
            return False
        different = list(differences(before, after))
        check(f"{self.name}, {field}: another answer, the same copy", not different, different[:2])
        self.compared += 1
        return True

    def all_fields(self):
        for field in self.rules["fields"]:
            if not self.try_field(field, 1) and not self.try_field(field, -1):
                self.passed_over += 1
        print(f"{self.name}: {self.compared} answers changed, the same copy; {self.passed_over} change an outcome")
        check(f"{self.name}: there are some", self.compared > 0)


def read_json(path):
    with open(path, encoding="utf-8") as file:
        return json.load(file)


def case_sample(at):
    """The sample case without its folder: both envelopes of each bid together."""
    bids = []
    for name in ("alder", "birch", "cedar", "dogwood", "elm"):
        one = read_json(f"samples/case/received/{name}-quality.json")
        one["answers"].update(read_json(f"samples/case/received/{name}-price.json")["answers"])
        bids.append(one)
    return Sample(at, "case", read_json("samples/case/rules-2.json"), bids, ["--panel=samples/case/panel-agreed.json"])


def played(folder, name, wage_more):
    source = f"{folder}/sample-{name}"
    shutil.copytree("samples/case", source)
    for rules in ("rules.json", "rules-2.json"):
        value = read_json(f"{source}/{rules}")
        value["fields"]["wage"]["confidential"] = True
        write(f"{source}/{rules}", value)
    for path in glob.glob(f"{source}/received/*-quality.json"):
        value = read_json(path)
        value["answers"]["wage"] = round(value["answers"]["wage"] + wage_more, 2)
        write(path, value)
    os.makedirs(f"{folder}/{name}")
    done = subprocess.run(["sh", f"{source}/play.sh", PROGRAM, f"{folder}/{name}/case"], capture_output=True, text=True)
    check(f"{name}: played", done.returncode == 0, done.stderr[-300:])
    return f"{folder}/{name}/case-public"


def case_folder(folder):
    """Proofs of files are random; everything else is the same."""
    first, second = played(folder, "first", 0.04), played(folder, "second", 0.07)
    for name in sorted(os.listdir(first)):
        a, b = ({part: re.sub(r"\b[0-9a-f]{64}\b", "<proof>", body) for part, body in parts(f"{one}/{name}").items()}
                for one in (first, second))
        different = list(differences(a, b))
        check(f"case, {name}: other wages, the same copy", not different, different[:2])
    check("case: copy, release and table", sorted(os.listdir(first)) == ["public.json", "public.xlsx", "release.json", "scores.csv"],
          os.listdir(first))


with tempfile.TemporaryDirectory() as folder:
    for one in sorted(glob.glob("samples/*/ruleset.json")):
        if os.path.isdir(os.path.join(os.path.dirname(one), "bids")):
            bids = [read_json(p) for p in sorted(glob.glob(f"{os.path.dirname(one)}/bids/*.json"))]
            if all("answers" in bid for bid in bids):
                Sample(folder, os.path.basename(os.path.dirname(one)), read_json(one), bids).all_fields()
    case_sample(folder).all_fields()
    case_folder(folder)
common.finish("another answer, the same public copy")
