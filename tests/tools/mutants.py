"""Mutations of the code that decides: one small change at a time, in score, logic, exact decimals and exact
fractions. A mutant is killed when a unit program, a quick suite or a part of one notices it.

    mutants.py list|run [--sample=300] [--seed=1] [--first=N] [--skip=N] [--only=FILE:LINE,...] [--more="play cases"]
    mutants.py run --again=TABLE [--quick]

`make mutants` builds what it needs and calls it. What is written to BUILD/mutants.tsv has one row a mutant: its
place, the change, what killed it. The sample is drawn from the four classes in turn, so that each has as many.
A mutant that does not compile is not one, and one whose optimized machine code is that of the original changes
nothing: both are left out of the rate, and counted."""
import argparse
import functools
import os
import pathlib
import random
import re
import resource
import shlex
import shutil
import struct
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor

SOURCES = ("src/score/*/*.c", "src/logic/*.c", "src/base/dec*.c", "src/base/ratio.c")
SUITES = "exact golden samples"
# What survives them is shown to these, where they come to it: suites by name, or one file of a suite that has several.
PARTS = """keyexamples robustness register registersweep sweep model modelcases corpusfigures cases bad
tests/oracles/accounts/advise_test.py tests/oracles/accounts/business_case_test.py
tests/oracles/accounts/evidence_test.py tests/oracles/accounts/mistakes_test.py
tests/oracles/accounts/ownership_test.py tests/oracles/accounts/payroll_test.py
tests/oracles/accounts/portfolio_test.py tests/oracles/accounts/promise_test.py
tests/oracles/accounts/statements_test.py tests/oracles/panel/panel.py tests/oracles/public/public.py
tests/oracles/record/award.py"""
PART_SECONDS = 150    # a part that takes longer is left out
MUTANT_SECONDS = 120  # after which a mutant is given up: it counts as one that survived
BUILD = pathlib.Path(os.environ.get("BUILD", "build/mutants"))
JOBS = int(os.environ.get("JOBS", "2"))
SECONDS = 60  # after which a program counts as one that noticed
CARDS = "20000"
PYTHON = "/usr/bin/python3" if os.path.exists("/usr/bin/python3") else sys.executable
NOTHING = ("-x", "c", os.devnull)  # a library of nothing

OPERATORS = [(r"(?<=[\w)\]]) (<=|>=|<|>|==|!=) (?=[\w(&*-])",
              {"<": "<=", "<=": "<", ">": ">=", ">=": ">", "==": "!=", "!=": "=="}),
             (r"(?<=[\w)\]]) (\+|-|\*|/|%) (?=[\w(])", {"+": "-", "-": "+", "*": "/", "/": "*", "%": "*"}),
             (r" (\+=|-=|\|=|&=) ", {"+=": "-=", "-=": "+=", "|=": "&=", "&=": "|="}),
             (r" (&&|\|\|) ", {"&&": "||", "||": "&&"})]
CONSTANTS = [(r"(?<![\w.])(\d+)(?![\w.])", lambda n: str(int(n) + 1) if n != "1" else "0"),
             (r"\b(true|false)\b", lambda word: "false" if word == "true" else "true")]


@functools.lru_cache(maxsize=None)
def text_of(path):
    """Of a source, as it was when it was first read: places are of this text."""
    return path.read_text(encoding="utf-8")


def masked(text):
    """The text with comments, literals and directives blanked, places kept."""
    def blank(match):
        return re.sub(r"[^\n]", " ", match.group(0))
    return re.sub(r'/\*.*?\*/|"(?:\\.|[^"\\\n])*"|' r"'(?:\\.|[^'\\\n])*'|^#(?:[^\n]*\\\n)*[^\n]*", blank, text,
                  flags=re.S | re.M)


def bodies(text):
    """(start, end, signature) of each function: laid out by clang-format, its braces are in column 1."""
    for match in re.finditer(r"^\{\n(.*?)^\}", text, flags=re.S | re.M):
        head = text[:match.start()].rstrip("\n")
        signature = re.search(r"^[a-z][^;{}]*\Z", head, flags=re.M)
        lines = head.split("\n")
        at = len(lines) - 1
        while at > 0 and not re.match(r"[a-z]", lines[at]):
            at -= 1
        yield match.start(1), match.end(1), " ".join(lines[at:]) if signature or lines else ""


def returned(signature, value):
    """What is returned in place of the value; None: no change is simple enough."""
    kind = signature.split("(")[0]
    if re.search(r"\bbool \w+$", kind):
        return f"!({value})"
    if re.search(r"\*\w+$", kind):
        return None if value.strip() == "NULL" else "NULL"
    if re.search(r"\b(int|long|size_t|int64_t|uint64_t) \w+$", kind):
        return f"({value}) + 1"
    return None


def closing(text, at):
    depth = 0
    for i in range(at, len(text)):
        depth += (text[i] == "(") - (text[i] == ")")
        if depth == 0:
            return i
    return len(text)


def changes_of(path):
    """Every mutant of a file: (class, start, end, replacement)."""
    text = text_of(path)
    bare = masked(text)
    for start, end, signature in bodies(bare):
        for pattern, other in OPERATORS:
            for m in re.finditer(pattern, bare[start:end]):
                yield "operator", start + m.start(1), start + m.end(1), other[m.group(1)]
        for pattern, other in CONSTANTS:
            for m in re.finditer(pattern, bare[start:end]):
                yield "constant", start + m.start(1), start + m.end(1), other(m.group(1))
        for m in re.finditer(r"\bif (\()", bare[start:end]):
            at = start + m.start(1)
            stop = closing(bare, at)
            yield "condition", at, stop + 1, f"(!{text[at:stop + 1]})"
        for m in re.finditer(r"\breturn ([^;]+);", bare[start:end]):
            at, stop = start + m.start(1), start + m.end(1)
            value = returned(signature, text[at:stop])
            if value:
                yield "return", at, stop, value


def sites():
    """All mutants by class, in an order that the files alone decide."""
    found = {"operator": [], "constant": [], "condition": [], "return": []}
    for pattern in SOURCES:
        for path in sorted(pathlib.Path(".").glob(pattern)):
            text = text_of(path)
            for kind, start, end, new in changes_of(path):
                line = text.count("\n", 0, start) + 1
                begin, stop = text.rfind("\n", 0, start) + 1, text.find("\n", start)
                if "assert(" not in text[begin:stop]:
                    found[kind].append((path, line, kind, start, end, new))
    return found


def sample(number, seed):
    """That many mutants, the classes in turn; a longer sample begins with the shorter one."""
    found = sites()
    draw = random.Random(seed)
    for kind in sorted(found):
        draw.shuffle(found[kind])
    order = []
    while len(order) < number and any(found.values()):
        for kind in sorted(found):
            if found[kind] and len(order) < number:
                order.append(found[kind].pop())
    return order


def label(mutant):
    path, line, kind, start, end, new = mutant
    text = text_of(path)
    old, column = " ".join(text[start:end].split()), start - text.rfind("\n", 0, start)
    return f"{path}:{line}:{column}\t{kind}\t{old} -> {' '.join(new.split())}"


def body_of(mutant):
    """Where the body of its function begins."""
    bare = masked(text_of(mutant[0]))
    return max(start for start, end, _ in bodies(bare) if start <= mutant[3] <= end)


# -- building and running ------------------------------------------------------------------------


def limits():
    resource.setrlimit(resource.RLIMIT_AS, (6 << 30, 6 << 30))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    os.setsid()


def run(words, seconds=SECONDS, **more):
    """True: it ended with 0 in time. What it started ends with it."""
    with subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL,
                          preexec_fn=limits, **more) as child:
        try:
            return child.wait(seconds) == 0
        except subprocess.TimeoutExpired:
            os.killpg(child.pid, 9)
            child.wait()
            return False


def written(name):
    """Words of a file that make wrote: the compiler with its flags, the libraries."""
    return shlex.split((BUILD / name).read_text(encoding="utf-8"))


REACHED = """
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>
void mutant_reached(unsigned number)
{
    static unsigned char seen[1000];
    const char *to = getenv("MUTANT_LOG");
    if (seen[number] || !to)
        return;
    seen[number] = 1;
    int log = open(to, O_WRONLY | O_CREAT | O_APPEND, 0666);
    if (log >= 0 && write(log, &number, sizeof number) > 0)
        close(log);
}
"""


class Bench:
    """The library as one shared object, and before it the one in which the programs look first: what is linked
    anew for a mutant is the latter, of one object, so that it costs one compilation and no link of the whole."""

    def __init__(self, work, quick):
        self.work, self.parts = work, [*SUITES.split(), *([] if quick else PARTS.split())]
        self.shared, self.first = work / "libwhole.so", work / "libmutant.so"
        self.env = dict(os.environ, LD_LIBRARY_PATH=str(work), BIDGAUGE=str(work / "bidgauge"), JOBS="1",
                        TMPDIR=str(work / "tmp"), LC_ALL="C.UTF-8", BUILD=str(BUILD))
        self.kills, self.seconds, self.sound = {}, {}, {}
        self.compile, self.libs = written("compile"), written("libs")
        (work / "tmp").mkdir()
        self.make_library()
        self.programs = []
        cli = sorted(str(path) for path in BUILD.glob("src/cli/*.o"))
        self.make([*cli, "-o", str(work / "bidgauge")])
        for unit in sorted(BUILD.glob("tests/unit/test_*.o")):
            self.make([str(unit), "-o", str(work / unit.stem), "-lcmocka"])
            self.programs.append(str(work / unit.stem))
        self.make(["-O2", "-Isrc", "tests/oracles/exact/scorecard.c", "-o", str(work / "scorecard")])

    def make(self, words):
        subprocess.run([*self.compile, *words, "-Wl,--no-as-needed", str(self.first), str(self.shared), *self.libs],
                       check=True)

    def mutate(self, objects):
        """What is in these objects takes the place of what the library has by the same names."""
        done = subprocess.run([*self.compile, "-shared", *(str(name) for name in objects or NOTHING), "-o",
                               str(self.first)], check=False, capture_output=True)
        return done.returncode == 0

    def make_library(self):
        objects = sorted(str(path) for path in BUILD.glob("src/**/*.o") if "/src/cli/" not in str(path))
        subprocess.run([*self.compile, "-shared", *objects, "-o", str(self.shared), *self.libs], check=True)
        assert self.mutate([]), "an empty library does not link"

    def compiled(self, path, text, words, to):
        source = self.work / "mutant.c"
        source.write_text(text, encoding="utf-8")
        return subprocess.run([*self.compile, "-w", *words, str(source), "-o", str(to)], check=False,
                              capture_output=True).returncode == 0

    def same_code(self, path, text):
        """The compiler makes the same of both when it optimizes."""
        made = []
        for version in (text_of(path), text):
            to = self.work / "code.s"
            if not self.compiled(path, version, ["-O2", "-g0", "-S", "-DNDEBUG"], to):
                return False
            made.append(to.read_text())
        return made[0] == made[1]

    def marked(self, mutants):
        """The library with a mark at the start of each function that has a mutant of the sample."""
        places, objects = {}, [self.work / "reached.o"]
        for number, mutant in enumerate(mutants):
            places.setdefault(mutant[0], []).append((body_of(mutant), number))
        (self.work / "reached.c").write_text(REACHED, encoding="utf-8")
        subprocess.run([*self.compile, "-w", "-c", str(self.work / "reached.c"), "-o", str(self.work / "reached.o")],
                       check=True)
        for path, marks in places.items():
            text = text_of(path)
            for start, number in sorted(marks, reverse=True):
                text = text[:start] + f"    mutant_reached({number}u);\n" + text[start:]
            objects.append(self.work / f"marked{len(objects)}.o")
            self.compiled(path, "void mutant_reached(unsigned number);\n#line 1\n" + text, ["-c"], objects[-1])
        assert self.mutate(objects), "the marked library does not link"

    def learn(self, mutants):
        """Which programs and suites come to which mutants: the others cannot notice them. What fails without a
        mutant is left out. False: all do."""
        self.marked(mutants)
        self.reached = {}

        def watched(name):
            log = self.work / ("log-" + os.path.basename(name))
            # On a busy machine what measures time may fail once.
            tries = 1 if name in self.parts else 3
            passed = any(self.passes(name, {"MUTANT_LOG": str(log)}) for _ in range(tries))
            data = log.read_bytes() if log.exists() and passed else b""
            self.reached[name] = set(struct.unpack(f"{len(data) // 4}I", data))
            if not passed:
                print(f"{os.path.basename(name)} fails without a mutant, and is left out", flush=True)
            return passed
        with ThreadPoolExecutor(JOBS) as pool:
            return any(list(pool.map(watched, [*self.parts, *self.programs])))

    def passes(self, name, more=None):
        env, began = dict(self.env, **(more or {})), time.monotonic()
        part = name in self.parts
        # What takes many times as long as it did without a mutant no longer ends.
        limit = min(PART_SECONDS if part else SECONDS, 5 + 8 * self.seconds.get(name, PART_SECONDS))
        if name == "exact":
            words = [PYTHON, "tests/oracles/exact/exactness.py", str(self.work / "scorecard"), CARDS]
        elif name.endswith(".py"):
            words = [PYTHON, "-B", name]
        else:
            words = [name] if "/" in name else ["sh", "tests/run.sh"]
        passed = run(words, limit, env=dict(env, SUITES=name))
        if name not in self.seconds or passed:
            self.seconds[name] = time.monotonic() - began
        return passed

    def order(self, path):
        """Programs of the same word first, then those that killed most for their time and are of few things: what
        comes to few mutants looks closely at them."""
        words = set(re.split(r"[/_.]", str(path))) - {"src", "c"}

        def rank(name):
            own = len(words & set(re.split(r"[/_.]", os.path.basename(name))))
            cost = (self.seconds.get(name, 1) + 0.05) * (len(self.reached[name]) + 1)
            return (-own, -(self.kills.get(name, 0) + 1) / cost)
        return sorted(self.programs, key=rank), sorted(self.parts, key=rank)

    def killer(self, number, names, until):
        """The first that fails; None: all pass that are run. Nothing begins after `until`."""
        order = [name for name in names if number in self.reached[name]]
        with ThreadPoolExecutor(JOBS) as pool:
            for at in range(0, len(order), JOBS):
                some = order[at:at + JOBS] if time.monotonic() < until else []
                for name, passed in zip(some, pool.map(self.passes, some)):
                    if not passed:
                        self.kills[name] = self.kills.get(name, 0) + 1
                        return os.path.basename(name)
        return None

    def is_sound(self, suite):
        """Whether it passes without a mutant, which is linked again for what follows."""
        if suite not in self.sound:
            mutant = self.first.with_suffix(".mutant")
            self.first.rename(mutant)
            assert self.mutate([]), "an empty library does not link"
            self.sound[suite] = self.passes(suite)
            mutant.rename(self.first)
            if not self.sound[suite]:
                print(f"{suite} fails without a mutant, and is left out")
        return self.sound[suite]

    def verdict(self, number, mutant, more):
        path, _, _, start, end, new = mutant
        text = text_of(path)
        text = text[:start] + new + text[end:]
        to = self.work / "mutant.o"
        if not self.compiled(path, text, ["-c"], to) or not self.mutate([to]):
            return "does not compile"
        until = time.monotonic() + MUTANT_SECONDS
        programs, parts = self.order(path)
        killed = self.killer(number, programs, until)
        if not killed and self.same_code(path, text):
            return "same code"
        killed = killed or self.killer(number, parts, until)
        others = (name for name in more.split() if not killed and not self.passes(name) and self.is_sound(name))
        return killed or next(others, "SURVIVED")


def chosen(options):
    if options.again:
        rows = [line.split("\t") for line in pathlib.Path(options.again).read_text(encoding="utf-8").splitlines()]
        wanted = {"\t".join(row[:3]) for row in rows if row[3] == "SURVIVED"}
        found = sites()
        return [m for kind in sorted(found) for m in found[kind] if label(m) in wanted]
    mutants = sample(options.sample, options.seed)[options.skip:][:options.first or None]
    if options.only:
        places = options.only.split(",")
        mutants = [m for m in mutants if f"{m[0]}:{m[1]}" in places]
    return mutants


def report(rows, asked):
    count = {"does not compile": 0, "same code": 0, "SURVIVED": 0}
    for _, verdict in rows:
        count[verdict] = count.get(verdict, 0) + 1
    counted = len(rows) - count["does not compile"] - count["same code"]
    killed = counted - count["SURVIVED"]
    for what, verdict in rows:
        if verdict == "SURVIVED":
            print("SURVIVED\t" + what)
    print(f"mutants: {len(rows)} of {asked} tried, {count['does not compile']} do not compile, {count['same code']} "
          f"change no machine code; of the other {counted}, {killed} killed "
          f"({100 * killed / max(counted, 1):.1f} %), {count['SURVIVED']} survived")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("what", choices=("list", "run"))
    parser.add_argument("--sample", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--skip", type=int, default=0)
    parser.add_argument("--only", default="")
    parser.add_argument("--again", default="", help="what survived in this table, with the tests as they are now")
    parser.add_argument("--quick", action="store_true", help="unit programs and the quickest suites alone")
    parser.add_argument("--more", default="")
    parser.add_argument("--to", default=str(BUILD / "mutants.tsv"))
    options = parser.parse_args()
    mutants = chosen(options)
    if options.what == "list":
        for mutant in mutants:
            print(label(mutant))
        print({kind: len(found) for kind, found in sites().items()})
        return 0
    work = pathlib.Path(tempfile.mkdtemp())
    rows = []
    try:
        bench = Bench(work, options.quick)
        if not bench.learn(mutants):
            return 2
        with open(options.to, "w", encoding="utf-8") as out:
            for number, mutant in enumerate(mutants):
                began = time.monotonic()
                rows.append((label(mutant), bench.verdict(number, mutant, options.more)))
                out.write("\t".join(rows[-1]) + f"\t{time.monotonic() - began:.0f} s\n")
                out.flush()
    finally:
        shutil.rmtree(work)
    report(rows, options.sample)
    return 0


if __name__ == "__main__":
    sys.exit(main())
