#!/bin/sh
# Slow: suites again, with the program of the page.
# The suites of the program, passed by the program inside the page, which node runs (make page-program). What it cannot
# pass is named here with its reason, and nothing else may fail.
. tests/tools/env.sh
command -v node >/dev/null || { echo "node is not installed"; exit 77; }
[ -e build/page/bidgauge.wasm ] || { echo "it is not built: make page-program"; exit 77; }
BIDGAUGE="$PWD/build/page/bidgauge"
export BIDGAUGE

# Of the faulty inputs (tests/cases/bad) it takes those of rulesets, and at full size the command lines too. Cannot be taken:
#   *-large, E801-*                   node itself runs out of memory; the page looks at a file's size before it reads it
#   *-full, E803-all-or-none          devices that are full, which node does not imitate
#   E814-output-is-input              one of its runs reads standard input, which emscripten cannot open twice
#   usage-option                      the words for a wrong option are those of the C library
kinds=json
[ -z "${FULL-}" ] || kinds='json cmd'
CASES=$(for kind in $kinds; do ls tests/cases/bad/*.$kind; done | sed 's|.*/||; s|\.[a-z]*$||' |
    grep -v -e '-large$' -e '^E801-' -e '-full$' -e '^E803-all-or-none$' -e '^E814-output-is-input$' -e '^usage-option$' | sort -u)
export CASES
status=0
for suite in bad golden samples; do
    echo "$suite:"
    sh tests/cases/$suite/run.sh || status=1
done
exit $status
