#!/bin/sh
# Slow: a browser.
# Pages of the commands beyond the award, in Chromium: no request, nothing on the console, nothing that axe-core finds, in light and dark;
# no page is wider than its window at 1200 and 320 pixels, and no table wider than the page at 1200 pixels and on paper.
. tests/tools/browser.sh
missing=$(browser_missing)
[ -z "$missing" ] || { echo "accountpages: SKIPPED ($missing)"; exit 0; }
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
make_page() { # NAME COMMAND...
    page=$work/$1.html
    shift
    "$BIDGAUGE" "$@" -q -o "$page" || exit 1
}
pay=samples/promise
make_page advise advise samples/janitorial/ruleset.json samples/advise/before.json --steps=samples/advise/steps.csv --budget=40000
make_page cohort advise samples/janitorial/ruleset.json samples/advise/after.json --before=samples/advise/before.json
make_page business-case business-case samples/business-case/occupations.csv --currency=USD
make_page evidence evidence samples/evidence/rule.csv samples/evidence/statements.csv
make_page promise promise samples/janitorial/ruleset.json samples/janitorial/bids/B-01-cedar.json
make_page payroll payroll $pay/clauses.csv $pay/payroll-2026-10.csv $pay/payroll-2026-11.csv $pay/payroll-2026-12.csv \
    $pay/payroll-2027-01.csv --currency=USD
make_page portfolio portfolio samples/portfolio/awards.csv samples/portfolio/release.json
node tests/oracles/accountpages/widths.mjs "$work"/*.html
