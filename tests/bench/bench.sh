#!/bin/sh
# make bench: the sample's time and memory; bids per second on the public workload, split into its
# parts, beside bare cJSON and json-logic-engine compiled in the same run, with the same scores.
# BIDGAUGE_SHARED: where bench/ is (skipped without); BENCH_BIDS: how many bids (20000).
set -e
cd "$(dirname "$0")/../.."
BIDGAUGE=${BIDGAUGE:-build/bidgauge} BUILD=${BUILD:-build/release} n=${BENCH_BIDS:-20000}
work=build/bench
mkdir -p "$work"

echo "== the sample: evaluate with a workbook, 10 runs (floor: 40 ms, 20 MB)"
python3 tests/bench/sample.py "$BIDGAUGE" evaluate samples/janitorial/ruleset.json \
    samples/janitorial/bids/*.json -o "$work/comparison.xlsx"
echo "== the sample: evaluate to JSON, 10 runs"
python3 tests/bench/sample.py "$BIDGAUGE" evaluate samples/janitorial/ruleset.json \
    samples/janitorial/bids/*.json --json "$work/result.json" --quiet

echo "== a workbook of 1,000 bids, beside bare libxlsxwriter with the same cells (floor: 3 x its CPU time, 300 MB)"
if [ ! -d "$work/bids" ]; then
    mkdir "$work/bids.new"
    python3 tests/tools/make_corpus.py 1000 --alone | split -l 1 -d -a 4 --additional-suffix=.json - "$work/bids.new/"
    mv "$work/bids.new" "$work/bids"
fi
${CC:-cc} -std=c11 -O2 -Isrc tests/bench/bench_book.c "$BUILD/libbidgauge.a" -o "$work/bench_book" \
    $(pkg-config --cflags --libs libcjson libpcre2-8 xlsxwriter libzip expat zlib libcrypto mpfr gmp) \
    -lm -pthread
python3 tests/bench/once.py "$BIDGAUGE" evaluate samples/janitorial/ruleset.json "$work"/bids/*.json \
    -o "$work/bids.xlsx" --quiet
"$work/bench_book" list "$work/bids.xlsx" "$work/bids.cells"
"$work/bench_book" write "$work/bids.cells" "$work/bare.xlsx"

load=${BIDGAUGE_SHARED:-../shared}/bench
if [ ! -f "$load/gen.mjs" ] || ! command -v node >/dev/null; then
    echo "SKIPPED: the workload (set BIDGAUGE_SHARED, and install node)"
    exit 0
fi
if [ ! -d "$work/load" ]; then
    cp -r "$load" "$work/load"
    chmod -R u+w "$work/load"
fi
[ -f "$work/bids-$n.jsonl" ] || node "$work/load/gen.mjs" "$n" 42 "$work/bids-$n.jsonl"
[ -f "$work/mapped-$n/bids.jsonl" ] ||
    python3 tests/bench/map.py "$work/bids-$n.jsonl" "$work/mapped-$n" "$work/load"
${CC:-cc} -std=c11 -O2 -Isrc tests/bench/bench_bids.c "$BUILD/libbidgauge.a" -o "$work/bench_bids" \
    $(pkg-config --cflags --libs libcjson libpcre2-8 xlsxwriter libzip expat zlib libcrypto mpfr gmp) \
    -lm -pthread
echo "== $n bids, one core, CPU time"
taskset -c 0 "$work/bench_bids" "$work/mapped-$n/ruleset.json" "$work/mapped-$n/bids.jsonl" \
    "$work/scores.ours"
if [ ! -d "$work/load/node_modules/json-logic-engine" ]; then
    (cd "$work/load" && npm install --silent --no-audit --no-fund) ||
        echo "SKIPPED: json-logic-engine (npm install failed)"
fi
[ -d "$work/load/node_modules/json-logic-engine" ] || exit 0
mapped=$work/mapped-$n
echo "== in turn on one core, whole processes, CPU time (floor: 6 x, aim: 8 x)"
python3 tests/bench/ratio.py 5 "$n" \
    "json-logic-engine=env COMPILED=1 IN=$work/bids-$n.jsonl OUT=$work/scores.theirs node $work/load/engines/jle.mjs" \
    "stream, a score a bid=$work/bench_bids $mapped/ruleset.json $mapped/bids.jsonl $work/scores.ours stream" \
    "model --corpus=$BIDGAUGE model $mapped/ruleset.json --corpus $mapped/bids.jsonl --threads 1 --partial $work/part --quiet" \
    2>/dev/null
if cmp "$work/scores.ours" "$work/scores.theirs"; then
    echo "scores: the same for all $n bids"
else
    echo "scores: DIFFERENT"
    exit 1
fi
python3 tests/bench/scenarios.py "$BIDGAUGE" "$mapped" "$n"
