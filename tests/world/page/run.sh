#!/bin/sh
# Slow: the program of the page in node.
# The program inside the page, run by node: every output of every sample is byte for byte what the program of
# this machine writes. `make page-program` builds it; where it is not built, the suite is skipped.
. tests/tools/env.sh
: "${BIDGAUGE:?the program}"
command -v node >/dev/null || { echo "node is not installed"; exit 77; }
[ -e build/page/bidgauge.wasm ] || { echo "it is not built: make page-program"; exit 77; }
exec sh tests/world/page/same.sh "$BIDGAUGE" "$PWD/build/page/bidgauge"
