// Makes the pictures of docs/page-tour.md: each place of the page as somebody at work in it sees it, then all six in
// dark colours, in a window of 320 pixels and as they are printed, on one sheet each. pictures.sh calls it.
//     node tests/tools/pagepictures.mjs PAGE CHANGED-CASE OUT
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { open } from './browser.mjs';

const [file, changedCase, out] = process.argv.slice(2);
const words = JSON.parse(readFileSync('src/web/messages.en.json', 'utf8'));
const sample = 'samples/janitorial';
const bids = readdirSync(`${sample}/bids`).sort().map((name) => `${sample}/bids/${name}`);
let page; // opened afresh for each place: what was loaded in one is there in the next

async function go(place) {
  await page.evaluate((to) => { location.hash = `#/${to}`; }, place);
  await page.getByRole('heading', { level: 1 }).waitFor();
}

// What is done in a place before it is looked at; the element that is at the top of the picture.
const PLACES = {
  evaluate: async () => {
    await go('evaluate');
    await page.setInputFiles('[data-testid=evaluate-files]', [`${sample}/ruleset.json`, ...bids]);
    await page.getByTestId('recommended').waitFor();
    return page.getByTestId('recommended');
  },
  rules: async () => {
    await go('rules');
    await page.getByRole('button', { name: 'Best value with job quality' }).click();
    await page.getByTestId('rules-state').waitFor();
    await go('rules/criteria');
    return page.getByTestId('weight-total');
  },
  fill: async () => {
    await go('fill');
    await page.setInputFiles('[data-testid=fill-files]', `${sample}/ruleset.json`);
    await page.getByTestId('fill-state').waitFor();
    await page.getByLabel(words['fill.vendor-name']).fill('Vendor (invented)');
    await page.getByLabel('Price for one year').fill('1,200,000');
    await page.getByLabel('Similar contracts').fill('7');
    return page.getByLabel('Price for one year');
  },
  whatif: async () => {
    await PLACES.evaluate();
    await go('whatif');
    const box = page.getByLabel('Maryland living wage (tier_1): exact number', { exact: true });
    await box.fill('19.00');
    await box.press('Tab');
    await page.getByTestId('big-numbers').waitFor();
    return page.getByTestId('big-numbers');
  },
  check: async () => {
    await go('check');
    await page.setInputFiles('[data-testid=case-folder]', changedCase);
    await page.getByTestId('verdict').waitFor();
    return page.getByTestId('verdict');
  },
  help: async () => {
    await go('help/price-formulas');
    return page.locator('h1');
  },
};

async function shot(name, top, { width, height, media = 'screen', colorScheme = 'light' }) {
  await page.setViewportSize({ width, height });
  await page.emulateMedia({ media, colorScheme });
  await page.waitForTimeout(700);
  await page.evaluate(() => scrollTo(0, 0));
  if (top) await top.first().evaluate((element) => { element.scrollIntoView({ block: 'start' }); scrollBy(0, -90); });
  const path = join(out, `${name}.png`);
  await page.screenshot({ path });
  return path;
}

// The pictures of all places beside each other, as one.
async function sheet(name, pictures, columns, width) {
  const images = pictures.map((path) => `<img src="data:image/png;base64,${readFileSync(path).toString('base64')}">`);
  const html = `<!doctype html><style>body{margin:0;background:#8a8f98;width:${width}px}div{display:grid;gap:8px;padding:8px;grid-template-columns:repeat(${columns},1fr)}img{width:100%;display:block}</style><div>${images.join('')}</div>`;
  const path = join(out, `${name}.html`);
  writeFileSync(path, html);
  const other = await open(path, { width, height: 400 });
  await other.page.locator('div').screenshot({ path: join(out, `${name}.png`) });
  await other.close();
}

const VIEWS = [
  ['dark', { width: 1100, height: 760, colorScheme: 'dark' }, 2, 1000],
  ['narrow', { width: 320, height: 640 }, 6, 1400],
  ['print', { width: 794, height: 1123, media: 'print' }, 3, 1000],
];
const pictures = { dark: [], narrow: [], print: [] };
for (const [place, work] of Object.entries(PLACES)) {
  const opened = await open(file, { width: 1100, height: 760 });
  page = opened.page;
  page.setDefaultTimeout(120000);
  const top = await work();
  await shot(`page-${place}`, top, { width: 1100, height: 760 });
  for (const [view, how] of VIEWS) pictures[view].push(await shot(`${view}-${place}`, view === 'print' ? null : top, how));
  await opened.close();
}
for (const [view, , columns, width] of VIEWS) await sheet(`page-${view}`, pictures[view], columns, width);
