#!/bin/sh
# The manual page formats without a warning, the completion offers commands and their options, and every document
# that is generated is what this program prints.
faults=0
check() { # WANT GOT
    [ "$1" = "$2" ] || { echo "pages: want \"$1\", got \"$2\""; faults=$((faults + 1)); }
}
complete_words() { # WORDS...: what is offered for the last of them
    bash -c '. docs/completion/bidgauge.bash
        COMP_WORDS=("$@") COMP_CWORD=$(($# - 1))
        _bidgauge; echo "${COMPREPLY[@]}"' bash "$@"
}
if command -v man > /dev/null; then
    check "" "$(man --warnings -l docs/man/bidgauge.1 2>&1 > /dev/null)"
else
    echo "pages: SKIPPED: man is not installed: whether the manual page formats"
fi
if command -v bash > /dev/null; then
    check explain "$(complete_words bidgauge exp)"
    check "--stale=" "$(complete_words bidgauge check --st)"
    check "README.md" "$(complete_words bidgauge check READ)"
else
    echo "pages: SKIPPED: bash is not installed: its completion"
fi
for command in $("$BIDGAUGE" help | sed -n 's/^  \([a-z-]*\) .*/\1/p'); do
    [ -f "docs/man/bidgauge-$command.1" ] && sed 's/\\-/-/g' docs/man/bidgauge.1 | grep -q "bidgauge-$command.fP(1)" ||
        { echo "pages: the manual lacks $command"; faults=$((faults + 1)); }
done
documents=0
for name in $("$BIDGAUGE" help --generate=list); do
    "$BIDGAUGE" help --generate="$name" | cmp -s - "docs/$name" ||
        { echo "pages: docs/$name is not what the program prints; make docs"; faults=$((faults + 1)); }
    documents=$((documents + 1))
done
[ $documents -gt 30 ] || { echo "pages: only $documents documents are generated"; faults=$((faults + 1)); }
"$BIDGAUGE" help --generate=none 2>/dev/null
check 2 $?
echo "pages: $documents documents, $faults faults"
[ $faults -eq 0 ]
