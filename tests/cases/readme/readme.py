#!/usr/bin/env python3
"""Runs the README's example: writes each block marked "file:", runs each marked "run", and compares
what is printed with what the README shows.

usage: readme.py BIDGAUGE README.md"""
import pathlib
import re
import subprocess
import sys
import tempfile

BLOCK = re.compile(r"<!-- (file: (?P<name>\S+)|run) -->\n```\w*\n(?P<text>.*?)```", re.S)


def main(program, readme):
    passed = failed = 0
    with tempfile.TemporaryDirectory() as folder:
        for block in BLOCK.finditer(readme.read_text()):
            if block["name"]:
                (pathlib.Path(folder) / block["name"]).write_text(block["text"])
                continue
            command, _, shown = block["text"].partition("\n")
            words = command.removeprefix("$ ").split()
            done = subprocess.run([program, *words[1:]], cwd=folder, capture_output=True, text=True)
            if done.stdout == shown and words[0] == "bidgauge":
                passed += 1
            else:
                failed += 1
                print(f"{command}\nprints:\n{done.stdout}{done.stderr}")
    print(f"readme: {passed} passed, {failed} failed")
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], pathlib.Path(sys.argv[2])))
