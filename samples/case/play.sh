#!/bin/sh
# Plays the sample case from its start to the public copy. Times are given, so that every run makes the same bytes.
# usage: play.sh BIDGAUGE FOLDER
program=$1 case=$2 from=$(dirname "$0")
[ -n "$case" ] || { echo "usage: play.sh BIDGAUGE FOLDER" >&2; exit 2; }
[ ! -e "$case" ] || { echo "play.sh: \"$case\" is there already: remove it, or give another folder" >&2; exit 2; }

step() { # AT WHAT WORD...
    at=$1 what=$2
    shift 2
    case $what in
    appoint | read | meeting | lock) of=panel ;;
    *) of=record ;;
    esac
    echo "\$ bidgauge $of $what $case $*"
    "$program" "$of" "$what" "$case" "$@" --at="$at"
}
may() { step "$@" || exit 1; }

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
for bid in alder birch cedar dogwood elm; do
    may 2026-03-13T11:00Z receive "$from/received/$bid-quality.json" "$from/received/$bid-price.json"
done
step 2026-03-13T16:20Z receive "$from/received/fir-quality.json" "$from/received/fir-price.json" # late: kept unopened
may 2026-03-13T16:30Z open
may 2026-03-20T10:00Z read "$from/panel-scores.json"
step 2026-03-20T10:05Z open-prices # refused: quality is not locked
may 2026-03-23T09:00Z meeting
may 2026-03-23T12:00Z read "$from/panel-agreed.json"
may 2026-03-23T12:30Z lock
may 2026-03-24T09:00Z open-prices
may 2026-03-26T09:00Z decide "$from/decision.json"
may 2026-03-26T10:00Z finish
may 2026-04-02T09:00Z note "letters to all bidders were sent by registered mail"
may 2026-04-03T09:00Z public -o "$case-public" # a folder beside the case, for the office's web site
may 2026-04-03T09:10Z ocds -o "$case-public/release.json"
may 2026-04-03T09:20Z ocds --csv -o "$case-public/scores.csv"
echo "\$ bidgauge verify $case"
"$program" verify "$case"
