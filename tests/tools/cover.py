"""Sums up the counters of gcov: branches taken, by folder, and those that never were.

    cover.py BUILD

An assertion has a branch that must never be taken: those of `assert` are left out, and counted. Nothing else is."""
import collections
import concurrent.futures
import gzip
import json
import os
import pathlib
import re
import subprocess
import sys

FOLDERS = ("host", "base", "logic", "model", "score", "intake", "report", "jobs", "api", "cli")


def counted(notes):
    """gcov's own figures of one object: {source: {line: [count, [branch counts]]}}."""
    done = subprocess.run(["gcov", "--branch-probabilities", "--branch-counts", "--json-format", "--stdout", notes],
                          capture_output=True, check=False)
    out = done.stdout
    if out[:2] == b"\x1f\x8b":
        out = gzip.decompress(out)
    lines = {}
    for text in out.decode().splitlines():
        for file in json.loads(text)["files"]:
            of_file = lines.setdefault(file["file"], {})
            for line in file["lines"]:
                have = of_file.setdefault(line["line_number"], [0, []])
                have[0] += line["count"]
                have[1] += [b["count"] for b in line["branches"]]
    return lines


def asserted(text):
    """The lines of assertions."""
    found = set()
    for match in re.finditer(r"\bassert\(", text):
        depth, at = 1, match.end()
        while depth and at < len(text):
            depth += (text[at] == "(") - (text[at] == ")")
            at += 1
        found.update(range(text.count("\n", 0, match.start()) + 1, text.count("\n", 0, at) + 2))
    return found


def merged(results):
    """Headers with inline functions are in many objects: a branch counts as taken when it was in one."""
    whole = collections.defaultdict(dict)
    for lines in results:
        for name, of_file in lines.items():
            for number, (count, branches) in of_file.items():
                have = whole[name].setdefault(number, [0, []])
                have[0] += count
                same = len(have[1]) == len(branches)
                have[1] = [a + b for a, b in zip(have[1], branches)] if same else have[1] or branches
    return whole


def main(build):
    notes = sorted(str(path) for path in pathlib.Path(build).glob("src/**/*.gcno"))
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        whole = merged(pool.map(counted, notes))
    sums = collections.defaultdict(lambda: [0, 0, 0, 0])  # branches, taken, lines, run
    left_out, missing = 0, []
    for name in sorted(whole):
        if not name.startswith("src/"):
            continue
        text = pathlib.Path(name).read_text(encoding="utf-8")
        source, asserts = text.split("\n"), asserted(text)
        for number, (count, branches) in sorted(whole[name].items()):
            folder = sums[name.split("/")[1]]
            folder[2] += 1
            folder[3] += count > 0
            if number in asserts and branches:
                left_out += len(branches)
                continue
            folder[0] += len(branches)
            taken = sum(b > 0 for b in branches)
            folder[1] += taken
            if taken < len(branches) or not count:
                line = source[number - 1].strip() if number <= len(source) else "(changed since it was built)"
                missing.append(f"{name}:{number}\t{len(branches) - taken} of {len(branches)}\t{line}")
    pathlib.Path(build, "missing.txt").write_text("\n".join(missing) + "\n", encoding="utf-8")
    print("folder   branches   taken           lines     run")
    total = [0, 0, 0, 0]
    for folder in [f for f in FOLDERS if f in sums] + ["all"]:
        row = sums[folder] if folder != "all" else total
        print(f"{folder:8} {row[0]:8}  {row[1]:8} {100 * row[1] / row[0]:5.1f} %  {row[2]:6}  {row[3]:6} "
              f"{100 * row[3] / row[2]:5.1f} %")
        total = [a + b for a, b in zip(total, row)]
    print(f"{left_out} branches of assertions are left out; lines that never ran, or not in all their branches: "
          f"{len(missing)}, in {build}/missing.txt")


if __name__ == "__main__":
    main(sys.argv[1])
