#!/bin/sh
# The suites of the program, passed by the program inside the page, which node runs (make page-program). What it cannot
# pass is named here with its reason, and nothing else may fail.
. tests/tools/env.sh
command -v node >/dev/null || { echo "node is not installed"; exit 77; }
[ -e build/page/bidgauge.wasm ] || { echo "it is not built: make page-program"; exit 77; }
BIDGAUGE="$PWD/build/page/bidgauge"
export BIDGAUGE

# Of the faulty inputs (tests/cases/bad) it takes those of rulesets and bids; cannot be taken:
#   *-large, E801-*            node itself runs out of memory; the page looks at a file's size before it reads it
#   E803-*-full, E813-*-full   devices that are full, which node does not imitate
#   usage-option               the words for a wrong option are those of the C library
CASES=$(ls tests/cases/bad/*.json | sed 's|.*/||; s|\.json$||' | grep -v -e '-large$')
export CASES
status=0
for suite in bad golden samples; do
    echo "$suite:"
    sh tests/cases/$suite/run.sh || status=1
done
exit $status
