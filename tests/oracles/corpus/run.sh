#!/bin/sh
# Slow: corpora of many megabytes.
# Corpora from the outside: what a run says of a tender is what evaluate says of it; sums tie to their
# lines; the same bytes on any number of threads, in any number of parts, packed, piped, interrupted.
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
"${PYTHON:-python3}" tests/oracles/corpus/corpus.py "$work" || exit 1
if command -v parallel >/dev/null; then
    sh tests/oracles/corpus/parallel.sh "$work" || exit 1
else
    echo "corpus: SKIPPED under GNU parallel, which is not installed"
fi
