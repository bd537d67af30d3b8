#!/bin/sh
# Slow: every example of every manual page.
# Manual pages and completions: every example of a page runs as printed, every command has one, what pages say
# to read is there, and the three shells offer options, their values and first words.
. tests/tools/env.sh
: "${BIDGAUGE:?the program}"
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
here=$PWD passed=0 failed=0
good() { passed=$((passed + 1)); }
bad() { failed=$((failed + 1)) && echo "$1" && [ -z "$2" ] || cat "$2"; }

# A folder with the files that the examples name.
mkdir "$work/in" "$work/bin"
cp -R samples/janitorial/. "$work/in/"
ln -s "$here/rules" "$work/in/rules"
cp samples/scenarios/floor20.json "$work/in/scenario.json"
mkdir -p "$work/in/rfp/bids"
cp samples/case/rules.json "$work/in/rfp/ruleset.json"
cp samples/case/received/*.json "$work/in/rfp/bids/"
python3 tests/tools/make_corpus.py 5 --sample samples/janitorial --seed 1 >"$work/in/corpus.jsonl"
cp samples/advise/steps.csv samples/business-case/occupations.csv "$work/in/"
cp samples/portfolio/awards.csv samples/portfolio/release.json samples/evidence/*.csv "$work/in/"
cp samples/promise/*.csv "$work/in/"
cp samples/advise/before.json "$work/in/firm.json"
cp samples/advise/after.json "$work/in/firm-now.json"
printf 'bid,price\nA,1200000\nB,1300000\n' >"$work/in/table.csv"
ln -s "$BIDGAUGE" "$work/bin/bidgauge"
PATH=$work/bin:$PATH
"$BIDGAUGE" help | sed -n 's/^  \([a-z-]*\) .*/\1/p' >"$work/commands"

examples() { # of a page, as somebody reads it
    awk '/^\.SH EXAMPLES/ { on = 1 } /^\.SH SEE/ { on = 0 } on && /^\.RS/ { getline; print }' "$1" |
        sed 's/\\-/-/g; s/\\&//g; s/\\e/\\/g'
}
while read -r command; do
    page=docs/man/bidgauge-$command.1
    examples "$page" >"$work/lines"
    [ -s "$work/lines" ] || bad "$page: no example"
    while read -r line; do
        (cd "$work/in" && sh -c "$line" >"$work/out" 2>"$work/err" </dev/null)
        status=$?
        # 1: what was read has errors, which some bids of the samples are meant to have
        if [ $status -le 1 ]; then good; else bad "$page: exit $status: $line" "$work/err"; fi
    done <"$work/lines"
    for document in $(sed -n '/^In the documentation/,$p' "$page" | sed 's/\\-/-/g' | grep -o '[a-z-]*\.md'); do
        if [ -f "docs/$document" ]; then good; else bad "$page: no docs/$document"; fi
    done
    for other in $(sed 's/\\-/-/g' "$page" | grep -o 'fBbidgauge-[a-z-]*\\fP([15])' | sed 's/fB//; s/\\fP//; s/(/./; s/)//'); do
        if [ -f "docs/man/$other" ]; then good; else bad "$page: no page $other"; fi
    done
done <"$work/commands"
python3 - >"$work/in/lights.json" <<'END'
import re
text = open("docs/man/bidgauge-ruleset.5").read()
print(re.search(r"\.SH EXAMPLES\n\.nf\n\.RS\n(.*?)\.RE", text, re.S).group(1).replace("\\-", "-"))
END
if "$BIDGAUGE" check "$work/in/lights.json" 2>"$work/err"; then good; else bad "the example of bidgauge-ruleset(5)" "$work/err"; fi
if command -v man >/dev/null && man --version >/dev/null 2>&1; then
    for page in docs/man/*.[1-9]; do
        MANWIDTH=100 man --warnings -l "$page" 2>"$work/err" >/dev/null
        if [ -s "$work/err" ]; then bad "$page:" "$work/err"; else good; fi
    done
else
    echo "man: SKIPPED: no man to read the pages with"
fi

# offers SHELL LINE WORD: the shell offers WORD when LINE is to be completed.
bash_offers() {
    bash -c '. docs/completion/bidgauge.bash; compopt() { :; }
        COMP_WORDS=('"$1"' "$2"); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _bidgauge; printf "%s\n" "${COMPREPLY[@]}"' bash "$1" "$2"
}
fish_offers() { HOME=$work XDG_CONFIG_HOME=$work fish -c 'source docs/completion/bidgauge.fish; complete -C "'"$1 $2"'"' | cut -f1; }
# zsh completes only at a terminal: its helpers print here what they are asked to offer.
zsh_offers() {
    zsh -fc '_arguments() { [[ $1 == -C ]] && { line=($words[2,-1]); state=${words[3]+arguments}; state=${state:-command}; return; }
                 print -rl -- "$@" | tr "()" "\n\n" | tr " " "\n"; [[ $word != -* ]] && _bidgauge_first; }
        _describe() { print -rl -- $commands | cut -d: -f1; }
        compadd() { shift; print -rl -- ${(P)1}; }
        _files() { :; }
        words=(${=1} "$2") word=$2; [[ ${#words} -eq 2 ]] && words=(bidgauge)
        . docs/completion/_bidgauge' zsh "$1" "$2"
}
for shell in bash zsh fish; do
    command -v $shell >/dev/null || { echo "man: SKIPPED: completion: no $shell"; continue; }
    while IFS='|' read -r line typed word; do
        ${shell}_offers "$line" "$typed" >"$work/out" 2>"$work/err"
        if grep -qw -e "$word" "$work/out"; then good; else bad "$shell: \"$line $typed\" does not offer $word" "$work/out"; fi
    done <<'END'
bidgauge|ev|evaluate
bidgauge evaluate|--deci|--decisions
bidgauge ruleset|ex|export
bidgauge panel|app|appoint
bidgauge record|rec|receive
bidgauge new|low|lowest-bid
bidgauge evaluate|--color=al|always
bidgauge evaluate|--print=s|set
bidgauge rules|--element=own|ownership
END
done
# The elements that are offered are those of rulesets.
offered=$(sed -n 's/.*rules:--element.*words="\(.*\)".*/\1/p' docs/completion/bidgauge.bash)
known=$(python3 -c '
import json
def walk(node):
    if isinstance(node, dict):
        if "wages" in node.get("enum", []):
            print(" ".join(node["enum"])); raise SystemExit
        for each in node.values(): walk(each)
    elif isinstance(node, list):
        for each in node: walk(each)
walk(json.load(open("docs/schema/ruleset.schema.json")))')
if [ "$offered" = "$known" ]; then good; else bad "elements: offered $offered; known $known"; fi
echo "man: $passed passed, $failed failed"
[ "$failed" -eq 0 ] && [ "$passed" -gt 50 ]
