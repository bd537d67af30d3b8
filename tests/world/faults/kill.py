"""kill -9 at every system call of every writing command, and two commands on one output at once: each
output is what it was, or the whole new one, and the next run leaves nothing beside it.
    kill.py WORK"""
import os
import re
import random
import shutil
import subprocess
import sys

import machine

work = sys.argv[1]
FULL = os.environ.get("FAULTS") == "all"
SAMPLE = int(os.environ.get("KILLS", "4"))
random.seed(10)
failures = tried = 0


def fail(what):
    global failures
    failures += 1
    print("FAIL " + what)


def whole(command, files, what):
    """Each output old, new or, where others were there, of either; leftovers are hidden files."""
    for name in command.outputs:
        if files.get(name) not in (machine.OLD, command.sound[2][name]):
            fail(f"{command.name}, {what}: {name} is neither the old file nor the new one")
    for name in files:
        if name not in command.outputs and not name.startswith(".") and not name.endswith(".part"):
            fail(f"{command.name}, {what}: {name} was left")


def calls(command, strace):
    """How many system calls the whole run makes, by name."""
    log = work + "/calls"
    command.run(before=[strace, "-f", "-qq", "-o", log])
    counts = {}
    for line in open(log, errors="replace"):
        m = re.match(r"\d+ +(\w+)\(", line)
        if m:
            counts[m[1]] = counts.get(m[1], 0) + 1
    counts.pop("exit_group", None)
    return counts


def kill_each(command, strace):
    global tried
    points = [(name, n) for name, count in sorted(calls(command, strace).items())
              for n in range(1, count + 1)]
    chosen = points if FULL else sorted(random.sample(points, min(SAMPLE, len(points))))
    torn = failures
    for name, n in chosen:
        tried += 1
        # the signal is for the process that makes the call: parent or child
        result = command.run(before=[strace, "-f", "-qq", "-o", "/dev/null", "-e",
                                     f"inject={name}:signal=KILL:when={n}"])
        whole(command, result[2], f"killed at {name} {n}")
    # what is left goes with the next run
    done = subprocess.run([machine.BG, *command.words, "--force"], capture_output=True)
    left = [n for n in command.state() if n not in command.outputs]
    if done.returncode != command.sound[0] or command.state() != command.sound[2]:
        fail(f"{command.name}, after the kills: exit {done.returncode}, left: {left}")
    print(f"{command.name}: killed at {len(chosen)} of {len(points)} system calls: "
          f"{failures - torn} wrong")


def two_at_once(command):
    """Both end well or one is refused; the outputs are those of a whole run."""
    global tried
    for _ in range(10 if FULL else 3):
        tried += 1
        command.prepare()
        both = [subprocess.Popen([machine.BG, *command.words, "--force"], stdout=subprocess.DEVNULL,
                                 stderr=subprocess.PIPE) for _ in range(2)]
        said = [p.communicate()[1].decode() for p in both]
        status = [p.returncode for p in both]
        if command.state() != command.sound[2] or command.sound[0] not in status or any(
                s not in (command.sound[0], 3) for s in status):
            fail(f"{command.name}, two at once: exits {status}, files {sorted(command.state())}: "
                 f"{' '.join(said)[:300]}")


commands = machine.commands(work)
strace = shutil.which("strace")
if strace and subprocess.run([strace, "-o", "/dev/null", "true"], capture_output=True).returncode:
    strace = None
if not strace:
    print("kill: SKIPPED where runs are killed: strace is not there or not permitted")
for command in commands:
    command.learn()
    two_at_once(command)
    if strace:
        kill_each(command, strace)
print(f"kill: {tried} runs, {failures} wrong")
sys.exit(1 if failures else 0)
