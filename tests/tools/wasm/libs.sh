#!/bin/sh
# The libraries that bidgauge links, for WebAssembly, from the sources of the distribution: libs.sh FOLDER
# leaves FOLDER/include and FOLDER/lib. Nothing is done where they are of this script's making already
# (FOLDER/key). Takes some minutes the first time.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
mkdir -p "$1"
out=$(cd "$1" && pwd)
key=$(cat "$here/libs.sh" "$here/numbers.sh" "$here/cc" "$here/crypto.c" "$here/../debian-source.sh" | sha256sum | cut -c1-16)
[ "$(cat "$out/key" 2>/dev/null)" != "$key" ] || exit 0
exec 9>"$out/lock"
flock 9
[ "$(cat "$out/key" 2>/dev/null)" != "$key" ] || exit 0

work=$out/work
rm -rf "$work" "$out/include" "$out/lib"
mkdir -p "$work" "$out/include" "$out/lib"
jobs=$(getconf _NPROCESSORS_ONLN)
CC=$here/cc
AR=$(command -v llvm-ar-14 || command -v llvm-ar)
NM=$(command -v llvm-nm-14 || command -v llvm-nm)
RANLIB=$(command -v llvm-ranlib-14 || command -v llvm-ranlib)
export CC AR NM RANLIB CFLAGS=-O2 WASM_GIVEN="$work/given.txt"

# What the C library leaves to JavaScript.
given() {
    lib=${EM_SYSROOT:-/usr/share/emscripten/cache/sysroot}/lib/wasm32-emscripten
    "$NM" "$lib/libc.a" "$lib/libdlmalloc.a" "$lib/libcompiler_rt.a" 2>/dev/null >"$work/symbols"
    awk '$1 == "U" { print $2 }' "$work/symbols" | sort -u >"$work/wanted"
    awk 'NF == 3 { print $3 }' "$work/symbols" | sort -u >"$work/there"
    comm -23 "$work/wanted" "$work/there" | grep -v '^fork$\|^execve$\|^__stack_pointer$\|^__heap_base$\|^__data_end$' >"$WASM_GIVEN"
}

# archive NAME FLAGS FILE...: compiles the files of the folder and puts them into libNAME.a.
archive() {
    name=$1 flags=$2
    shift 2
    mkdir -p "$work/o/$name"
    # shellcheck disable=SC2016 # for the shell that xargs starts
    printf '%s\n' "$@" | CFLAGS="$CFLAGS $flags" NAME=$name OBJECTS=$work/o/$name xargs -P "$jobs" -n 1 sh -c '
        "$CC" $CFLAGS -c "$1" -o "$OBJECTS/$(basename "$1" .c).o"' sh
    "$AR" qcs "$out/lib/lib$name.a" "$work/o/$name"/*.o
    echo "  lib$name"
}
source_of() { cd "$work/source/$1"-*/ || exit 1; }

zlib() {
    source_of zlib
    archive z "-DHAVE_UNISTD_H" adler32.c compress.c crc32.c deflate.c gzclose.c gzlib.c gzread.c gzwrite.c \
        infback.c inffast.c inflate.c inftrees.c trees.c uncompr.c zutil.c
    cp zlib.h zconf.h "$out/include/"
    source_of minizip
    archive minizip "-DNOCRYPT -I$out/include -w" ioapi.c zip.c
    mkdir -p "$out/include/minizip"
    cp zip.h ioapi.h "$out/include/minizip/"
}

texts() {
    source_of cjson
    archive cjson "" cJSON.c
    mkdir -p "$out/include/cjson"
    cp cJSON.h "$out/include/cjson/"
    source_of expat
    cd expat/lib
    : >expat_config.h # all of it is said below
    archive expat "-I. -w -DXML_NS -DXML_DTD -DXML_CONTEXT_BYTES=1024 -DXML_DEV_URANDOM -DHAVE_MEMMOVE -DBYTEORDER=1234" \
        xmlparse.c xmlrole.c xmltok.c
    cp expat.h expat_external.h "$out/include/"
    source_of pcre2
    cp src/pcre2.h.generic src/pcre2.h
    cp src/config.h.generic src/config.h
    cp src/pcre2_chartables.c.dist src/pcre2_chartables.c
    cd src
    files=
    for part in auto_possess chartables compile config context convert dfa_match error extuni find_bracket \
        jit_compile maketables match match_data newline ord2utf pattern_info script_run serialize \
        string_utils study substitute substring tables ucd valid_utf xclass; do
        files="$files pcre2_$part.c"
    done
    # shellcheck disable=SC2086 # a list of words
    archive pcre2-8 "-DHAVE_CONFIG_H -DPCRE2_CODE_UNIT_WIDTH=8 -DSUPPORT_PCRE2_8 -DSUPPORT_UNICODE -DPCRE2_STATIC -I." $files
    cp pcre2.h "$out/include/"
}

workbooks() {
    source_of libxlsxwriter
    archive xlsxwriter "-DUSE_SYSTEM_MINIZIP -DUSE_STANDARD_TMPFILE -DUSE_NO_MD5 -Iinclude -I$out/include -w" src/*.c
    cp -R include/* "$out/include/"
    source_of libzip
    messages=lib/zip_err_str.c
    {
        echo '#include "zipint.h"'
        echo 'const char *const _zip_err_str[] = {'
        sed -n 's|^#define ZIP_ER_[A-Z_0-9]* [0-9]* */\* [NSZ]* *\(.*\) \*/|    "\1",|p' lib/zip.h
        echo '};'
        echo 'const int _zip_nerr_str = sizeof(_zip_err_str) / sizeof(_zip_err_str[0]);'
        echo 'const int _zip_err_type[] = {'
        sed -n 's|^#define ZIP_ER_[A-Z_0-9]* [0-9]* */\* \([NSZ]\) .*|    \1,|p' lib/zip.h
        echo '};'
    } | sed 's/^    N,/    ZIP_ET_NONE,/; s/^    S,/    ZIP_ET_SYS,/; s/^    Z,/    ZIP_ET_ZLIB,/' >$messages
    defines=
    for name in FILENO FSEEKO FTELLO LOCALTIME_R MKSTEMP NULLABLE SNPRINTF STRCASECMP STRDUP STRTOLL STRTOULL \
        STDBOOL_H STRINGS_H UNISTD_H DIRENT_H; do
        [ $name = NULLABLE ] || defines="$defines#define HAVE_$name
"
    done
    {
        echo '#include "zipconf.h"'
        printf '%s' "$defines"
        echo '#define SIZEOF_OFF_T 8'
        echo '#define SIZEOF_SIZE_T 4'
        echo '#define PACKAGE "libzip"'
        echo '#define VERSION "1"'
    } >lib/config.h
    put_zipconf >lib/zipconf.h
    files=$(ls lib/*.c | grep -v 'bzip2\|_xz\|crypto\|win32\|uwp\|winzip_aes\|random_win')
    # shellcheck disable=SC2086
    archive zip "-DHAVE_CONFIG_H -Ilib -I$out/include -w" $files
    cp lib/zip.h lib/zipconf.h "$out/include/"
}

put_zipconf() {
    cat <<'END'
#ifndef _HAD_ZIPCONF_H
#define _HAD_ZIPCONF_H
#define LIBZIP_VERSION "1"
#define LIBZIP_VERSION_MAJOR 1
#define LIBZIP_VERSION_MINOR 7
#define LIBZIP_VERSION_MICRO 3
#define ZIP_STATIC
#define _Nullable
#define _Nonnull
#include <inttypes.h>
END
    for bits in 8 16 32 64; do
        echo "typedef int${bits}_t zip_int${bits}_t;"
        echo "typedef uint${bits}_t zip_uint${bits}_t;"
        echo "#define ZIP_INT${bits}_MIN INT${bits}_MIN"
        echo "#define ZIP_INT${bits}_MAX INT${bits}_MAX"
        echo "#define ZIP_UINT${bits}_MAX UINT${bits}_MAX"
    done
    echo '#endif'
}

# Of OpenSSL: SHA-256 and SHA-512, Ed25519 and base64, with what calls them in crypto.c.
hashes() {
    source_of openssl
    ./Configure linux-generic32 no-asm no-shared no-threads no-dso no-engine no-tests >configure.log 2>&1 ||
        { tail -20 configure.log >&2; exit 1; }
    make build_generated >make.log 2>&1 || { tail -20 make.log >&2; exit 1; }
    archive crypto "-DOPENSSL_NO_ASM -DOPENSSL_SMALL_FOOTPRINT -I. -Iinclude -Icrypto -Icrypto/ec -Icrypto/evp -w" \
        crypto/sha/sha256.c crypto/sha/sha512.c crypto/ec/curve25519.c crypto/evp/encode.c "$here/crypto.c"
    cp -R include/openssl "$out/include/"
}

. "$here/numbers.sh"

echo "building libraries for WebAssembly in $1 (once)"
sh "$here/../debian-source.sh" "$work/source" zlib minizip cjson expat pcre2 libxlsxwriter libzip gmp mpfr4 openssl
ls "$work/source" | sed -n 's/\.dsc$//p' | sort >"$out/sources"
given
zlib
texts
workbooks
hashes
gmp
mpfr
[ -n "${KEEP_WORK:-}" ] || rm -rf "$work"
echo "$key" >"$out/key"
