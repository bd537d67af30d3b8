"""The C library: where it is, one context a run, texts in and out, and diagnostics."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any, Dict, List, Optional, Sequence, Tuple, Union

from ._declarations import ffi

PathLike = Union[str, "os.PathLike[str]"]
HERE = Path(__file__).parent


def _load() -> Any:
    """$BIDGAUGE_LIBRARY, the library inside the package, or the system's."""
    own = sorted(HERE.glob("libbidgauge.so*"))
    name = os.environ.get("BIDGAUGE_LIBRARY") or (str(own[0]) if own else "libbidgauge.so.0")
    return ffi.dlopen(name)


lib = _load()
#: what the library calls the formats of results: "json", "text", "xlsx", ...
FORMATS = {name[len("BG_AS_") :].lower().replace("_", "-"): getattr(lib, name) for name in dir(lib) if name.startswith("BG_AS_")}
FORMATS["table"] = FORMATS["text"]


def format_named(name: str) -> int:
    """The library's number of a format. Raises ValueError where there is none of that name."""
    if name not in FORMATS:
        raise ValueError(f'no format "{name}": {", ".join(sorted(FORMATS))}')
    return FORMATS[name]


def library_version() -> str:
    """The version of the C library that is loaded."""
    return ffi.string(lib.bg_version()).decode()


@dataclass(frozen=True)
class Diagnostic:
    """One fault or warning: what is wrong, where, and what to do."""

    code: str
    severity: str  #: "error", "warning" or "note"
    message: str
    file: Optional[str] = None
    line: Optional[int] = None
    column: Optional[int] = None
    place: Dict[str, Any] = field(default_factory=dict, compare=False)  #: all that is known of the place

    def __str__(self) -> str:
        place = ":".join(str(part) for part in (self.file, self.line, self.column) if part is not None)
        return f"{place + ': ' if place else ''}{self.severity} {self.code}: {self.message}"


class Error(Exception):
    """The run could not do what was asked. `diagnostics` has every fault and warning; the text of the
    exception is what the program prints."""

    def __init__(self, text: str, diagnostics: Sequence[Diagnostic]) -> None:
        super().__init__(text.rstrip("\n") or "bidgauge: no result, and no reason was given")
        self.diagnostics = list(diagnostics)

    def __reduce__(self) -> Tuple[Any, ...]:  # so that it comes back whole from a worker
        return (Error, (str(self), self.diagnostics))


def load_json(text: str) -> Any:
    """JSON with exact numbers."""
    return json.loads(text, parse_float=Decimal)


class Context:
    """One run: a context of the library, and the texts that it borrows, until close()."""

    def __init__(self, rules_dir: Optional[PathLike] = None) -> None:
        self._kept: List[Any] = []
        config = self.keep(ffi.new("struct bg_config *"))
        own = HERE / "rules"
        if rules_dir is None and own.is_dir() and not Path("rules").is_dir():
            rules_dir = own  # as the program looks in ./rules first
        config.rules_dir = self.text(rules_dir)
        self.bg = lib.bg_new(config)
        if self.bg == ffi.NULL:
            raise MemoryError("bidgauge: out of memory")

    def __enter__(self) -> "Context":
        return self

    def __exit__(self, *_: Any) -> None:
        self.close()

    def close(self) -> None:
        bg, self.bg = self.bg, ffi.NULL
        lib.bg_free(bg)
        self._kept = []

    def keep(self, value: Any) -> Any:
        self._kept.append(value)
        return value

    def text(self, value: Optional[PathLike]) -> Any:
        """A C string; None is NULL."""
        return ffi.NULL if value is None else self.keep(ffi.new("char[]", os.fsencode(os.fspath(value))))

    def texts(self, values: Sequence[PathLike]) -> Any:
        return self.keep(ffi.new("const char *[]", [self.text(value) for value in values] or 1))

    def string(self, value: Any, size: Optional[int] = None) -> str:
        """The library's text. It is UTF-8; what a file name has of other bytes is kept as Python does."""
        raw = ffi.string(value) if size is None else ffi.buffer(value, size)[:]
        return raw.decode("utf-8", "surrogateescape")

    def rendered(self, function: Any, result: Any, format: str) -> str:
        size = ffi.new("size_t *")
        found = function(self.bg, result, format_named(format), size)
        if found == ffi.NULL:
            raise ValueError(f'not in the format "{format}"')
        return self.string(found, size[0])

    @property
    def diagnostics(self) -> List[Diagnostic]:
        known = ("code", "severity", "message", "file", "line", "column")
        rows = json.loads(self.string(lib.bg_diagnostics(self.bg, lib.BG_AS_JSON, 0)))
        return [Diagnostic(**{key: row.get(key) for key in known}, place=row) for row in rows]

    def fail(self) -> Error:
        """What to raise now."""
        return Error(self.string(lib.bg_diagnostics(self.bg, lib.BG_AS_TEXT, 0)), self.diagnostics)

    def need(self, value: Any) -> Any:
        """value, unless the library says that there is none."""
        if not value or value == ffi.NULL:
            raise self.fail()
        return value
