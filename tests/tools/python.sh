#!/bin/sh
# python.sh VERSION BUILD FOLDER: the sdist and the wheel of the Python package in the folder. The wheel has the
# library of BUILD and the rules inside. Nothing is fetched: the build uses this machine's setuptools and cffi.
set -eu
version=$1 build=$2 folder=$3
python=${PYTHON:-/usr/bin/python3}
"$python" -c 'import build.__main__, setuptools, wheel, cffi' 2>/dev/null ||
    { echo "python.sh: please install python3-build python3-setuptools python3-wheel python3-cffi" >&2 && exit 77; }
rm -rf "$folder"
mkdir -p "$folder/source"
cp -R src/python/. src/bidgauge.h LICENSE "$folder/source/"
cd "$folder/source"
# The sdist first: it has no library inside, and finds the system's.
SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git -C "$OLDPWD" log -1 --format=%ct 2>/dev/null || echo 0)}
export SOURCE_DATE_EPOCH
"$python" -m build --no-isolation --sdist --outdir .. . >../build.log 2>&1 || { tail -n 30 ../build.log >&2 && exit 1; }
cp -L "$OLDPWD/$build/libbidgauge.so.$version" "bidgauge/libbidgauge.so.${version%%.*}"
strip --strip-unneeded bidgauge/libbidgauge.so.*
cp -R "$OLDPWD/rules" bidgauge/
"$python" -m build --no-isolation --wheel --outdir .. . >>../build.log 2>&1 || { tail -n 30 ../build.log >&2 && exit 1; }
cd ..
rm -rf source
ls ./*.tar.gz ./*.whl
