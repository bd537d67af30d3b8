#!/bin/sh
# Compiles each C program of this folder against the static library $BIDGAUGE_LIB and runs it.
# CC and CFLAGS may be set; BIDGAUGE_SHARED holds the public suites. Exit 77: skipped.
set -eu
cd "$(dirname "$0")/../../.."
lib=${BIDGAUGE_LIB:?set BIDGAUGE_LIB to libbidgauge.a}
packages='libcjson libpcre2-8 xlsxwriter libzip expat zlib libcrypto mpfr gmp'
libs=${BIDGAUGE_LIBS:-$(pkg-config --libs $packages)}
flags=${CFLAGS:--O1 -g}
case $lib in *asan*) flags="$flags -fsanitize=address,undefined" ;; esac
case $lib in *cover*) flags="$flags --coverage" ;; esac
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
failed=0 skipped=0
for source in tests/cases/conformance/*.c; do
    program=$dir/$(basename "$source" .c)
    # shellcheck disable=SC2086 # flags are several words
    ${CC:-cc} -std=c11 -D_GNU_SOURCE -Isrc $flags "$source" "$lib" $libs -lm -pthread -o "$program"
    "$program" && code=0 || code=$?
    case $code in
    0) ;;
    77) skipped=77 ;;
    *) failed=1 ;;
    esac
done
[ "$failed" -eq 0 ] && exit "$skipped"
exit 1
