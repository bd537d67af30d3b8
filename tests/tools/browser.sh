# A browser for suites that look at a page of ours: Debian's chromium, driven by playwright-core, with
# axe-core, both from npm into the build folder. Sourced; then:
#     browser_missing    prints what the machine lacks, or nothing
#     node tests/tools/browser.mjs PAGE.html [SHOT.png:WIDTHxHEIGHT[:dark|print]...]
# or a script of the suite's own that imports tests/tools/browser.mjs. One suite at a time installs them.
BROWSER_MODULES="$PWD/${BUILD:-build/release}/npm-browser/node_modules"
CHROMIUM=${CHROMIUM:-$(command -v chromium || command -v chromium-browser || command -v google-chrome)}
export BROWSER_MODULES CHROMIUM
browser_folder=${BROWSER_MODULES%/node_modules}
if [ -n "$CHROMIUM" ] && command -v npm >/dev/null && command -v node >/dev/null &&
    ! [ -d "$BROWSER_MODULES/axe-core" ]; then
    mkdir -p "$browser_folder"
    PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1 flock "$browser_folder" timeout 120 npm install --silent --no-audit \
        --no-fund --ignore-scripts --prefix "$browser_folder" playwright-core@1.65.1 axe-core@4.14.1 \
        >/dev/null 2>&1 || true
fi
browser_missing() {
    [ -n "$CHROMIUM" ] || { echo "chromium is not installed"; return; }
    command -v node >/dev/null || { echo "node is not installed"; return; }
    [ -d "$BROWSER_MODULES/axe-core" ] || echo "npm cannot install playwright-core and axe-core"
}
