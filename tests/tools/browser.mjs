// Opens a page of ours in Chromium the way a reader would, from a file, and watches it: no request but for
// the file itself, no error on the console, nothing that axe-core finds against WCAG 2.2 AA. Nothing is
// bypassed: the page's own content security policy holds.
//     node tests/tools/browser.mjs PAGE.html [SHOT.png:WIDTHxHEIGHT[:dark|print]...]
// prints what is wrong, one line each, and ends with 1 where anything is. Or import { open, faults } for
// a page that has more to do.
import { mkdtempSync, readFileSync, rmSync, realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const require = createRequire(join(process.env.BROWSER_MODULES, 'x.js'));
const quiet = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
    '--disable-background-networking', '--disable-component-update', '--disable-sync',
    '--font-render-hinting=none'];

// A browser with one page of that size on the file. seen: what went wrong while it was open.
export async function open(file, { width = 1280, height = 900, dark = false, print = false } = {}) {
    const { chromium } = require('playwright-core');
    const profile = mkdtempSync(join(tmpdir(), 'browser-'));
    const context = await chromium.launchPersistentContext(profile, {
        executablePath: process.env.CHROMIUM, args: quiet, viewport: { width, height },
        colorScheme: dark ? 'dark' : 'light', acceptDownloads: true });
    const page = context.pages()[0] ?? await context.newPage();
    const url = pathToFileURL(resolve(file)).href, seen = [];
    const local = (address) => address.split('#')[0] === url || /^(blob|data|about):/.test(address);
    page.on('request', (r) => local(r.url()) || seen.push(`request: ${r.url()}`));
    page.on('console', (m) => ['error', 'warning'].includes(m.type()) &&
        seen.push(`console: ${m.text()}`));
    page.on('pageerror', (e) => seen.push(`error on the page: ${e.message}`));
    if (print)
        await page.emulateMedia({ media: 'print' });
    await page.goto(url);
    const close = async () => {
        await context.close();
        rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    };
    return { page, seen, close };
}

// What axe-core finds on the page as it is now, a line each.
export async function faults(page) {
    await page.evaluate(readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8'));
    const found = await page.evaluate(() => window.axe.run(document, {
        runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }));
    return found.violations.flatMap((v) => v.nodes.map((n) =>
        `axe ${v.id}: ${v.help}: ${n.target.join(' ')}: ${n.failureSummary.replace(/\s+/g, ' ')}`));
}

// Wider than the window: a reader would have to scroll sideways.
export const sideways = (page) => page.evaluate(() =>
    document.documentElement.scrollWidth - document.documentElement.clientWidth);

// One browser for all sizes: starting it takes longer than looking.
async function look(file, shots) {
    const { page, seen, close } = await open(file);
    const wrong = [];
    page.setDefaultTimeout(180000); // a busy machine is slow to paint
    for (const shot of shots.length ? shots : ['']) {
        const [path, size, how] = shot.split(':');
        const [width, height] = (size || '1280x900').split('x').map(Number);
        await page.setViewportSize({ width, height });
        await page.emulateMedia({ media: how === 'print' ? 'print' : 'screen',
            colorScheme: how === 'dark' ? 'dark' : 'light' });
        wrong.push(...await faults(page));
        if (how !== 'print' && await sideways(page) > 0)
            wrong.push(`at ${width} pixels the page is ${await sideways(page)} pixels too wide`);
        if (path)
            await page.screenshot({ path, fullPage: true });
    }
    wrong.push(...seen);
    await close();
    return [...new Set(wrong)];
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
    const wrong = await look(process.argv[2], process.argv.slice(3));
    wrong.forEach((line) => console.log(line));
    process.exit(wrong.length ? 1 : 0);
}
