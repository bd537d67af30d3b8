"""Evaluate bids for public contracts against published job-quality criteria.

Each function is one run over files, as of the program `bidgauge`, and gives the same figures and the same
bytes. What is wrong with an input is an Error with every fault in it; warnings are with the result. Numbers
are exact (decimal.Decimal) in data, and floats in pandas frames unless asked otherwise.
"""

from ._corpus import Corpus, CorpusResult, corpus
from ._library import Diagnostic, Error, library_version
from ._results import Evaluation, Imported, Model, Robustness
from ._runs import check, evaluate, explain, form, import_bids, model, robustness

__all__ = [
    "Corpus",
    "CorpusResult",
    "Diagnostic",
    "Error",
    "Evaluation",
    "Imported",
    "Model",
    "Robustness",
    "check",
    "corpus",
    "evaluate",
    "explain",
    "form",
    "import_bids",
    "library_version",
    "model",
    "robustness",
]
__version__ = library_version()
