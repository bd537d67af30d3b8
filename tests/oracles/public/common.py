"""What the tests of public copies share: running the program, unpacking a workbook, and searching its parts
for numbers and texts in the notations in which they may be printed."""
import html, json, os, re, subprocess, zipfile
from fractions import Fraction

PROGRAM = os.environ["BIDGAUGE"]
failed = passed = 0


def check(what, good, note=""):
    global failed, passed
    if good:
        passed += 1
    else:
        failed += 1
        print(f"{what}: {note}" if note else what)


def finish(name):
    print(f"{name}: {passed} checks passed, {failed} failed")
    raise SystemExit(1 if failed else 0)


def run(*arguments):
    done = subprocess.run([PROGRAM, *arguments], capture_output=True, text=True)
    return done.returncode, done.stdout + done.stderr


def write(path, value):
    with open(path, "w", encoding="utf-8") as file:
        file.write(value if isinstance(value, str) else json.dumps(value))
    return path


def parts(path):
    """Every part of a workbook as text, or the file itself."""
    if not zipfile.is_zipfile(path):
        with open(path, "rb") as file:
            return {os.path.basename(path): file.read().decode("utf-8")}
    with zipfile.ZipFile(path) as book:
        assert book.testzip() is None
        return {name: book.read(name).decode("utf-8") for name in book.namelist()}


def texts(part):
    """What stands between tags, and in attributes, without entities and with single spaces."""
    plain = html.unescape(part)
    return re.sub(r"[\s\u00a0]+", " ", plain).lower()


def notations(number):
    """19.83 -> 19.83, 19,83; 1983.5 -> 1983.5, 1,983.50, 1.983,5, 1 983,5, 1'983.5 ..."""
    value = Fraction(str(number))
    out = set()
    for places in (None, 0, 1, 2, 3, 4):
        if places is None:
            text = str(number)
        else:
            if value * 10 ** places != int(value * 10 ** places):
                continue
            text = f"{float(value):.{places}f}"
        whole, _, rest = text.partition(".")
        grouped = re.sub(r"(?<=\d)(?=(\d{3})+$)", "#", whole)
        for mark in ("", ",", ".", " ", "'", "\u00a0", "\u202f"):
            for point in (".", ","):
                if mark == point and rest:
                    continue
                out.add(grouped.replace("#", mark) + (point + rest if rest else ""))
    return out


def telling(number):
    """Digits enough that it is nobody else's."""
    digits = re.sub(r"\D", "", str(number)).strip("0")
    return len(digits) >= 3 or abs(Fraction(str(number))) >= 1000


def holds_number(part, number):
    """The number between two tags, or the whole of an XML text; not a piece of a date, word or longer one."""
    body = part if not part.lstrip().startswith("<") else " \n".join(re.findall(r">([^<]+)<", part))
    for form in notations(number):
        if re.search(r"(?<![\w.,:/#'-])" + re.escape(form) + r"(?![\w]|[.,:/'-]\d)", body):
            return form
    return None


def holds_text(part, text):
    wanted = re.sub(r"[\s\u00a0]+", " ", text).strip().lower()
    return wanted in texts(part)


def numbers_in(value):
    """Every number in a JSON value."""
    if isinstance(value, bool) or value is None:
        return
    if isinstance(value, (int, float)):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from numbers_in(one)
    elif isinstance(value, list):
        for one in value:
            yield from numbers_in(one)
    elif isinstance(value, str):
        for one in re.findall(r"\d+(?:\.\d+)?", value.replace(",", "")):
            yield json.loads(one) if re.fullmatch(r"0|[1-9]\d*(\.\d+)?", one) else 0


def strings_in(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from strings_in(one)
    elif isinstance(value, list):
        for one in value:
            yield from strings_in(one)
