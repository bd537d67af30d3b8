#!/bin/sh
# Runs each fuzz target for SECONDS_EACH. What it learns stays in the build folder; seeds are in
# tests/world/fuzz/seeds/NAME and, where given, the shared corpora; words in tests/world/fuzz/words/NAME.
status=0
for target in "$@"; do
    name=${target##*/fuzz_}
    learned=$BUILD/corpus/$name
    mkdir -p "$learned"
    seeds=
    [ -d "tests/world/fuzz/seeds/$name" ] && seeds=tests/world/fuzz/seeds/$name
    [ "$name" = json ] && [ -d "$BIDGAUGE_SHARED/corpora/JSONTestSuite" ] &&
        seeds="$seeds $(find "$BIDGAUGE_SHARED/corpora/JSONTestSuite" -type d | tr '\n' ' ')"
    [ "$name" = ocds ] && [ -d "$BIDGAUGE_SHARED/data" ] &&
        seeds="$seeds $(find "$BIDGAUGE_SHARED/data" -mindepth 1 -type d | tr '\n' ' ')"
    words=
    [ -f "tests/world/fuzz/words/$name" ] && words=-dict=tests/world/fuzz/words/$name
    echo "fuzzing $name for ${SECONDS_EACH:-30} s"
    # shellcheck disable=SC2086 # a list of folders
    "$target" -max_total_time="${SECONDS_EACH:-30}" -max_len=8192 -timeout=10 -rss_limit_mb=1024 \
        -artifact_prefix="$BUILD/corpus/$name-" -print_final_stats=1 $words "$learned" $seeds \
        > "$learned.log" 2>&1 || { status=1; tail -n 60 "$learned.log"; }
    grep -E 'number_of_executed_units|average_exec' "$learned.log"
done
exit $status
