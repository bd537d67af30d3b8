# Sourced by what runs tests, from the project's top: the settings that every test is run with.
export BIDGAUGE="${BIDGAUGE:-$PWD/build/bidgauge}" BUILD="${BUILD:-build/release}"
export BIDGAUGE_LIB="$BUILD/libbidgauge.a" LC_ALL=C.UTF-8
export LSAN_OPTIONS="${LSAN_OPTIONS:-suppressions=$PWD/tests/tools/lsan.supp:print_suppressions=0}"
# The Python of the distribution: the one its packages (openpyxl, jsonschema) are installed for. It leaves
# no compiled files among the sources.
[ -x /usr/bin/python3 ] && PYTHON="${PYTHON:-/usr/bin/python3}"
export PYTHON="${PYTHON:-python3}" PYTHONDONTWRITEBYTECODE=1
JOBS=${JOBS:-$(nproc 2>/dev/null || echo 2)}

# Adds to the figures of a whole run (.ci/run), where there is one: passed, failed.
tally() {
    [ -z "$TALLY" ] || echo "$1 $2" >>"$TALLY"
}
