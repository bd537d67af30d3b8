"""What runs give: data with exact numbers, and tables, which are pandas frames where pandas is there."""

from __future__ import annotations

import csv
import io
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Callable, Dict, List, Optional, Sequence, Union

from ._library import Context, Diagnostic, PathLike, format_named, lib, load_json

if TYPE_CHECKING:
    import pandas

Table = Union["pandas.DataFrame", List[Dict[str, Any]]]


def table(rows: Sequence[Dict[str, Any]], exact: bool = False) -> Table:
    """A frame of the rows; a list of dicts where there is no pandas. exact: numbers stay Decimal, in
    columns of objects; else they are floats, which pandas can work with."""
    try:
        import pandas
    except ImportError:
        return list(rows)
    plain = [{k: float(v) if isinstance(v, Decimal) and not exact else v for k, v in row.items()} for row in rows]
    return pandas.DataFrame(plain)


class Result:
    """Of one run, with its context, which lives as long as this does. Use it in one thread."""

    _render: Callable[..., Any]
    _write: Callable[..., Any]

    def __init__(self, context: Context, result: Any) -> None:
        self._context, self._result = context, result
        #: warnings, and faults of single bids, which stay in the result as unreadable
        self.diagnostics: List[Diagnostic] = context.diagnostics
        self._data: Optional[Dict[str, Any]] = None

    def __del__(self) -> None:
        context = getattr(self, "_context", None)
        if context:
            context.close()

    def render(self, format: str) -> str:
        """The text of a format that the program prints: "json", "table", ..."""
        return self._context.rendered(type(self)._render, self._result, format)

    def json(self) -> str:
        """The bytes that `--json` writes."""
        return self.render("json")

    @property
    def data(self) -> Dict[str, Any]:
        """All of it, with exact numbers."""
        if self._data is None:
            self._data = load_json(self.json())
        return self._data

    def write(self, path: PathLike, format: Optional[str] = None) -> None:
        """Writes the file, over what is there: by its ending, or as format says."""
        how = format or ("json" if str(path).endswith(".json") else "csv" if str(path).endswith(".csv") else "xlsx")
        done = type(self)._write(self._context.bg, self._result, format_named(how), self._context.text(path))
        self._context.need(done)


class Evaluation(Result):
    """Bids against a ruleset."""

    _render, _write = lib.bg_render, lib.bg_write

    def __str__(self) -> str:
        return self.render("table")

    def bids(self, exact: bool = False) -> Table:
        """A row a lot and bid: rank, points, price, status."""
        rows = []
        for lot in self.data["lots"]:
            for bid in lot["bids"]:
                row = {"lot": lot["lot"], "bid": bid["bid"], "vendor": bid["vendor"]["name"]}
                row.update({key: bid.get(key) for key in ("status", "rank", "tied", "total", "least", "reachable", "quality")})
                price = bid.get("price") or {}
                row.update({"price": price.get("amount"), "evaluated": price.get("evaluated"), "price_points": price.get("points")})
                row["recommended"] = bool(lot["recommended"]) and lot["recommended"].get("bid") == bid["bid"]
                rows.append(row)
        return table(rows, exact)

    def criteria(self, exact: bool = False) -> Table:
        """A row a lot, bid and criterion: outcome, value, limit, points, reason."""
        keys = ("id", "outcome", "value", "limit", "rating", "points", "weight", "reason", "would_change")
        rows = [
            {"lot": lot["lot"], "bid": bid["bid"], **{("criterion" if k == "id" else k): c.get(k) for k in keys}}
            for lot in self.data["lots"]
            for bid in lot["bids"]
            for c in bid["criteria"]
        ]
        return table(rows, exact)

    @property
    def recommended(self) -> Optional[str]:
        """The bid that is recommended, of a ruleset without lots; None: nobody."""
        lots = self.data["lots"]
        if len(lots) != 1:
            raise ValueError("the ruleset has lots: see data[\"lots\"]")
        return (lots[0]["recommended"] or {}).get("bid")

    def explain(self, bid: Optional[str] = None, criterion: Optional[str] = None, trace: bool = False) -> str:
        """Why each score is what it is, for people."""
        c = self._context
        found = lib.bg_explain(c.bg, self._result, c.text(bid), c.text(criterion), trace)
        if not found:
            raise KeyError(f"no bid {bid!r} or no criterion {criterion!r}")
        return c.string(found)


def _value(text: str) -> Any:
    if text == "":
        return None
    if text in ("true", "false"):
        return text == "true"
    try:
        return Decimal(text)
    except ArithmeticError:
        return text


class Model(Result):
    """Bids, or a register of contracts, under the ruleset and under scenarios."""

    _render, _write = lib.bg_model_render, lib.bg_model_write

    def __str__(self) -> str:
        return self.render("table")

    def measures(self, exact: bool = False) -> Table:
        """What `--csv` writes: a row a bid, scenario and measure."""
        numbers = ("value", "low", "high", "estimated")
        rows = csv.DictReader(io.StringIO(self.render("csv")))
        return table([{k: _value(v) if k in numbers else v for k, v in row.items()} for row in rows], exact)


class Robustness(Result):
    """What a recommendation hangs on."""

    _render, _write = lib.bg_render_robustness, lib.bg_write_robustness

    def _rows(self, what: str) -> List[Dict[str, Any]]:
        return [
            {"lot": lot["lot"], **{k: v for k, v in row.items() if not isinstance(v, (list, dict))}}
            for lot in self.data["lots"]
            for row in lot[what]
        ]

    def checks(self, exact: bool = False) -> Table:
        """A row a check: what was found and whether it is firm."""
        return table(self._rows("checks"), exact)

    def weights(self, exact: bool = False) -> Table:
        """A row a weight and rival: how far it can move."""
        return table(self._rows("weights"), exact)


class Imported:
    """What became of a file of another format."""

    def __init__(self, report: str, data: Dict[str, Any], diagnostics: List[Diagnostic]) -> None:
        self.report, self.data, self.diagnostics = report, data, diagnostics

    def __str__(self) -> str:
        return self.report
