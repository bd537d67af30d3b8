// What is done in each place. A function a place; tools are those of walk.mjs.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = 'samples/janitorial';
const ruleset = `${folder}/ruleset.json`;
const bids = readdirSync(`${folder}/bids`).sort().map((name) => `${folder}/bids/${name}`);

/** By keyboard alone: past the navigation, and into another place. */
export async function keyboard({ page, expect, words, shows }) {
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement.className === 'skip'), 'the first stop is the link that skips to the content');
  await page.keyboard.press('Enter');
  expect(await page.evaluate(() => document.activeElement.id === 'main'), 'it leads to the content');
  await page.keyboard.press('Tab');
  const outline = await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle);
  expect(outline !== 'none', 'the focus is seen');
  for (let i = 0; i < 20 && !(await page.evaluate(() => document.activeElement.textContent.trim() === 'Rules')); i++) await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Rules' }).waitFor().catch(() => {});
  expect((await page.locator('h1').innerText()) === 'Rules', 'a place is opened by the keyboard');
  expect(await tabTo(page, words['place.evaluate'], 'Shift+Tab'), 'the way back to Evaluate');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: words['evaluate.title'] }).waitFor();
  await page.waitForTimeout(100);
  expect(await tabTo(page, words['evaluate.choose']), 'the button that chooses files');
  await page.evaluate(() => addEventListener('click', (event) => { globalThis.asked = event.target.type === 'file'; }, { capture: true }));
  await page.keyboard.press('Enter');
  expect(await page.evaluate(() => globalThis.asked), 'Enter asks for files');
  await page.setInputFiles('[data-testid=evaluate-files]', [ruleset, ...bids]);
  await shows(page.getByTestId('recommended'), /Cedar Cooperative/, 'files that were chosen by the keyboard are evaluated');
  const download = page.waitForEvent('download');
  expect(await tabTo(page, words['evaluate.workbook']), 'the button that saves the workbook');
  await page.keyboard.press('Enter');
  expect((await download).suggestedFilename() === 'comparison.xlsx', 'the workbook is saved by the keyboard');
  await page.getByRole('button', { name: words['files.clear'] }).click();
}

/** Presses the key until what has the focus says so; false where it never does. */
async function tabTo(page, text, key = 'Tab') {
  for (let i = 0; i < 80; i++) {
    if ((await page.evaluate(() => document.activeElement.textContent.trim())) === text) return true;
    await page.keyboard.press(key);
  }
  return false;
}

/** Six bids and a broken one: nothing is lost, the fault has its line, the table is sorted by the keyboard. */
export async function evaluate({ page, go, shows, expect, words, work }) {
  const broken = join(work, 'broken.json');
  writeFileSync(broken, '{"format": "bidgauge-bid/1",\n "bid": }');
  await go('evaluate');
  await page.setInputFiles('[data-testid=evaluate-files]', [ruleset, ...bids, broken]);
  await shows(page.getByTestId('recommended'), /Cedar Cooperative/, 'the recommended bid');
  await shows(page.getByTestId('tally'), /7 in = 5 scored\s*\+ 2 not scored/, 'in = scored + not scored');
  await shows(page.locator('.file', { hasText: 'broken.json' }), /2:9/, 'the line of the fault');
  const head = page.locator('th', { hasText: words['evaluate.price'] }).first();
  await head.getByRole('button').focus();
  await page.keyboard.press('Enter');
  expect((await head.getAttribute('aria-sort')) === 'ascending', 'the table is sorted by price');
  const prices = await page.locator('section.card table').first().locator('tbody tr td:nth-child(5)').allInnerTexts();
  expect(/892,000/.test(prices[0]), `the lowest price is first: ${prices[0]}`);
  await page.locator('details.bid summary').first().click();
  await shows(page.locator('details.bid[open]').first(), /raising them to 20\.17 USD\/hour earns the full 8 points/, 'what would change it');
}

/** A template becomes a ruleset that the program takes; weights, figures, criteria, the trial. */
export async function rules({ page, go, saved, shows, expect, native, words }) {
  await go('rules');
  await page.getByRole('button', { name: 'Best value with job quality' }).click();
  await shows(page.getByTestId('rules-state'), /sound/, 'a template is sound');
  await go('rules/criteria');
  const weight = page.getByLabel('Weight of Pay above the floor');
  await weight.fill('16');
  await weight.press('Tab');
  await shows(page.getByTestId('weight-total'), /101.*does not add up/s, 'the live total');
  await shows(page.getByTestId('rules-state'), /1 error/, 'the engine checks as one types');
  await page.getByRole('button', { name: words['rules.undo'] }).click();
  await shows(page.getByTestId('weight-total'), /100 of 100\s*adds up/, 'a step back');
  await go('rules/figures');
  await page.locator('details.entry', { hasText: 'Wage floor of this contract' }).first().locator('summary').click();
  await page.getByLabel('Value', { exact: true }).first().fill('18.50');
  await shows(page.getByTestId('bench'), /Invented vendor [ABC] is recommended/, 'the invented bids are ranked');
  await go('rules/questions');
  await page.locator('form.add').last().getByLabel('Question').fill('Do you recycle?');
  await page.locator('form.add').last().getByLabel('Type of answer').selectOption('boolean');
  await page.getByRole('button', { name: words['rules.add-question'] }).click();
  await shows(page.locator('section.card').first(), /Do you recycle\?/, 'a question is added');
  await shows(page.getByTestId('rules-state'), /sound/, 'it is sound with the question');
  const text = await saved(words['rules.save-json']);
  expect(native({ 'r.json': text }, ['check', 'r.json']).status === 0, 'the program takes the ruleset that was saved');
  expect(/"2025-01-01": 18\.50/.test(text.toString()), 'the figure is kept as it was typed');
  const book = await saved(words['rules.save-workbook']);
  const back = native({ 'r.xlsx': book }, ['ruleset', 'import', 'r.xlsx', '-o', 'back.json', '-q']);
  expect(back.status === 0 && back.file('back.json').equals(text), 'the workbook gives the ruleset back');
}

const ROWS = 'Job class\tWorkers\tPaid hours of one worker a year\tHourly wage\tHealth payment\tFull time\nCleaner\t12\t1950\t19.25\t4.10\tyes\nLead\t2\t1950\t22.5\t4.1\tno';

/** A vendor fills in, pastes the crew, saves both files: the program reads the same answers from each. */
export async function fill({ page, go, saved, shows, expect, native, words }) {
  await go('evaluate');
  await page.getByRole('button', { name: words['files.clear'] }).click().catch(() => {});
  await go('fill');
  await page.setInputFiles('[data-testid=fill-files]', ruleset);
  await shows(page.getByTestId('fill-state'), /5 things to do/, 'required questions are counted');
  await page.getByLabel(words['fill.vendor-name']).fill('Vendor (invented)');
  await page.getByLabel(words['fill.bid-id']).fill('V-1');
  await page.getByLabel('Price for one year').fill('1,200,000.50');
  await page.getByText(words['fill.paste']).first().click();
  await page.getByLabel(words['fill.paste-label']).fill(ROWS);
  await page.getByRole('button', { name: words['fill.paste-take'] }).click();
  await page.getByLabel('Is the bidder debarred').selectOption('no');
  await page.getByLabel('Liability insurance').fill('2000000');
  await page.getByLabel('Similar contracts').fill('-7');
  await shows(page.locator('.faults').first(), /-7 is less than 0/, 'a fault is said at its answer');
  await page.getByLabel('Similar contracts').fill('7');
  await shows(page.getByTestId('fill-state'), /can be read/, 'all is answered');
  const side = await page.locator('.side').innerText();
  expect(/Met/.test(side) && !/points on the scale|of 16 points/.test(side), 'requirements are judged, and no points are shown');
  const bid = await saved(words['fill.save-bid']);
  const files = { 'ruleset.json': readFileSync(ruleset), 'V-1.json': bid };
  expect(native(files, ['evaluate', 'ruleset.json', 'V-1.json', '-q']).status === 0, 'the program takes the bid');
  expect(JSON.parse(bid).answers.annual_price === 1200000.5 && JSON.parse(bid).answers.workforce.length === 2, 'the answers are those that were typed');
  const form = await saved(words['fill.save-form']);
  const read = native({ 'ruleset.json': files['ruleset.json'], 'V-1.xlsx': form }, ['import', 'V-1.xlsx', '-o', 'out', '--ruleset=ruleset.json', '-q']);
  const answers = read.found(/bids\/[^/]+\.json$/).map((text) => JSON.parse(text).answers);
  const inOrder = (map) => JSON.stringify(Object.entries(map ?? {}).sort(([a], [b]) => (a < b ? -1 : 1)));
  expect(answers.length === 1 && inOrder(answers[0]) === inOrder(JSON.parse(bid).answers), 'the filled form has the same answers');
}

/** A floor of 20: nobody is left; the files that come out are those of the program. */
export async function whatif({ page, go, saved, shows, expect, native, words }) {
  await go('evaluate');
  await page.setInputFiles('[data-testid=evaluate-files]', [ruleset, ...bids]);
  await page.getByTestId('recommended').waitFor();
  await go('whatif');
  const box = page.getByLabel('Maryland living wage (tier_1): exact number', { exact: true });
  await box.fill('20.00');
  await box.press('Tab');
  await shows(page.getByTestId('big-numbers'), /Nobody/, 'the big numbers come first');
  await shows(page.locator('.slider', { hasText: '(tier_1)' }), /From 19\.26 on, nobody is recommended/, 'the exact place where it turns');
  await page.getByRole('button', { name: words['whatif.find-ends'] }).click();
  await shows(page.locator('.slider', { hasText: 'small businesses' }), /At 32\.3028 Patapsco|At 32\.3028, Patapsco/, 'the end of a weight');
  const scenario = await saved(words['whatif.scenario']);
  const book = await saved(words['whatif.workbook']);
  const command = (await page.locator('pre.command').innerText()).trim().split(/\s+/).slice(1);
  const files = Object.fromEntries([ruleset, ...bids].map((path) => [path.split('/').pop(), readFileSync(path)]));
  const again = native({ ...files, 'scenario.json': scenario }, command);
  expect(again.file('scenarios.xlsx').equals(book), 'the command that is shown writes the same bytes');
  await page.getByRole('button', { name: words['whatif.keep'] }).click();
  const pay = page.getByLabel('Pay: exact number', { exact: true });
  await pay.fill('26');
  await pay.press('Tab');
  await shows(page.locator('section', { hasText: words['whatif.side-by-side'] }).last(), /Nobody\s+Cedar Cooperative/, 'two reforms side by side');
}

/** A case is verified; one changed byte is found. */
export async function check({ page, go, shows }, { whole, changed }) {
  await go('check');
  await page.setInputFiles('[data-testid=case-folder]', whole);
  await shows(page.getByTestId('verdict'), /^Verified/, 'a case');
  await page.setInputFiles('[data-testid=case-folder]', changed);
  await shows(page.getByTestId('verdict'), /Not verified/, 'a changed case');
  await shows(page.locator('dl.facts'), /First difference[\s\S]*received\/1\//, 'the first difference');
}

/** The documents, and a search through them. */
export async function help({ page, go, shows, words }) {
  await go('help');
  await page.getByLabel(words['help.search']).fill('abnormally low');
  await page.getByRole('link', { name: 'Abnormally low prices' }).click();
  await shows(page.locator('article'), /mean/, 'a page of the help');
}
