#!/bin/sh
# Installs what the build and the tests need and is not there yet, on Debian and Ubuntu; elsewhere
# says what to install. Nothing is downloaded when all is there. With the word "test": what the
# scripted tests need too (other people's readers of workbooks and schemas); with "page": what the offline
# page is made with.
wanted="gcc make pkg-config libcjson-dev libpcre2-dev libxlsxwriter-dev libzip-dev libexpat1-dev
zlib1g-dev libssl-dev libmpfr-dev libgmp-dev libcmocka-dev"
if [ "$1" = test ]; then
    wanted="$wanted python3 python3-openpyxl python3-jsonschema libreoffice-calc-nogui libxml2-utils clang
    poppler-utils gnumeric parallel fonts-crosextra-carlito chromium
    debhelper lintian zsh fish man-db python3-build python3-setuptools python3-wheel python3-venv python3-cffi
    python3-pandas python3-distributed"
fi
if [ "$1" = page ]; then
    wanted="$wanted emscripten esbuild nodejs npm dpkg-dev git ca-certificates xz-utils"
fi

present() {
    case $1 in
    python3-openpyxl) /usr/bin/python3 -c 'import openpyxl' ;;
    python3-jsonschema) /usr/bin/python3 -c 'import jsonschema' ;;
    libreoffice-calc-nogui) command -v soffice && [ -e /usr/lib/libreoffice/program/libsclo.so ] ;;
    libxml2-utils) command -v xmllint ;;
    python3 | clang | parallel) command -v "$1" ;;
    poppler-utils) command -v pdftoppm ;;
    fonts-crosextra-carlito) fc-list | grep -q Carlito ;;
    debhelper) command -v dh && command -v dpkg-buildpackage ;;
    lintian | zsh | fish) command -v "$1" ;;
    man-db) command -v man ;;
    python3-venv) /usr/bin/python3 -c 'import ensurepip' ;;
    python3-build) /usr/bin/python3 -c 'import build.__main__' ;; # a folder "build" here is no such module
    python3-setuptools | python3-wheel | python3-cffi | python3-pandas | python3-distributed)
        /usr/bin/python3 -c "import ${1#python3-}" ;;
    gnumeric) command -v ssconvert ;;
    chromium) command -v chromium || command -v google-chrome ;;
    emscripten) command -v emcc ;;
    nodejs) command -v node ;;
    dpkg-dev) command -v dpkg-source ;;
    xz-utils) command -v xz ;;
    ca-certificates) [ -e /etc/ssl/certs/ca-certificates.crt ] ;;
    esbuild | npm | git) command -v "$1" ;;
    gcc) command -v cc ;;
    make | pkg-config) command -v "$1" ;;
    libcjson-dev) pkg-config --exists libcjson ;;
    libpcre2-dev) pkg-config --exists libpcre2-8 ;;
    libxlsxwriter-dev) pkg-config --exists xlsxwriter ;;
    libzip-dev) pkg-config --exists libzip ;;
    libexpat1-dev) pkg-config --exists expat ;;
    zlib1g-dev) pkg-config --exists zlib ;;
    libssl-dev) pkg-config --exists libcrypto ;;
    libmpfr-dev) pkg-config --exists mpfr ;;
    libgmp-dev) pkg-config --exists gmp ;;
    libcmocka-dev) pkg-config --exists cmocka ;;
    esac > /dev/null 2>&1
}

missing=
for package in $wanted; do
    present "$package" || missing="$missing $package"
done
[ -n "$missing" ] || exit 0

if ! command -v apt-get > /dev/null 2>&1; then
    echo "please install, by the names they have on this system:$missing" >&2
    exit 1
fi
as_root=
if [ "$(id -u)" -ne 0 ]; then
    command -v sudo > /dev/null 2>&1 || {
        echo "please run as root: apt-get install$missing" >&2
        exit 1
    }
    as_root=sudo
fi
echo "installing:$missing"
install_missing() {
    # shellcheck disable=SC2086 # a list of words
    DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y --no-install-recommends $missing
}
install_missing || { $as_root apt-get update && install_missing; }
