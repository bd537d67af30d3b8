#!/bin/sh
# Slow: builds every fuzz target.
# Each fuzz target over its seeds, once: that it still builds and that they pass. `make fuzz` looks for more.
command -v "${CLANG:-clang}" >/dev/null || { echo "clang is not installed"; exit 77; }
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
sanitizers=fuzzer
case $BIDGAUGE_LIB in *asan*) sanitizers=fuzzer,address,undefined ;; esac
targets=0 failed=0
for source in tests/world/fuzz/fuzz_*.c; do
    name=$(basename "$source" .c)
    seeds=tests/world/fuzz/seeds/${name#fuzz_}
    [ -d "$seeds" ] || seeds=tests/cases/schema/whole.json # without any, it would look for some for ever
    targets=$((targets + 1))
    # shellcheck disable=SC2046 # flags are several words
    if ! "${CLANG:-clang}" -std=c11 -O1 -g -Isrc -fsanitize=$sanitizers -fno-sanitize-recover=all "$source" \
        "$BIDGAUGE_LIB" -o "$work/$name" $(pkg-config --libs libcjson libpcre2-8 xlsxwriter libzip expat zlib \
            libcrypto mpfr gmp) -lm -pthread >"$work/log" 2>&1 ||
        ! "$work/$name" $(find "$seeds" -type f | sort) >"$work/log" 2>&1; then
        failed=$((failed + 1))
        echo "$name:"
        tail -n 40 "$work/log"
    fi
done
echo "fuzz targets: $((targets - failed)) passed, $failed failed"
[ "$failed" -eq 0 ] && [ "$targets" -gt 0 ]
