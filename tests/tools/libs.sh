#!/bin/sh
# Builds the libraries that bidgauge links, as static archives for a machine that Debian has none for, from
# Debian's own sources: libs.sh TARGET (windows). Prints the folder with include/, lib/ and lib/pkgconfig.
# It is built once and kept outside the project, in $BIDGAUGE_LIBS (else the user's cache), under a name that
# has the compiler's version and the hash of this file in it; where it is there, nothing is fetched.
# Libraries in the order in which one needs another; each is a function build_NAME, run in its source.
set -eu
target=${1:?windows}
here=$(cd "$(dirname "$0")" && pwd)
root=${BIDGAUGE_LIBS:-${XDG_CACHE_HOME:-$HOME/.cache}/bidgauge-libs}
case $target in
windows) host=x86_64-w64-mingw32 CC=$host-gcc AR=$host-ar RANLIB=$host-ranlib ;;
*) echo "libs.sh: unknown target \"$target\"" >&2 && exit 2 ;;
esac
command -v "$CC" >/dev/null || { echo "libs.sh: no $CC on this machine" >&2 && exit 77; }
key=$target-$($CC -dumpversion)-$(sha256sum "$0" | cut -c1-12)
prefix=$root/$key
[ ! -e "$prefix/VERSIONS" ] || { echo "$prefix" && exit 0; }
CFLAGS="-O2 -ffp-contract=off -ffunction-sections -fdata-sections"
JOBS=${JOBS:-$(getconf _NPROCESSORS_ONLN)}
mkdir -p "$root"
work=$(mktemp -d "$root/build-XXXXXX")
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM
out=$work/out
mkdir -p "$out/include" "$out/lib/pkgconfig" "$work/src"

# NAME FILE...: the objects of the C files named behind it become lib/lib$1.a
archive() {
    name=$1
    shift
    mkdir -p "$work/objects/$name"
    for file; do printf '%s\n' "$file"; done | xargs -P "$JOBS" -I{} sh -c '
        "$0" $1 -c "$3" -o "$2/$(echo "${3#./}" | tr / _).o"' "$CC" "$CFLAGS ${more-}" "$work/objects/$name" {}
    "$AR" qcs "$out/lib/lib$name.a" "$work/objects/$name"/*.o
}

# FILE LIBS CFLAGS: what pkg-config says of a package
package() {
    cat >"$out/lib/pkgconfig/$1.pc" <<END
prefix=\${pcfiledir}/../..
Name: $1
Description: built from Debian's sources for $target
Version: 0
Libs: -L\${prefix}/lib $2
Cflags: -I\${prefix}/include ${3-}
END
}

build_cjson() {
    archive cjson cJSON.c
    install -D -m 644 -t "$out/include/cjson" cJSON.h
    package libcjson -lcjson
}
build_zlib() {
    archive z ./*.c
    cp zlib.h zconf.h "$out/include/"
    package zlib -lz
}
build_minizip() {
    files="ioapi.c zip.c"
    # Names are UTF-8, which Windows' fopen does not read.
    if [ "$target" = windows ]; then
        cat >own.h <<'END'
#include <stdio.h>
#include <wchar.h>
#include <windows.h>
static FILE *open_utf8(const char *name, const char *mode)
{
    wchar_t wide[32768], how[8];
    if (!MultiByteToWideChar(CP_UTF8, MB_ERR_INVALID_CHARS, name, -1, wide, 32768) ||
        !MultiByteToWideChar(CP_UTF8, 0, mode, -1, how, 8))
        return NULL;
    return _wfopen(wide, how);
}
#define fopen open_utf8
#define fopen64 open_utf8
END
        own="-include own.h"
    fi
    # shellcheck disable=SC2086 # a list of words
    more="-I$out/include -DNOCRYPT ${own-}" archive minizip $files
    install -D -m 644 -t "$out/include/minizip" ./*.h
}
build_expat() {
    cd expat
    mkdir -p own && cat >own/expat_config.h <<'END'
#define BYTEORDER 1234
#define HAVE_MEMMOVE 1
#define XML_CONTEXT_BYTES 1024
#define XML_DTD 1
#define XML_NS 1
#define STDC_HEADERS 1
END
    more="-Iown -Ilib -DHAVE_EXPAT_CONFIG_H -DXML_STATIC ${expat_random--DXML_POOR_ENTROPY}" \
        archive expat lib/xmlparse.c lib/xmlrole.c lib/xmltok.c
    cp lib/expat.h lib/expat_external.h "$out/include/"
    package expat -lexpat -DXML_STATIC
}
build_pcre2() {
    cp src/config.h.generic src/config.h
    cp src/pcre2.h.generic src/pcre2.h
    cp src/pcre2_chartables.c.dist src/pcre2_chartables.c
    # What a file of another includes is no unit of its own.
    files=$(ls src/pcre2_*.c | grep -vE 'jit_match|jit_misc|jit_test|printint|fuzzsupp|ucptables|dftables|posix')
    # shellcheck disable=SC2086 # a list of words
    more="-Isrc -DHAVE_CONFIG_H -DPCRE2_CODE_UNIT_WIDTH=8 -DSUPPORT_PCRE2_8 -DSUPPORT_UNICODE -DPCRE2_STATIC \
        -DHAVE_MEMMOVE -DLINK_SIZE=2 -DHEAP_LIMIT=20000000 -DMATCH_LIMIT=10000000 -DMATCH_LIMIT_DEPTH=10000000" archive pcre2-8 $files
    cp src/pcre2.h "$out/include/"
    package libpcre2-8 -lpcre2-8 -DPCRE2_STATIC
}
build_libxlsxwriter() {
    tmpfile=-DUSE_STANDARD_TMPFILE
    [ "$target" != windows ] || tmpfile=
    files="src/*.c third_party/md5/md5.c"
    [ -n "$tmpfile" ] || files="$files third_party/tmpfileplus/tmpfileplus.c"
    # shellcheck disable=SC2086 # patterns
    more="-Iinclude -I$out/include -DUSE_SYSTEM_MINIZIP $tmpfile" archive xlsxwriter $files
    cp -R include/xlsxwriter.h include/xlsxwriter "$out/include/"
    package xlsxwriter "-lxlsxwriter -lminizip -lz"
}
build_libzip() {
    cmake -S . -B own -DCMAKE_SYSTEM_NAME="${cmake_system-Windows}" -DCMAKE_C_COMPILER="$CC" -DCMAKE_C_FLAGS="$CFLAGS" \
        -DCMAKE_AR="$(command -v "$AR")" -DCMAKE_RANLIB="$(command -v "$RANLIB")" -DCMAKE_TRY_COMPILE_TARGET_TYPE=EXECUTABLE \
        -DCMAKE_BUILD_TYPE=None -DBUILD_SHARED_LIBS=OFF -DBUILD_TOOLS=OFF -DBUILD_REGRESS=OFF -DBUILD_EXAMPLES=OFF -DBUILD_DOC=OFF \
        -DENABLE_COMMONCRYPTO=OFF -DENABLE_GNUTLS=OFF -DENABLE_MBEDTLS=OFF -DENABLE_OPENSSL=OFF \
        -DENABLE_WINDOWS_CRYPTO=OFF -DENABLE_BZIP2=OFF -DENABLE_LZMA=OFF -DENABLE_ZSTD=OFF \
        -DZLIB_INCLUDE_DIR="$out/include" -DZLIB_LIBRARY="$out/lib/libz.a"
    make -C own -j"$JOBS" zip
    cp own/lib/libzip.a "$out/lib/"
    cp lib/zip.h own/zipconf.h "$out/include/"
    libs="-lzip -lz"
    [ "$target" != windows ] || libs="$libs -ladvapi32"
    package libzip "$libs"
}
build_gmp() {
    # Debian's tarball is without doc/, for whose Makefile configure asks.
    mkdir -p doc && touch doc/Makefile.in
    ./configure --host="$host" --disable-shared --enable-static --disable-assembly ABI="${abi-64}" \
        CC="$CC" AR="$AR" RANLIB="$RANLIB" CFLAGS="$CFLAGS" CC_FOR_BUILD=cc
    make -j"$JOBS" SUBDIRS="mpn mpz mpq mpf rand printf scanf" MAKEINFO=true
    cp .libs/libgmp.a "$out/lib/"
    cp gmp.h "$out/include/"
    package gmp -lgmp
}
build_mpfr4() {
    ./configure --host="$host" --disable-shared --enable-static --with-gmp="$out" --disable-float128 \
        --disable-decimal-float ${mpfr_threads-} CC="$CC" AR="$AR" RANLIB="$RANLIB" CFLAGS="$CFLAGS"
    make -C src -j"$JOBS"
    cp src/.libs/libmpfr.a "$out/lib/"
    cp src/mpfr.h "$out/include/"
    package mpfr "-lmpfr -lgmp"
}
# Of libcrypto SHA-256, SHA-512, Ed25519 and base64, with what calls them in wasm/crypto.c.
build_openssl() {
    ./Configure "${openssl_target-mingw64}" --cross-compile-prefix="${CC%gcc}" --libdir=lib no-asm no-shared no-threads no-tests \
        no-dso no-engine
    make build_generated
    # What functions of encode.c ask for that nobody calls: mingw's linker wants it all the same.
    cat >own.c <<'END'
#include <stdlib.h>
void *CRYPTO_zalloc(size_t n, const char *file, int line) { return calloc(1, n); }
void CRYPTO_free(void *bytes, const char *file, int line) { free(bytes); }
_Noreturn void OPENSSL_die(const char *message, const char *file, int line) { abort(); }
END
    more="-DOPENSSL_NO_ASM -DOPENSSL_SMALL_FOOTPRINT -I. -Iinclude -Icrypto -Icrypto/ec -Icrypto/evp -w" \
        archive crypto crypto/sha/sha256.c crypto/sha/sha512.c crypto/ec/curve25519.c crypto/evp/encode.c own.c "$here/wasm/crypto.c"
    cp -R include/openssl "$out/include/"
    package libcrypto -lcrypto
}

build_all() {
    sh "$here/debian-source.sh" "$work/src" cjson zlib minizip expat pcre2 libxlsxwriter libzip gmp mpfr4 openssl
    for name in cjson zlib minizip expat pcre2 libxlsxwriter libzip gmp mpfr4 openssl; do
        echo "== $name"
        cd "$work/src/$name"-*/
        build_"$name"
    done
}
# In the background, because behind || the shell would go on after a command that failed.
build_all >"$work/log" 2>&1 &
wait $! || { tail -n 40 "$work/log" >&2 && exit 1; }
(cd "$work/src" && ls ./*.dsc | sed 's,^\./,,') >"$out/VERSIONS"
[ -e "$prefix/VERSIONS" ] || { rm -rf "$prefix" && mv "$out" "$prefix"; }
echo "$prefix"
