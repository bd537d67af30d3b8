#!/bin/sh
# Slow: a browser.
# Pages of models in HTML and Markdown: every figure against JSON and an exact working of its own, hostile
# names, the same bytes twice; in Chromium no request, nothing on the console, nothing that axe-core finds.
. tests/tools/browser.sh
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
"${PYTHON:-python3}" -B tests/oracles/pagehtml/page.py "$work" || exit 1
missing=$(browser_missing)
if [ -n "$missing" ]; then
    echo "pagehtml: SKIPPED: pages in a browser ($missing)"
    exit 0
fi
faults=0
for page in "$work"/*.html; do
    found=$(node tests/tools/browser.mjs "$page" "$work/a.png:1280x900" "$work/b.png:320x640" \
        "$work/c.png:1280x900:dark" "$work/d.png:800x1100:print" 2>&1) ||
        { echo "pagehtml: FAILED: $(basename "$page") in Chromium"; echo "$found"; faults=1; }
    for shot in a b c d; do
        [ -s "$work/$shot.png" ] || { echo "pagehtml: FAILED: no picture of $(basename "$page")"; faults=1; }
        rm -f "$work/$shot.png"
    done
done
[ "$faults" = 0 ] && echo "pagehtml: $(ls "$work"/*.html | wc -l) pages in Chromium at four sizes: nothing wrong"
exit "$faults"
