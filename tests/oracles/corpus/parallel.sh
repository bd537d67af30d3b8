#!/bin/sh
# Under GNU parallel, as docs/scale.md shows it: a part for each piece of a corpus, added up, is what one
# run over the pieces gives.
set -e
work=$1
rules=$PWD/samples/janitorial/ruleset.json
scenario=$PWD/samples/scenarios/floor20.json
"${PYTHON:-python3}" tests/tools/make_corpus.py 300 --seed 5 --bad 0.03 >"$work/pieces.jsonl"
cd "$work"
split -n l/5 -d --additional-suffix=.jsonl pieces.jsonl piece-
status=0
"$BIDGAUGE" model "$rules" --corpus piece-*.jsonl -s "$scenario" -o one.xlsx --partial one.part \
    --quiet 2>/dev/null || status=$?
[ $status -eq 1 ] || { echo "one run: exit status $status, want 1 (bad lines)"; exit 1; }
parallel --will-cite -j 3 "$BIDGAUGE" model "$rules" --corpus {} -s "$scenario" --threads 1 \
    --partial {.}.part --quiet ::: piece-*.jsonl 2>/dev/null && { echo "bad lines were not said"; exit 1; }
"$BIDGAUGE" merge piece-*.part -o merged.xlsx --partial merged.part --quiet 2>/dev/null || true
cmp one.part merged.part
cmp one.xlsx merged.xlsx
echo "corpus: GNU parallel, 5 parts: as one run"
