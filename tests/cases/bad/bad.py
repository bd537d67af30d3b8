"""Faulty inputs with the whole of what must be said about them; README of the cases: run.sh."""
import concurrent.futures
import difflib
import os
import pathlib
import subprocess
import sys
import tempfile

HERE = pathlib.Path("tests/cases/bad")
TOP = os.getcwd()
BG = os.environ["BIDGAUGE"]
BLESS = bool(os.environ.get("BLESS"))


class Case:
    """One case, its expectations and what was got."""

    def __init__(self, name):
        self.name = name
        self.files = {end: HERE / f"{name}.{end}" for end in ("cmd", "json", "err", "out", "status")}

    def run(self):
        with tempfile.TemporaryDirectory() as folder:
            if self.files["cmd"].exists():
                command, where = ["sh", str(self.files["cmd"])], TOP
            else:
                command, where = [BG, "check", f"{self.name}.json"], HERE
            done = subprocess.run(command, cwd=where, env=dict(os.environ, BG=BG, TMP=folder),
                                  stdin=subprocess.DEVNULL, capture_output=True, check=False)
        self.status = done.returncode
        self.got = {"err": done.stderr, "out": done.stdout}
        for end, text in self.got.items():
            self.got[end] = text.replace(folder.encode(), b"TMP").replace(f"{TOP}/".encode(), b"")
        return self

    def skipped(self):
        """A command that cannot be tried on this machine ends with 77 and says why."""
        return self.status == 77 and self.files["cmd"].exists()

    def wanted_status(self):
        path = self.files["status"]
        return int(path.read_text().split()[0]) if path.exists() else 1

    def differences(self):
        """As a diff of texts; standard output counts where it is expected."""
        for end in ("err", "out"):
            path = self.files[end]
            want = path.read_bytes() if path.exists() else b""
            if want != self.got[end] and (end == "err" or path.exists()):
                yield from difflib.unified_diff(lines(want), lines(self.got[end]), str(path), "got")

    def bless(self):
        sys.stdout.writelines(self.differences())
        for end in ("err", "out"):
            if end == "err" or self.files[end].exists():
                self.files[end].write_bytes(self.got[end])
        if self.status != self.wanted_status():
            print(f"{self.name}: exit status {self.status}, was {self.wanted_status()}")
        if self.status == 1:
            self.files["status"].unlink(missing_ok=True)
        else:
            self.files["status"].write_text(f"{self.status}\n")


def lines(text):
    """Ending lines of which the last has no end are seen as such."""
    got = text.decode("utf-8", "backslashreplace").splitlines(keepends=True)
    if got and not got[-1].endswith("\n"):
        got[-1] += "\n\\ no newline at the end\n"
    return got


def main():
    names = os.environ.get("CASES", "").split() or sorted(
        {p.stem for p in HERE.iterdir() if p.suffix in (".err", ".cmd", ".json")})
    names = [pathlib.Path(name).name.removesuffix(".err") for name in names]
    counts = {"passed": 0, "failed": 0, "skipped": 0}
    with concurrent.futures.ThreadPoolExecutor(int(os.environ.get("JOBS", "2"))) as pool:
        for case in pool.map(lambda name: Case(name).run(), names):
            if case.skipped():
                counts["skipped"] += 1
                print(f"{case.name}: SKIPPED: {case.got['err'].decode().strip()}")
            elif BLESS:
                case.bless()
            else:
                wrong = list(case.differences())
                failed = bool(wrong) or case.status != case.wanted_status()
                counts["failed" if failed else "passed"] += 1
                if failed:
                    print(f"{case.name}: exit status {case.status}, want {case.wanted_status()}. "
                          f"To run it alone: CASES={case.name} SUITES=bad sh tests/run.sh")
                    sys.stdout.writelines(wrong)
    if BLESS:
        return 0
    print("bad input: " + ", ".join(f"{n} {what}" for what, n in counts.items()))
    return 1 if counts["failed"] or not names else 0


if __name__ == "__main__":
    sys.exit(main())
