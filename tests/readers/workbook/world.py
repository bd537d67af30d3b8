#!/usr/bin/env python3
"""The finished file and the world around it: the same bytes wherever it is made, well-formed in every
part, and either whole or not there.

usage: world.py"""
import hashlib
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

import book

SAMPLE = book.TOP / "samples/janitorial"
ARGUMENTS = (SAMPLE / "ruleset.json", book.bids_of(SAMPLE))


def sha(path):
    return hashlib.sha256(pathlib.Path(path).read_bytes()).hexdigest()


# -- the same bytes --------------------------------------------------------------------------------

def check_bytes(folder):
    """Time zone, temporary folder, locale, working directory and umask may not show. The command
    line's paths are the same: they stand on Audit."""
    first = sha(book.workbook(*ARGUMENTS, folder / "plain.xlsx"))
    other = folder / "other temp"
    other.mkdir()
    listed = shutil.which("locale") and subprocess.run(["locale", "-a"], capture_output=True, text=True)
    locales = listed.stdout.split() if listed else []
    comma = next((name for name in locales if name.startswith("de_DE")), None)
    if not comma:
        print("world: SKIPPED: no locale with a decimal comma (de_DE) is installed")
    ways = [{"TZ": "Pacific/Kiritimati"}, {"TZ": "America/Los_Angeles"}, {"TMPDIR": str(other)},
            {"LC_ALL": "C"}, {"LC_ALL": "C.UTF-8"}] + ([{"LC_ALL": comma}] if comma else [])
    runs = [(str(way), {"env": {**os.environ, **way}}) for way in ways]
    runs += [("working directory", {"cwd": "/"}),
             ("umask", {"preexec_fn": lambda: os.umask(0o077)})]
    for name, how in runs:
        to = folder / "again.xlsx"
        run = book.evaluate(*ARGUMENTS, "-o", to, **how)
        if run.returncode or sha(to) != first:
            yield f"{name}: not the same bytes (exit status {run.returncode}) {run.stderr[:200]}"
        to.unlink(missing_ok=True)


# -- well-formed -----------------------------------------------------------------------------------

def check_parts(folder):
    made = book.Book(folder / "plain.xlsx")
    types = made.part("[Content_Types].xml")
    named = {book.attributes_of(a)["PartName"] for a in re.findall(r"<Override\b([^>]*)/>", types)}
    extensions = {book.attributes_of(a)["Extension"] for a in re.findall(r"<Default\b([^>]*)/>", types)}
    out = folder / "parts"
    for i, name in enumerate(made.order):
        if name != "[Content_Types].xml" and "/" + name not in named and \
                name.rsplit(".", 1)[-1] not in extensions - {"xml"}:
            yield f"{name}: not in [Content_Types].xml"
        out.mkdir(exist_ok=True)
        (out / f"{i}.xml").write_bytes(made.parts[name])
        for attributes in re.findall(r"<Relationship\b([^>]*)/>", made.part(name)
                                     if name.endswith(".rels") else ""):
            a = book.attributes_of(attributes)
            if a.get("TargetMode") == "External" and not re.match(r"(https?://|mailto:)", a["Target"]):
                yield f"{name}: a link to {a['Target']}"
        if re.search(r"externalLink|vbaProject|embeddings|/customXml", name):
            yield f"{name}: should not be in a workbook of ours"
    for name in named - {"/" + n for n in made.order}:
        yield f"{name}: in [Content_Types].xml, and not there"
    if shutil.which("xmllint"):
        lint = subprocess.run(["xmllint", "--noout", *map(str, sorted(out.iterdir()))],
                              capture_output=True, text=True)
        if lint.returncode:
            yield f"not well-formed: {lint.stderr[:300]}"
    else:
        print("world: SKIPPED: xmllint is not installed: whether every part is well-formed")
    for sheet in made.sheets:
        title = made.cells(sheet).get("A1")
        if not title or not isinstance(title.value, str) or len(title.value) < 5:
            yield f"{sheet}!A1 does not say what the sheet is"
    for place, cell in made.formulas().items():
        if re.search(r"\[\d|DDE|WEBSERVICE|HYPERLINK|\|", re.sub(r'"[^"]*"', "", cell.formula)):
            yield f"{place}: ={cell.formula[:200]} reaches out of the file"


# -- whole or not there ----------------------------------------------------------------------------

class Small:
    """A file system of 64 KiB, or None where it cannot be mounted."""

    def __init__(self, folder):
        self.folder = folder
        folder.mkdir()
        self.mounted = shutil.which("mount") is not None and subprocess.run(
            ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(folder)],
            capture_output=True).returncode == 0

    def __enter__(self):
        return self.folder if self.mounted else None

    def __exit__(self, *_):
        if self.mounted:
            subprocess.run(["umount", str(self.folder)], check=True)


def check_fails(name, target, **how):
    """Exit status 3, a sentence that names the target, the old file as it was, nothing beside it."""
    beside = target.parent
    before = sorted(os.listdir(beside)) if beside.is_dir() else None
    old = target.read_bytes() if target.is_file() else None
    run = book.evaluate(*ARGUMENTS, "-o", target, "--force", **how)
    if run.returncode != 3:
        yield f"{name}: exit status {run.returncode}, want 3: {run.stderr[:300]}"
    if target.name not in run.stderr or "error" not in run.stderr:
        yield f"{name}: nothing clear on standard error: {run.stderr[:300]!r}"
    if (target.read_bytes() if target.is_file() else None) != old:
        yield f"{name}: the old file was changed"
    if before is not None and sorted(os.listdir(beside)) != before:
        yield f"{name}: left behind: {sorted(set(os.listdir(beside)) - set(before))}"


def check_failures(folder):
    yield from check_fails("no such folder", folder / "missing" / "x.xlsx")
    (folder / "a directory.xlsx").mkdir()
    yield from check_fails("a directory", folder / "a directory.xlsx")
    (folder / "there.xlsx").write_text("the old file")
    with Small(folder / "small temp") as small:
        if small:
            yield from check_fails("full temporary folder", folder / "there.xlsx",
                                   env={**os.environ, "TMPDIR": str(small)})
        else:
            print("world: SKIPPED: full disks (a tmpfs cannot be mounted here)")
    with Small(folder / "small disk") as small:
        if small:
            (small / "there.xlsx").write_text("the old file")
            yield from check_fails("full disk", small / "there.xlsx")


def main():
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        faults = [*check_bytes(folder), *check_parts(folder), *check_failures(folder)]
    for fault in faults:
        print(f"world: {fault}")
    print(f"world: same bytes, parts, failures: {len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
