#!/bin/sh
# Slow: wine.
# The program for Windows, run by wine: every output of every sample is byte for byte what the program of this
# machine writes; and what is Windows' own: wildcards, backslashes, names in every script, long paths, a file
# that another program has open, files dropped on the exe. `make windows` builds it; where it is not built, or
# wine is missing, the suite is skipped.
. tests/tools/env.sh
: "${BIDGAUGE:?the program}"
command -v wine >/dev/null || { echo "wine is not installed"; exit 77; }
exe=$PWD/build/windows/bidgauge.exe
[ -e "$exe" ] || { echo "it is not built: make windows"; exit 77; }
work=$(mktemp -d) || exit 2
top=$PWD
trap 'wineserver -k 2>/dev/null; rm -rf "$work"' EXIT
# wine writes into the home folder and the one of temporary files otherwise.
export TMPDIR="$work" WINEPREFIX="$work/prefix" WINEDEBUG=-all WINEDLLOVERRIDES="mscoree,mshtml=" HOME="$work" BIDGAUGE
wine wineboot -i >/dev/null 2>&1 || { echo "wine does not start here"; exit 77; }
printf '#!/bin/sh\nexec wine "%s" "$@"\n' "$exe" >"$work/bidgauge"
chmod +x "$work/bidgauge"
passed=0 failed=0
check() {
    what=$1
    shift
    if "$@" >"$work/log" 2>&1; then passed=$((passed + 1)); else
        failed=$((failed + 1)) && echo "$what:" && head -20 "$work/log"
    fi
}
check "the same bytes as here" sh tests/world/page/same.sh "$BIDGAUGE" "$work/bidgauge"
tail -1 "$work/log"

run() { wine "$exe" "$@" </dev/null; }
# gives STATUS WORDS COMMAND...: ends with it and says the words
gives() {
    status=$1 words=$2
    shift 2
    "$@" >"$work/said" 2>&1
    got=$?
    [ "$got" -eq "$status" ] && grep -qF "$words" "$work/said" || { echo "ended with $got:"; cat "$work/said"; false; }
}
rules=$PWD/rules
mkdir "$work/in" && cp -R samples/janitorial "$work/in/case" && ln -s "$rules" "$work/in/rules"
cd "$work/in" || exit 2
"$BIDGAUGE" evaluate case/ruleset.json case/bids/*.json -o expected.xlsx --json=expected.json >/dev/null 2>&1
check "a pattern with a backslash" run evaluate 'case\ruleset.json' 'case\bids\*.json' -o 'case\by-pattern.xlsx' --json=by-pattern.json
check "gives the bytes of the files by name" cmp expected.xlsx case/by-pattern.xlsx
check "and the same result" cmp expected.json by-pattern.json
check "a pattern that nothing matches" gives 3 'no*such.json' run evaluate case/ruleset.json 'case\no*such.json'
name='Größe 入札 Ωμέγα'
cp case/ruleset.json "$name.json"
"$BIDGAUGE" evaluate "$name.json" case/bids/*.json -o expected-name.xlsx >/dev/null 2>&1
check "names in every script" run evaluate "$name.json" case/bids/*.json -o "$name.xlsx"
check "are in the workbook as they are" cmp expected-name.xlsx "$name.xlsx"
long=$(printf 'folder-%.0s' 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15)
mkdir -p "$long/$long/$long" && cp case/ruleset.json "$long/$long/$long/"
check "a path of more than 260 characters" run form "$long/$long/$long/ruleset.json" -o "$long/$long/$long/form.xlsx"
"$BIDGAUGE" form case/ruleset.json -o expected-form.xlsx
check "is read and written" cmp expected-form.xlsx "$long/$long/$long/form.xlsx"
check "files dropped on the exe" run "$(winepath -w case/ruleset.json)" "$(winepath -w case/bids)"
check "are compared beside the ruleset" [ -s case/comparison.xlsx ]
check "a ruleset alone" run "$(winepath -w case/ruleset.json)"
check "gets its form" cmp expected-form.xlsx case/form.xlsx
check "no ruleset there" gives 3 "there is no such file or folder" run check 'case\none.json'
check "a folder that is not there" gives 3 "its folder is not there" run form case/ruleset.json -o 'nowhere\form.xlsx'

# Another program holds the file while it waits for its input.
cp expected-form.xlsx open.xlsx
if command -v x86_64-w64-mingw32-gcc >/dev/null && x86_64-w64-mingw32-gcc "$top/tests/world/windows/hold.c" -o hold.exe; then
    mkfifo hold
    wine hold.exe open.xlsx <hold >held 2>&1 &
    exec 9>hold
    for second in 1 2 3 4 5 6 7 8 9 10; do
        grep -q held held && break
        sleep "$second"
    done
    check "a file that another program has open" gives 3 "has it open" run form case/ruleset.json -o open.xlsx --force
    check "stays as it was" cmp expected-form.xlsx open.xlsx
    exec 9>&-
    wait
else
    echo "SKIPPED: a file that another program has open: no compiler for Windows here"
fi
check "and is written when that is closed" run form case/ruleset.json -o open.xlsx --force
check "whole" cmp expected-form.xlsx open.xlsx
check "nothing is left beside it" [ -z "$(find . -name '*.tmp')" ]
echo "windows: $passed passed, $failed failed"
[ "$failed" -eq 0 ] && [ "$passed" -gt 15 ]
