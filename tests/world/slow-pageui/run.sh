#!/bin/sh
# Slow: a browser.
# The page's user interface: its pure parts in node; every text in every language; and a walk through each of
# its places in Chromium by keyboard, real file inputs and downloads, where the page is built (make page).
. tests/tools/env.sh
: "${BIDGAUGE:?the program}"
here=tests/world/slow-pageui page=build/bidgauge.html
command -v node >/dev/null || { echo "node is not installed"; exit 77; }
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
passed=0 failed=0
check() {
    what=$1
    shift
    if "$@" >"$work/log" 2>&1; then passed=$((passed + 1)); else
        failed=$((failed + 1)) && echo "$what:" && cat "$work/log"
    fi
}
check "parts of the page in node" node --test $here/lib.test.mjs $here/forms.test.mjs $here/fill.test.mjs
check "texts of the page" node $here/messages.mjs
. tests/tools/browser.sh
missing=$(browser_missing)
[ -e $page ] || missing="the page is not built: make page"
if [ -n "$missing" ]; then
    echo "SKIPPED: the walk through the page: $missing"
else
    check "a walk through the page" node $here/walk.mjs "$page" "$BIDGAUGE" "$work"
    cat "$work/figures" 2>/dev/null
fi
echo "pageui: $passed passed, $failed failed"
[ "$failed" -eq 0 ] && [ "$passed" -gt 1 ]
