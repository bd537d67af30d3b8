#!/bin/sh
# Builds the libraries that bidgauge links, as static archives for a machine that Debian has none for, from
# Debian's own sources: libs.sh TARGET (windows). Prints the folder with include/, lib/ and lib/pkgconfig.
# It is built once and kept outside the project, in $BIDGAUGE_LIBS (else the user's cache), under a name that
# has the compiler's version and the hash of this file in it; where it is there, nothing is fetched.
# Libraries in the order in which one needs another; each is a function build_NAME, run in its source.
set -eu
target=${1:?windows}
root=${BIDGAUGE_LIBS:-${XDG_CACHE_HOME:-$HOME/.cache}/bidgauge-libs}
case $target in
windows) host=x86_64-w64-mingw32 CC=$host-gcc AR=$host-ar RANLIB=$host-ranlib ;;
*) echo "libs.sh: unknown target \"$target\"" >&2 && exit 2 ;;
esac
command -v "$CC" >/dev/null || { echo "libs.sh: no $CC on this machine" >&2 && exit 77; }
key=$target-$($CC -dumpversion)-$(sha256sum "$0" | cut -c1-12)
prefix=$root/$key
[ ! -e "$prefix/VERSIONS" ] || { echo "$prefix" && exit 0; }
CFLAGS="-O2 -ffp-contract=off"
JOBS=${JOBS:-$(getconf _NPROCESSORS_ONLN)}
mkdir -p "$root"
work=$(mktemp -d "$root/build-XXXXXX")
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM
out=$work/out
mkdir -p "$out/include" "$out/lib/pkgconfig" "$work/lists/partial" "$work/src"

# Debian's sources, without touching the lists of this machine.
fetch() {
    release=$(. /etc/os-release && echo "${VERSION_CODENAME:-bookworm}")
    cat >"$work/debian.sources" <<END
Types: deb-src
URIs: http://deb.debian.org/debian
Suites: $release
Components: main
Signed-By: /usr/share/keyrings/debian-archive-keyring.gpg
END
    apt="apt-get -q -o Dir::Etc::sourcelist=$work/debian.sources -o Dir::Etc::sourceparts=- \
        -o Dir::State::lists=$work/lists -o Dir::Cache=$work/lists -o APT::Sandbox::User="
    $apt update
    (cd "$work/src" && $apt source cjson zlib expat pcre2 libxlsxwriter libzip gmp mpfr4 openssl)
}

# FOLDER...: the objects of the C files named behind it become lib/lib$1.a
archive() {
    name=$1
    shift
    mkdir -p "$work/objects/$name"
    for file; do printf '%s\n' "$file"; done | xargs -P "$JOBS" -I{} sh -c '
        "$0" $1 -c "$3" -o "$2/$(echo "$3" | tr / _).o"' "$CC" "$CFLAGS ${more-}" "$work/objects/$name" {}
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
    cd contrib/minizip
    files="ioapi.c zip.c"
    [ "$target" != windows ] || files="$files iowin32.c"
    # shellcheck disable=SC2086 # a list of words
    more="-I$out/include -DNOCRYPT" archive minizip $files
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
    package libzip "$libs" -DZIP_STATIC
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
# Hashes and Ed25519 of libcrypto, and what these two hang on.
build_openssl() {
    ./Configure "${openssl_target-mingw64}" --cross-compile-prefix="${CC%gcc}" --libdir=lib no-asm no-shared no-tests no-dso \
        no-engine no-legacy no-module no-comp no-cms no-cmp no-ct no-ocsp no-ts no-srp no-srtp no-psk no-aria no-bf \
        no-camellia no-cast no-des no-dsa no-ec2m no-gost no-idea no-md4 no-mdc2 no-rc2 no-rc4 no-rmd160 \
        no-scrypt no-seed no-siphash no-siv no-sm2 no-sm3 no-sm4 no-whirlpool no-blake2 no-chacha no-poly1305 \
        no-ocb no-ui-console no-async no-autoload-config no-sock no-dgram CFLAGS="$CFLAGS"
    make build_generated
    make -j"$JOBS" libcrypto.a
    cp libcrypto.a "$out/lib/"
    cp -R include/openssl "$out/include/"
    libs=-lcrypto
    [ "$target" != windows ] || libs="$libs -lws2_32 -lgdi32 -lcrypt32 -ladvapi32"
    package libcrypto "$libs"
}

{
    fetch
    for name in cjson zlib expat pcre2 libxlsxwriter libzip gmp mpfr4 openssl; do
        echo "== $name"
        (cd "$work/src/$name"-*/ && build_"$name")
    done
} >"$work/log" 2>&1 || { tail -n 40 "$work/log" >&2 && exit 1; }
(cd "$work/src" && ls ./*.dsc | sed 's,^\./,,') >"$out/VERSIONS"
[ -e "$prefix/VERSIONS" ] || { rm -rf "$prefix" && mv "$out" "$prefix"; }
echo "$prefix"
