"""What the suites of faults share: the commands that write, their inputs and their outputs, and the
judgement of a run in which the machine failed. Right is one of two: exit 3, every output as it was,
nothing left beside it, and a reason on standard error; or the outputs and the exit of a sound run."""
import json
import os
import pathlib
import shutil
import subprocess

BG = os.environ["BIDGAUGE"]
SAMPLE = pathlib.Path("samples/janitorial")
OLD = b"what was here before\n"


class Command:
    def __init__(self, name, words, outputs, folder):
        self.name, self.words, self.outputs, self.folder = name, words, outputs, folder
        self.good = self.sound = None

    def prepare(self):
        for name in os.listdir(self.folder):
            os.unlink(self.folder / name)
        for name in self.outputs:
            (self.folder / name).write_bytes(OLD)

    def state(self):
        return {n: (self.folder / n).read_bytes() for n in sorted(os.listdir(self.folder))}

    def run(self, before=(), env=None, timeout=60):
        self.prepare()
        words = [*before, BG, *self.words, "--force"]
        done = subprocess.run(words, env={**os.environ, **(env or {})}, capture_output=True,
                              timeout=timeout)
        return done.returncode, done.stderr.decode(errors="replace"), self.state()

    def learn(self):
        """A sound run: what is right. Twice, since the same input must give the same bytes."""
        self.sound = self.run()
        assert self.sound[0] in (0, 1), (self.name, self.sound[:2])
        assert set(self.sound[2]) == set(self.outputs), (self.name, list(self.sound[2]))
        assert OLD not in self.sound[2].values(), self.name
        assert self.run()[2] == self.sound[2], self.name + ": two runs differ"

    def wrong(self, result):
        """None, or what is wrong with the result of a run in which the machine failed."""
        status, said, files = result
        if status == 3:
            if files != {name: OLD for name in self.outputs}:
                return "exit 3, but outputs changed: " + ", ".join(
                    n for n in files if files[n] != OLD)
            return None if said.strip() else "exit 3 without a reason"
        if status != self.sound[0]:
            return f"exit {status}: {said.strip()[:300]}"
        if files != self.sound[2]:
            return f"exit {status} with another result: " + ", ".join(
                n for n in sorted(set(files) | set(self.outputs))
                if files.get(n) != self.sound[2].get(n))
        return None


def commands(work):
    """Every command that writes a file, over small inputs of each kind."""
    work = pathlib.Path(work)
    out, given = work / "out", work / "given"
    out.mkdir()
    given.mkdir()
    rules = str(SAMPLE / "ruleset.json")
    bids = sorted(str(p) for p in (SAMPLE / "bids").iterdir())[:3]
    form = str(given / "form.xlsx")
    subprocess.run([BG, "form", rules, "-o", form], check=True, capture_output=True)
    # bids of a form, of lines and of a packed file
    lines = given / "lines.jsonl"
    lines.write_text("".join(json.dumps(json.load(open(b))) + "\n" for b in bids[:2]))
    packed = given / "packed.json.gz"
    import gzip
    packed.write_bytes(gzip.compress(open(bids[2], "rb").read(), mtime=0))
    corpus = given / "corpus.jsonl"
    corpus.write_text("".join(
        json.dumps({"tender": f"T{i}", "bids": [json.load(open(b)) for b in bids]}) + "\n"
        for i in range(3)))
    panel = pathlib.Path("tests/cases/golden/panel-award")

    def command(name, words, *outputs):
        return Command(name, [w.replace("OUT", str(out)) for w in words], outputs, out)

    return [
        command("evaluate", ["evaluate", rules, str(lines), str(packed), form,
                             "-o", "OUT/c.xlsx", "--json", "OUT/r.json"], "c.xlsx", "r.json"),
        command("form", ["form", rules, "-o", "OUT/f.xlsx"], "f.xlsx"),
        command("model", ["model", rules, *bids, "-s", "samples/scenarios/more-for-wages.json",
                          "-o", "OUT/m.xlsx", "--json", "OUT/m.json", "--csv", "OUT/m.csv"],
                "m.xlsx", "m.json", "m.csv"),
        command("ruleset", ["ruleset", "export", rules, "-o", "OUT/s.xlsx"], "s.xlsx"),
        command("robustness", ["robustness", rules, *bids, "--samples", "200", "--threads", "1",
                               "-o", "OUT/b.xlsx", "--json", "OUT/b.json"], "b.xlsx", "b.json"),
        command("corpus", ["model", rules, str(corpus), "--corpus", "--threads", "1",
                           "-s", "samples/scenarios/more-for-wages.json", "-o", "OUT/k.xlsx",
                           "--partial", "OUT/k.json", "--lines", "OUT/l.jsonl"],
                "k.xlsx", "k.json", "l.jsonl"),
        command("panel", ["evaluate", str(panel / "ruleset.json"), str(panel / "bids.jsonl"),
                          "--panel", str(panel / "panel.json"), "-o", "OUT/p.xlsx",
                          "--json", "OUT/p.json"], "p.xlsx", "p.json"),
        command("decisions", ["decisions", rules, *bids, "-o", "OUT/d.xlsx"], "d.xlsx"),
        command("register", ["model", "samples/register/ruleset.json", "--register", "samples/register/contracts.csv",
                             "--wages", "samples/register/wages.csv", "-s", "samples/register/floor20.json",
                             "-o", "OUT/g.xlsx", "--json", "OUT/g.json"], "g.xlsx", "g.json"),
        command("payroll", ["payroll", "samples/promise/clauses.csv", "samples/promise/payroll-2026-10.csv",
                            "-o", "OUT/y.xlsx", "--json", "OUT/y.json"], "y.xlsx", "y.json"),
        command("page", ["portfolio", "samples/portfolio/awards.csv", "-o", "OUT/z.html", "--json", "OUT/z.json"],
                "z.html", "z.json"),
    ]


def clear(folder):
    shutil.rmtree(folder, ignore_errors=True)
