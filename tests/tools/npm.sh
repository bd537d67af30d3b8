# exceljs and SheetJS, which many portals fill workbooks with, from npm into the build folder; sourced by
# suites that run them. Sets NODE_PATH. One suite at a time installs them.
modules=${BUILD:-build/release}/npm
if command -v npm >/dev/null && ! [ -d "$modules/node_modules/exceljs" ]; then
    mkdir -p "$modules"
    flock "$modules" timeout 120 npm install --silent --no-audit --no-fund --prefix "$modules" xlsx@0.18.5 \
        exceljs@4.4.0 >/dev/null 2>&1 || echo "SKIPPED: exceljs and SheetJS: npm cannot install them"
fi
NODE_PATH="$PWD/$modules/node_modules"
export NODE_PATH
