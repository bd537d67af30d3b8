"""The functions: each one run over files."""

from __future__ import annotations

from typing import Any, List, Optional, Sequence, Union

from ._library import Context, Diagnostic, PathLike, ffi, lib, load_json
from ._results import Evaluation, Imported, Model, Robustness

Files = Union[PathLike, Sequence[PathLike]]


def files(given: Files) -> List[PathLike]:
    """One path, or several."""
    return [given] if isinstance(given, (str, bytes)) or hasattr(given, "__fspath__") else list(given)


def inputs(c: Context, ruleset: PathLike, bids: Files, as_of: Optional[str]) -> Any:
    """A struct bg_inputs of the context."""
    told, paths = c.keep(ffi.new("struct bg_inputs *")), files(bids)
    told.ruleset, told.as_of = c.text(ruleset), c.text(as_of)
    told.bids, told.bids_n = c.texts(paths), len(paths)
    return told


def check(
    ruleset: PathLike, *, as_of: Optional[str] = None, publish: bool = False, rules_dir: Optional[PathLike] = None
) -> List[Diagnostic]:
    """Every fault and warning of a ruleset; an empty list when all is well. publish: also what would be
    hard to defend once it is published."""
    with Context(rules_dir) as c:
        lib.bg_check(c.bg, c.text(ruleset), c.text(as_of), lib.BG_CHECK_PUBLISH if publish else 0)
        return c.diagnostics


def evaluate(
    ruleset: PathLike,
    bids: Files,
    *,
    as_of: Optional[str] = None,
    lot: Optional[str] = None,
    map: Optional[PathLike] = None,
    panel: Files = (),
    prices: bool = False,
    decisions: Optional[PathLike] = None,
    rules_dir: Optional[PathLike] = None,
) -> Evaluation:
    """Evaluates bids (files, or folders of them) against a ruleset. Damaged bids stay in the result, as
    unreadable, with the reason in `diagnostics`. Raises Error where the ruleset cannot be used."""
    c = Context(rules_dir)
    try:
        told = inputs(c, ruleset, bids, as_of)
        told.lot, told.map, told.decisions = c.text(lot), c.text(map), c.text(decisions)
        scored = files(panel)
        told.panel, told.panel_n, told.prices = c.texts(scored), len(scored), prices
        found = lib.bg_evaluate_files(c.bg, told)
        return Evaluation(c, c.need(found))
    except BaseException:
        c.close()
        raise


def explain(
    ruleset: PathLike,
    bids: Files,
    *,
    bid: Optional[str] = None,
    criterion: Optional[str] = None,
    trace: bool = False,
    **options: Any,
) -> str:
    """Why each score is what it is; options as for evaluate."""
    return evaluate(ruleset, bids, **options).explain(bid, criterion, trace)


def model(
    ruleset: PathLike,
    bids: Files = (),
    scenarios: Sequence[PathLike] = (),
    *,
    baseline: Optional[PathLike] = None,
    sweeps: Sequence[str] = (),
    register: Optional[PathLike] = None,
    wages: Optional[PathLike] = None,
    as_of: Optional[str] = None,
    rules_dir: Optional[PathLike] = None,
) -> Model:
    """What scenarios (files, or stacks "A.json+B.json") do to the bids, or to a register of contracts with a
    table of wages in place of bids."""
    c = Context(rules_dir)
    try:
        paths, over = files(bids), files(scenarios)
        told = c.keep(ffi.new("struct bg_model_input *"))
        told.ruleset, told.as_of, told.baseline = c.text(ruleset), c.text(as_of), c.text(baseline)
        told.bids, told.bids_n = c.texts(paths), len(paths)
        told.scenarios, told.scenarios_n = c.texts(over), len(over)
        told.sweeps, told.sweeps_n = c.texts(list(sweeps)), len(sweeps)
        told.contracts, told.wages = c.text(register), c.text(wages)
        return Model(c, c.need(lib.bg_model_files(c.bg, told)))
    except BaseException:
        c.close()
        raise


def robustness(
    ruleset: PathLike,
    bids: Files,
    *,
    samples: int = 100000,
    seed: int = 1,
    threads: Optional[int] = None,
    figures: Sequence[str] = (),
    as_of: Optional[str] = None,
    rules_dir: Optional[PathLike] = None,
) -> Robustness:
    """What a recommendation hangs on: for the time before publication. The same seed gives the same
    figures on any number of threads."""
    c = Context(rules_dir)
    try:
        options = c.keep(ffi.new("struct bg_robustness_options *"))
        options.seed, options.samples, options.threads = seed, samples, threads or 0
        options.figures, options.figures_n = c.texts(list(figures)), len(figures)
        found = lib.bg_robustness_files(c.bg, inputs(c, ruleset, bids, as_of), options)
        return Robustness(c, c.need(found))
    except BaseException:
        c.close()
        raise


def form(
    ruleset: PathLike,
    path: PathLike,
    *,
    lot: Optional[str] = None,
    as_of: Optional[str] = None,
    rules_dir: Optional[PathLike] = None,
) -> None:
    """Writes the workbook that vendors fill in, over what is there."""
    with Context(rules_dir) as c:
        c.need(lib.bg_write_form(c.bg, c.text(ruleset), c.text(as_of), c.text(lot), c.text(path)))


def import_bids(
    path: PathLike,
    folder: PathLike,
    *,
    ruleset: Optional[PathLike] = None,
    map: Optional[PathLike] = None,
    rules_dir: Optional[PathLike] = None,
) -> Imported:
    """Turns a file of another format (a vendor's form, a table, OCDS, Prozorro) into bids below folder."""
    with Context(rules_dir) as c:
        report, json = ffi.new("const char **"), ffi.new("const char **")
        c.need(
            lib.bg_import_file(c.bg, c.text(path), c.text(folder), c.text(ruleset), c.text(map), report, json)
        )
        return Imported(c.string(report[0]), load_json(c.string(json[0])), c.diagnostics)
