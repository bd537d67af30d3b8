#!/bin/sh
# Plays the sample case from its start to the public copy. Times are given, so that every run makes the same bytes.
# What people fill in is filled in by fill.py (Python 3); without Python the panel hands in panel files in place of sheets.
# usage: play.sh BIDGAUGE FOLDER
program=$1 case=$2 from=$(dirname "$0")
[ -n "$case" ] || { echo "usage: play.sh BIDGAUGE FOLDER" >&2; exit 2; }
inbox=$case-inbox public=$case-public # what comes back from people; what everybody may have
for folder in "$case" "$inbox" "$public"; do
    [ ! -e "$folder" ] || { echo "play.sh: \"$folder\" is there already: remove it, or give another folder" >&2; exit 2; }
done
python=${PYTHON:-python3}
"$python" -c 'import zipfile' 2>/dev/null || python=

tell() { printf '\n# %s\n' "$*"; }
step() { # AT WHAT WORD...
    at=$1 what=$2
    shift 2
    case $what in
    appoint | declarations | sheets | read | status | meeting | lock) of=panel ;;
    debrief) of= ;;
    *) of=record ;;
    esac
    words=
    for word; do
        case $word in
        *=*' '*) word="${word%%=*}=\"${word#*=}\"" ;;
        *' '*) word="\"$word\"" ;;
        esac
        words="$words $word"
    done
    echo "\$ bidgauge $of${of:+ }$what $case$words"
    # shellcheck disable=SC2086 # no word where there is none
    "$program" $of "$what" "$case" "$@" --at="$at"
}
may() { step "$@" || exit 1; }
fill() { # ANSWERS SHEET...: people fill in sheets, and send them back
    answers=$from/$1
    shift
    mkdir -p "$inbox"
    for sheet; do
        "$python" "$from/fill.py" "$case/out/$sheet" "$answers" "$inbox/$sheet" || exit 1
    done
}
declare_interests() {
    may 2026-03-16T09:00Z declarations
    fill panel-scores.json declaration-E1.xlsx declaration-E2.xlsx declaration-E3.xlsx declaration-E4.xlsx declaration-E5.xlsx
    may 2026-03-16T16:00Z read "$inbox"/declaration-E?.xlsx
}
score_alone() {
    may 2026-03-16T16:30Z sheets
    fill panel-scores.json sheet-E1.xlsx sheet-E2.xlsx sheet-E3.xlsx sheet-E4.xlsx
    may 2026-03-19T10:00Z read "$inbox"/sheet-E?.xlsx
    tell "Eva Holm is late, and nobody sees anything before she has handed in."
    may 2026-03-19T10:00Z status
    step 2026-03-19T10:05Z meeting
    fill panel-scores.json sheet-E5.xlsx
    may 2026-03-20T10:00Z read "$inbox/sheet-E5.xlsx"
}
meet() {
    fill panel-agreed.json meeting.xlsx
    may 2026-03-23T12:00Z read "$inbox/meeting.xlsx"
}
decide() {
    may 2026-03-24T09:30Z decide
    fill decision.json decision.xlsx
    may 2026-03-26T09:00Z decide "$inbox/decision.xlsx"
}
without_python() { # ANSWERS
    tell "Python 3 is not there to fill in sheets: a file is read in place of them."
    may 2026-03-20T10:00Z read "$from/$1"
}

tell "The office starts a case, publishes, and appoints five evaluators."
may 2026-01-10T09:00Z start "$from/rules.json" --by="J. Doe"
may 2026-01-12T09:00Z publish
for person in "E1 Ana Ruiz" "E2 Ben Cole" "E3 Chi Wong" "E4 Dan Frey" "E5 Eva Holm"; do
    # shellcheck disable=SC2086 # an id and a name
    may 2026-01-13T09:00Z appoint $person
done
may 2026-02-02T09:00Z addendum "$from/rules-2.json" --because="a bidder asked whether the tower is cleaned too"
for bid in alder birch cedar dogwood elm; do
    may 2026-02-03T09:00Z acknowledge $bid
done

tell "Bids come in, each in two envelopes. Fir comes twenty minutes late: it is kept, unopened."
for bid in alder birch cedar dogwood elm; do
    may 2026-03-13T11:00Z receive "$from/received/$bid-quality.json" "$from/received/$bid-price.json"
done
step 2026-03-13T16:20Z receive "$from/received/fir-quality.json" "$from/received/fir-price.json"
may 2026-03-13T16:30Z open

tell "Evaluators declare their interests, and score, each alone."
if [ "$python" ]; then declare_interests; else without_python panel-scores.json; fi
[ -z "$python" ] || score_alone
tell "Somebody wants to know the prices. They stay closed until quality is locked."
step 2026-03-20T10:05Z open-prices

tell "The panel meets, and agrees."
may 2026-03-23T09:00Z meeting
if [ "$python" ]; then meet; else without_python panel-agreed.json; fi
may 2026-03-23T12:30Z lock

tell "Prices are opened. Whoever decides fills in a workbook."
may 2026-03-24T09:00Z open-prices
if [ "$python" ]; then decide; else may 2026-03-26T09:00Z decide "$from/decision.json"; fi
may 2026-03-26T10:00Z finish

tell "Memo, notice, letters; then what everybody may have."
may 2026-03-26T11:00Z memo
may 2026-04-01T09:00Z debrief --regime=us-state
may 2026-04-02T09:00Z note "letters to all bidders were sent by registered mail"
may 2026-04-03T09:00Z public -o "$public" # a folder beside the case, for the office's web site
may 2026-04-03T09:10Z ocds -o "$public/release.json"
may 2026-04-03T09:20Z ocds --csv -o "$public/scores.csv"

tell "Anybody who has the folder can check it."
echo "\$ bidgauge verify $case"
"$program" verify "$case" || exit 1

look() { printf '  %-34s %s\n' "$1" "$2"; }
echo
echo "What is there to look at, in $case:"
look published/form-2-quality.xlsx "the form that vendors fill in, with form-2-price.xlsx"
[ -z "$python" ] || look out/declaration-E1.xlsx "what evaluators get, with sheet-E1.xlsx"
look out/meeting.xlsx "what the panel fills in when it meets"
look scores "what came back from the panel"
[ -z "$python" ] || look out/decision.xlsx "what the person who decides gets"
look out/comparison.xlsx "the evaluation, with the sheet Panel"
look out/award-memo.html "the memo of the award, with notice-of-intent.html"
look out/letters "a letter to each bidder"
look log.jsonl "the log: one event a line"
echo "and for everybody, in $public:"
look public.xlsx "the public copy; release.json and scores.csv are open data"
echo
echo "Next: open them; docs/panel.md tells of the sheets, docs/record.md of the case. Then change one character of a file in"
echo "$case, and see what is found: bidgauge verify $case"
