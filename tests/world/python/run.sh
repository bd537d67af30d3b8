#!/bin/sh
# Slow: builds packages.
# The Python package: sdist and wheel are built, installed in a clean environment each, and give what the
# program gives, byte for byte; the script of docs/python.md runs; a corpus on Dask workers gives the bytes of
# one run.
. tests/tools/env.sh
: "${BIDGAUGE:?the program}"
system=/usr/bin/python3
$system -c 'import build.__main__, setuptools, wheel, cffi, venv' 2>/dev/null ||
    { echo "python3-build, python3-setuptools, python3-wheel or python3-cffi is not installed"; exit 77; }
case $BUILD in *asan*) echo "the sanitizers' library cannot be loaded into Python"; exit 77 ;; esac
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
version=$(sed -n 's/.*BG_VERSION "\(.*\)"/\1/p' src/bidgauge.h)
PYTHON=$system sh tests/tools/python.sh "$version" "$BUILD" "$work/dist" >"$work/log" 2>&1 || { cat "$work/log"; exit 1; }
failed=0
# --system-site-packages for cffi and pandas, which pip would fetch; nothing of ours is there.
for kind in ${KINDS:-whl tar.gz}; do
    $system -m venv --system-site-packages "$work/venv-$kind" || exit 1
    "$work/venv-$kind/bin/python" -m pip install -q --no-index --no-deps --no-build-isolation "$work"/dist/*.$kind \
        >"$work/log" 2>&1 || { cat "$work/log"; exit 1; }
    library=
    [ $kind = whl ] || library=$PWD/$BUILD/libbidgauge.so.$version
    BIDGAUGE_LIBRARY=$library ROOT=$PWD HOME=$work TMPDIR=$work "$work/venv-$kind/bin/python" tests/world/python/python.py \
        "$BIDGAUGE" "$PWD" >"$work/log" 2>&1 || { failed=$((failed + 1)); cat "$work/log"; }
    tail -n 1 "$work/log"
done
[ "$failed" -eq 0 ]
