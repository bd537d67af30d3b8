"""Corpora: many tenders, on this machine or on the workers of a Dask cluster. Each worker makes a part of
some files; parts are added up in the order of the files, which gives the bytes of one run over all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import Any, List, Optional, Sequence, Tuple

from ._library import Context, Diagnostic, Error, PathLike, ffi, lib, load_json
from ._runs import Files, files


class CorpusResult:
    """The sums of a corpus."""

    def __init__(self, part: str, summary: str, diagnostics: List[Diagnostic]) -> None:
        #: the exact sums, as `--partial` writes them; parts can be added up further with `bidgauge merge`
        self.part = part
        self.summary = summary  #: a table for people
        self.diagnostics = diagnostics  #: lines that could not be read, and warnings

    def __str__(self) -> str:
        return self.summary

    @property
    def data(self) -> Any:
        """The exact sums as data."""
        return load_json(self.part)

    def write(self, path: PathLike) -> None:
        """Writes the workbook of the sums (.xlsx), or the part (.json)."""
        if str(path).endswith(".json"):
            Path(path).write_text(self.part, encoding="utf-8", newline="\n")
        else:
            merge([self.part], workbook=path)


def merge(parts: Sequence[str], workbook: Optional[PathLike] = None) -> CorpusResult:
    """Adds up parts, in their order."""
    with tempfile.TemporaryDirectory() as folder, Context() as c:
        names = []
        for i, part in enumerate(parts):
            names.append(os.path.join(folder, f"part-{i}.json"))
            Path(names[-1]).write_text(part, encoding="utf-8", newline="\n")
        answer = c.keep(ffi.new("struct bg_corpus_answer *"))
        told = c.keep(ffi.new("struct bg_corpus_request *"))
        told.files, told.files_n = c.texts(names), len(names)
        told.workbook, told.partial = c.text(workbook), c.text("-")
        c.need(lib.bg_corpus_merge(c.bg, told, answer))
        return CorpusResult(c.string(answer.part), c.string(answer.summary), c.diagnostics)


def run_part(request: dict) -> Tuple[str, str, List[Diagnostic]]:
    """One run over some files: what a worker does. A function of the module, so that it can be sent."""
    with Context(request["rules_dir"]) as c:
        told = c.keep(ffi.new("struct bg_corpus_request *"))
        told.ruleset, told.as_of = c.text(request["ruleset"]), c.text(request["as_of"])
        told.baseline, told.partial = c.text(request["baseline"]), c.text("-")
        told.files, told.files_n = c.texts(request["files"]), len(request["files"])
        told.scenarios, told.scenarios_n = c.texts(request["scenarios"]), len(request["scenarios"])
        told.threads = request["threads"]
        answer = c.keep(ffi.new("struct bg_corpus_answer *"))
        c.need(lib.bg_corpus_run(c.bg, told, answer))
        return c.string(answer.part), c.string(answer.summary), c.diagnostics


class Corpus:
    """Files of JSON Lines with a tender each, plain or gzip, and what is to be done with them."""

    def __init__(
        self,
        given: Files,
        ruleset: PathLike,
        scenarios: Sequence[PathLike] = (),
        *,
        baseline: Optional[PathLike] = None,
        as_of: Optional[str] = None,
        rules_dir: Optional[PathLike] = None,
    ) -> None:
        self.files = [os.fspath(path) for path in files(given)]
        if not self.files:
            raise ValueError("a corpus has at least one file")
        self._request = {
            "ruleset": os.fspath(ruleset),
            "scenarios": [os.fspath(path) for path in files(scenarios)],
            "baseline": None if baseline is None else os.fspath(baseline),
            "as_of": as_of,
            "rules_dir": None if rules_dir is None else os.fspath(rules_dir),
        }

    def run(self, client: Any = None, *, threads: Optional[int] = None) -> CorpusResult:
        """Without a client: on the processors of this machine (threads: how many). With a
        `distributed.Client`: each file is a task; workers see the same files by the same paths, which must
        be absolute where they run elsewhere. A worker that is lost has its files done again by another."""
        if client is None:
            request = {**self._request, "files": self.files, "threads": threads or 0}
            return CorpusResult(*run_part(request))
        requests = [{**self._request, "files": [path], "threads": threads or 1} for path in self.files]
        futures = client.map(run_part, requests, pure=False)
        answers = client.gather(futures)  # in the order of the files; an Error of a worker is raised here
        merged = merge([answer[0] for answer in answers])
        merged.diagnostics = [row for answer in answers for row in answer[2]]
        return merged


def corpus(given: Files, ruleset: PathLike, scenarios: Sequence[PathLike] = (), **options: Any) -> Corpus:
    """A corpus of the files, to be run: `corpus(files, "ruleset.json").run(client)`."""
    return Corpus(given, ruleset, scenarios, **options)


__all__ = ["Corpus", "CorpusResult", "Error", "corpus", "merge"]
