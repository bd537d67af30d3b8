"""What the checks of a case are written with: runs of the program in the folder of the case."""
import json
import pathlib
import re
import subprocess
import sys
import tempfile

PROGRAM = sys.argv[1]
FOLDER = pathlib.Path(sys.argv[2])


class Run:
    """One run: its exit status, standard output and error, the result where there is one."""

    def __init__(self, *arguments, folder=FOLDER):
        done = subprocess.run([PROGRAM, *map(str, arguments)], capture_output=True, text=True,
                              cwd=folder, check=False)
        self.status, self.out, self.err = done.returncode, done.stdout, done.stderr
        self.text = self.out + self.err

    def ends(self, status):
        assert self.status == status, f"ended with {self.status}, not {status}:\n{self.text}"
        return self

    def has(self, *texts):
        """Every text is in what was printed, whatever its line breaks and blanks."""
        printed = " ".join(self.text.split())
        for text in texts:
            assert " ".join(text.split()) in printed, f"{text!r} is not in:\n{self.text}"
        return self

    def lacks(self, *texts):
        for text in texts:
            assert text not in self.text, f"{text!r} is in:\n{self.text}"
        return self

    def codes(self, *codes):
        """Exactly these diagnostics, in any order, each as often as it is named."""
        found = sorted(re.findall(r"\b(?:error|warning|note) ([EWN]\d+)", self.text))
        assert found == sorted(codes), f"{found}, not {sorted(codes)}:\n{self.text}"
        return self


class Evaluation(Run):
    """An evaluation with its result as JSON."""

    def __init__(self, *arguments, folder=FOLDER):
        with tempfile.TemporaryDirectory() as to:
            path = pathlib.Path(to) / "result.json"
            super().__init__("evaluate", *arguments, "--json", path, folder=folder)
            assert path.exists(), self.text
            self.lot = json.loads(path.read_text())["lots"][0]
        self.bids = {b["vendor"]["name"]: b for b in self.lot["bids"]}

    def is_first(self, name):
        got = self.lot["recommended"]["bid"]
        ids = [b["bid"] for b in self.lot["bids"] if b["vendor"]["name"] == name] or [None]
        assert got in ids, f"recommended: {got}, not {name}\n{self.text}"
        return self

    def ranks(self, **ranks):
        got = {n: b["rank"] for n, b in self.bids.items()}
        assert got == ranks, got
        return self

    def price(self, name, amount):
        got = self.bids[name]["price"]["amount"]
        assert got == amount, f"price of {name}: {got}, not {amount}\n{self.text}"
        return self

    def flags(self, name):
        """What the flags of a bid say, and the questions that are drafted for the vendor."""
        return " | ".join(f["message"] + " " + f["request"] for f in self.bids[name]["flags"])


class Import(Run):
    """An import into a folder; what was written is in .files."""

    def __init__(self, *arguments, folder=FOLDER):
        with tempfile.TemporaryDirectory() as to:
            out = pathlib.Path(to) / "out"
            super().__init__("import", *arguments, "-o", out, folder=folder)
            self.files = {str(p.relative_to(out)): p.read_bytes()
                          for p in sorted(out.rglob("*")) if p.is_file()}
            self.then = None  # what an evaluation makes of it
            bids = sorted(out.rglob("bids/*.json"))
            rules = sorted(out.rglob("ruleset.json"))
            if bids and rules and "not complete" not in self.text:
                self.then = Evaluation(rules[0], *bids)

    def answers(self):
        """The answers of the only bid."""
        paths = [p for p in self.files if "/bids/" in p]
        assert len(paths) == 1, paths
        return json.loads(self.files[paths[0]])["answers"]


def main(name, checks, waiting, cases):
    """Runs one check a case. A case that waits for another part must fail until then."""
    passed = failed = waits = 0
    for case in sorted(set(cases) - set(checks)):
        failed += 1
        print(f"{case}: nothing checks this case")
    for case, check in checks.items():
        try:
            check()
        except Exception as fault:
            if case in waiting:
                waits += 1
                print(f"{case}: expected to fail: {waiting[case]}")
                continue
            failed += 1
            print(f"{case}: {type(fault).__name__}: {str(fault)[:2000]}")
            continue
        if case in waiting:
            failed += 1
            print(f"{case}: passes; take it out of the list of cases that wait")
        else:
            passed += 1
    print(f"{name}: {passed} passed, {failed} failed, {waits} expected to fail")
    return 1 if failed or not passed else 0
