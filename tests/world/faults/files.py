"""Files that cannot be read or opened: permissions, descriptors, a disk that reports an error, a path to
nothing. The bids that they hold are nobody's fault, and the run ends with exit 3.
    files.py WORK"""
import os
import resource
import shutil
import subprocess
import sys

import machine

work = sys.argv[1]
failures = 0


def check(command, what, result, status=3):
    global failures
    why = command.wrong(result)
    if result[0] != status:
        why = f"exit {result[0]}, not {status}: {result[1].strip()[:200]}"
    if why:
        failures += 1
        print(f"FAIL {command.name}, {what}: {why}")


def limited(command, soft):
    """With so many descriptors at most."""
    command.prepare()
    done = subprocess.run([machine.BG, *command.words, "--force"], capture_output=True,
                          preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_NOFILE, (soft, soft)))
    return done.returncode, done.stderr.decode(), command.state()


commands = {c.name: c for c in machine.commands(work)}
tried = 0
for command in commands.values():
    command.learn()
    for soft in range(4, 10):
        tried += 1
        result = limited(command, soft)
        check(command, f"{soft} descriptors", result, 3 if result[0] == 3 else command.sound[0])

# An input in turn that is nowhere, is a link to itself, may not be read.
given = work + "/bad"
for name in ("evaluate", "model", "robustness", "corpus", "panel"):
    command = commands[name]
    words = list(command.words)
    for i, word in enumerate(words):
        if not os.path.isfile(word) or words[i - 1].startswith(("-o", "--json", "--csv", "--lines", "--partial")):
            continue
        cases = {"nowhere": lambda: None, "a link to itself": lambda: os.symlink(given, given)}
        if os.geteuid() != 0:
            cases["not permitted"] = lambda: os.close(os.open(given, os.O_CREAT | os.O_WRONLY, 0))
        for what, make in cases.items():
            make()
            command.words = [*words[:i], given, *words[i + 1:]]
            tried += 1
            check(command, f"{word} is {what}", command.run())
            if os.path.lexists(given):
                os.unlink(given)
    command.words = words

# Each system call that opens or reads a bid fails once, with each error that a machine has.
strace = shutil.which("strace")
if not strace or subprocess.run([strace, "-o", "/dev/null", "true"], capture_output=True).returncode:
    print("files: SKIPPED where system calls are made to fail: strace is not there or not permitted")
else:
    for name in ("evaluate", "corpus"):
        command = commands[name]
        bids = [w for w in command.words if os.path.isfile(w)][1:]
        for bid in bids:
            for call, error in (("openat", "EMFILE"), ("openat", "EACCES"), ("openat", "ENOMEM"),
                                ("read", "EIO"), ("fstat,newfstatat", "EIO")):
                tried += 1
                before = [strace, "-f", "-qq", "-o", "/dev/null", "-P", bid, "-e",
                          f"inject={call}:error={error}:when=1+"]
                result = command.run(before=before)
                quiet = call.startswith("fstat") and result[0] == command.sound[0]  # not called
                check(command, f"{call} of {bid} gives {error}", result, result[0] if quiet else 3)
print(f"files: {tried} runs, {failures} wrong")
sys.exit(1 if failures else 0)
