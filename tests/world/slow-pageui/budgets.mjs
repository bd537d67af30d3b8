// How large and how quick the page is: the figures are printed. The size is held exactly; times are held, thrice over, on a
// machine that has nothing else to do, and only printed on a busy one.
import { cpus, loadavg } from 'node:os';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const BUDGETS = [['size in bytes', 1.7e6, 1], ['ready after milliseconds, in a browser that is open', 1000, 3], ['a step of a slider, milliseconds', 50, 3], ['100 bids with workbook, milliseconds', 3000, 3]];

const measured = (page, name) => page.evaluate((of) => performance.getEntriesByName(of).map((entry) => entry.duration || entry.startTime), name);
const median = (list) => [...list].sort((a, b) => a - b)[list.length >> 1];

/** The page opened again in another tab: the median of five. */
async function ready({ page }) {
  const found = [];
  for (let i = 0; i < 5; i++) {
    const tab = await page.context().newPage();
    await tab.goto(page.url().split('#')[0]);
    await tab.waitForFunction(() => performance.getEntriesByName('engine-ready').length);
    found.push((await tab.evaluate(() => performance.getEntriesByName('engine-ready')[0].startTime)));
    await tab.close();
  }
  return median(found);
}

/** How often the engine has run the model, once it has nothing more to do. */
async function runs(page) {
  for (let before = -1, now = 0; ; before = now) {
    await page.waitForTimeout(1000);
    now = (await measured(page, 'engine model')).length;
    if (now === before) return now;
  }
}

/** The reform that is in hand, without others beside it: the median of twelve moves. */
async function step({ page, go, words }) {
  await go('whatif');
  const others = page.getByRole('button', { name: new RegExp(`^${words['files.remove']}`) });
  while (await others.count()) await others.first().click();
  const box = page.locator('.slider input[type=range]').first();
  const before = await runs(page);
  await box.focus();
  for (let i = 0; i < 12; i++) {
    await page.keyboard.press(i % 2 ? 'ArrowLeft' : 'ArrowRight');
    for (let n = 0; n < 100 && (await measured(page, 'engine model')).length <= before + i; n++) await page.waitForTimeout(20);
  }
  return median((await measured(page, 'engine model')).slice(before));
}

/** A hundred bids: that of one vendor under other names, at other prices. */
async function many({ page, go, saved, words, work }) {
  const bid = JSON.parse(readFileSync('samples/janitorial/bids/B-01-cedar.json', 'utf8'));
  const paths = Array.from({ length: 100 }, (_, i) => {
    const path = join(work, `many-${String(i).padStart(3, '0')}.json`);
    writeFileSync(path, JSON.stringify({ ...bid, bid: `many-${i}`, vendor: { ...bid.vendor, name: `Vendor ${i} (invented)`, id: `${i}` }, answers: { ...bid.answers, annual_price: bid.answers.annual_price + i * 1000 } }));
    return path;
  });
  await go('evaluate');
  await page.getByRole('button', { name: words['files.clear'] }).click();
  await page.setInputFiles('[data-testid=evaluate-files]', ['samples/janitorial/ruleset.json', ...paths]);
  await page.getByTestId('recommended').waitFor(); // each file is looked at by itself first
  await page.evaluate(() => performance.clearMeasures());
  await saved(words['evaluate.workbook']);
  return Math.max(...(await measured(page, 'engine evaluate')));
}

/** Lines for people; expect holds the budgets. */
export async function budgets(tools, file, first) {
  tools.page.setDefaultTimeout(180000); // a busy machine is slow, which is no fault
  const busy = loadavg()[0] > cpus().length * 2;
  const found = [statSync(file).size, await ready(tools), await step(tools), await many(tools)];
  const lines = BUDGETS.map(([what, budget, slack], i) => {
    tools.expect(found[i] <= budget * slack || (slack > 1 && busy), `${what}: ${Math.round(found[i])}, and the budget is ${budget}`);
    return `  ${what}: ${Math.round(found[i]).toLocaleString('en')} (budget ${budget.toLocaleString('en')}${slack > 1 && busy ? '; not held: the machine is busy' : ''})`;
  });
  return [...lines, `  ready after milliseconds, when the browser starts with it: ${Math.round(first).toLocaleString('en')}`];
}
