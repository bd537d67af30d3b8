"""What is on the pages of a PDF that LibreOffice wrote: the sizes of the letters, from the operators that
draw them, and the text by page, from pdftotext."""
import math
import pathlib
import re
import subprocess
import zlib

OBJECT = re.compile(rb"(?:^|[\r\n])(\d+) 0 obj\b")
STREAM = re.compile(rb"\bstream\r?\n")
TOKEN = re.compile(rb"<[0-9A-Fa-f\s]*>|\((?:\\.|[^\\()])*\)|\[|\]|/[^\s/\[\]<>()]+|[^\s\[\]<>()/]+")
UNIT = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def times(m, n):
    a, b, c, d, e, f = m
    g, h, i, j, k, l = n
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j,
            e * g + f * i + k, e * h + f * j + l)


class Page:
    def __init__(self, width, height, sizes, text):
        self.width, self.height = width, height
        self.sizes = sizes  # in points, of every text that is drawn
        self.lines = [line for line in text.split("\n") if line.strip()]
        self.text = text


def sizes_of(content):
    """The heights of the font at every operator that shows text."""
    state, kept, operands, sizes = UNIT, [], [], []
    matrix, size = UNIT, 0.0
    for token in TOKEN.findall(content):
        if token == b"q":
            kept.append((state, size))
        elif token == b"Q":
            state, size = kept.pop()
        elif token == b"cm":
            state = times(tuple(map(float, operands[-6:])), state)
        elif token == b"BT":
            matrix = UNIT
        elif token == b"Tm":
            matrix = tuple(map(float, operands[-6:]))
        elif token == b"Tf":
            size = float(operands[-1])
        elif token in (b"Tj", b"TJ"):
            _, _, c, d, _, _ = times(matrix, state)
            sizes.append(abs(size) * math.hypot(c, d))
        else:
            operands = (operands + [token])[-64:]
    return sizes


def pages(path):
    raw = pathlib.Path(path).read_bytes()
    starts = [(int(m[1]), m.end()) for m in OBJECT.finditer(raw)] + [(0, len(raw))]
    objects = {number: raw[at:starts[i + 1][1]] for i, (number, at) in enumerate(starts[:-1])}
    texts = subprocess.run(["pdftotext", "-layout", str(path), "-"], check=True,
                           capture_output=True).stdout.decode().split("\f")
    tree = next(body for body in objects.values() if re.search(rb"/Type\s*/Pages\b", body))
    out = []
    for number in re.findall(rb"(\d+) 0 R", re.search(rb"/Kids\s*\[(.*?)\]", tree, re.S)[1]):
        body = objects[int(number)]
        box = list(map(float, re.search(rb"/MediaBox\s*\[([^\]]*)\]", body)[1].split()))
        stream = objects[int(re.search(rb"/Contents\s+(\d+) 0 R", body)[1])]
        content = zlib.decompressobj().decompress(stream[STREAM.search(stream).end():])
        out.append(Page(box[2] - box[0], box[3] - box[1], sizes_of(content), texts[len(out)]))
    return out
