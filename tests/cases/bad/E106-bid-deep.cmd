# 100,000 levels deep.
. tests/cases/bad/base/enter.sh
{
    printf '{"format": "bidgauge-bid/1", "bid": "B-2", "answers": {"price": '
    head -c 100000 /dev/zero | tr '\0' '['
    head -c 100000 /dev/zero | tr '\0' ']'
    printf '}}\n'
} >bid.json
"$BG" evaluate ruleset.json good.json bid.json
