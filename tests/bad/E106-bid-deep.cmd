# 100,000 levels deep.
{
    printf '{"format": "bidgauge-bid/1", "bid": "B-2", "answers": {"price": '
    head -c 100000 /dev/zero | tr '\0' '['
    head -c 100000 /dev/zero | tr '\0' ']'
    printf '}}\n'
} >"$TMP/bid.json"
"$BG" evaluate tests/bad/base/ruleset.json tests/bad/base/good.json "$TMP/bid.json"
