# A damaged corpus: two on a line, a mark in the middle, one behind the rest of a cut one, one that a
# line feed splits, NULs, a comma, a cut end. Seven bids are whole, and all of them count.
. tests/cases/bad/base/enter.sh
bid() { printf '{"format": "bidgauge-bid/1", "bid": "B%s", "answers": {"price": 4, "wage": 18}}' "$1"; }
{
    bid 0; echo; bid 1; printf ' '; bid 2; printf '\n\357\273\277'; bid 3; echo
    bid 4 | head -c 40; bid 5; echo; bid 6 | head -c 38; echo; bid 6 | tail -c +39; echo
    printf '\0\0'; bid 7; echo; bid 8; printf ',\n'; bid 9 | head -c 50
} >damaged.jsonl
"$BG" model --corpus ruleset.json damaged.jsonl | head -1
