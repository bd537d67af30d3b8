// A walk through the page as its users have it: node walk.mjs PAGE PROGRAM WORK. Files go in by real file inputs and
// come out as downloads; what comes out is held against the program of this machine. Prints what is wrong; what was
// measured goes into WORK/figures.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, readdirSync, writeFileSync, appendFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { faults, open, sideways } from '../../tools/browser.mjs';
import * as places from './places.mjs';
import * as outputs from './outputs.mjs';
import { journey } from './journey.mjs';
import { budgets } from './budgets.mjs';

const [file, program, work] = process.argv.slice(2);
const wrong = [];
const expect = (holds, text) => holds || wrong.push(text);
const words = JSON.parse(readFileSync('src/web/messages.en.json', 'utf8'));

/** The program of this machine, in a folder with these files: {status, stdout, file(name), found(pattern)}. */
let folders = 0;
function native(files, argv) {
  const folder = join(work, `native-${folders++}`);
  mkdirSync(folder);
  for (const [name, bytes] of Object.entries(files)) writeFileSync(join(folder, name), bytes);
  let status = 0;
  let stdout = '';
  try {
    stdout = execFileSync(resolve(program), argv, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  } catch (ended) {
    ({ status, stdout } = ended);
  }
  return { status, stdout, file: (name) => readFileSync(join(folder, name)),
    found: (pattern) => readdirSync(folder, { recursive: true }).filter((path) => pattern.test(path)).map((path) => readFileSync(join(folder, path))) };
}

const { page, seen, close } = await open(file);
page.setDefaultTimeout(30000);
const began = Date.now();
const figures = [];
const took = (what) => figures.push(`  ${what} after ${Math.round((Date.now() - began) / 1000)} s`);
const readyAfter = async () => {
  for (let i = 0; i < 300; i++) {
    const [at] = await page.evaluate(() => performance.getEntriesByName('engine-ready').map((mark) => mark.startTime));
    if (at) return at;
    await page.waitForTimeout(100);
  }
  return Infinity;
};
const ready = await readyAfter();

async function go(place) {
  await page.evaluate((to) => { location.hash = `#/${to}`; }, place);
  await page.getByRole('heading', { level: 1 }).waitFor();
}

/** The file that a button of this name saves. */
async function saved(name) {
  const waiting = page.waitForEvent('download');
  await page.getByRole('button', { name, exact: true }).first().click();
  return readFileSync(await (await waiting).path());
}

/** Waits until a text is there; says what was there where it is not. */
async function shows(locator, pattern, what) {
  for (let i = 0; i < 200; i++) {
    if ((await locator.count()) && pattern.test(await locator.first().innerText())) return;
    await page.waitForTimeout(100);
  }
  wrong.push(`${what}: ${pattern} is not in "${(await locator.count()) ? (await locator.first().innerText()).slice(0, 300) : 'nothing'}"`);
}

/** A played case, and the same one with one byte of a bid changed. */
function cases() {
  const whole = join(work, 'case');
  execFileSync('sh', ['samples/case/play.sh', resolve(program), whole], { stdio: 'ignore' });
  const changed = join(work, 'changed');
  cpSync(whole, changed, { recursive: true });
  const bids = join(changed, 'received', '1');
  appendFileSync(join(bids, readdirSync(bids)[0]), ' ');
  return { whole, changed };
}

/** Every place as it is now, in narrow windows, with large text, dark, in forced colours and in Spanish. */
async function looks() {
  const routes = ['evaluate', 'rules', 'rules/figures', 'rules/questions', 'rules/criteria', 'rules/price', 'rules/json', 'fill', 'whatif', 'check', 'help', 'help/ruleset'];
  const notes = async (what) => wrong.push(...(await faults(page)).map((line) => `${what}: ${line}`));
  for (const route of routes) {
    await go(route);
    await page.waitForTimeout(150);
    expect((await page.locator('h1').count()) === 1 && (await page.locator('main').count()) === 1, `${route}: one main and one h1`);
    await page.setViewportSize({ width: 320, height: 800 });
    expect((await sideways(page)) <= 0, `${route}: at 320 pixels it is ${await sideways(page)} too wide`);
    await page.setViewportSize({ width: 640, height: 800 });
    await page.evaluate(() => { document.documentElement.style.fontSize = '200%'; });
    expect((await sideways(page)) <= 0, `${route}: with text of 200 % it is ${await sideways(page)} too wide`);
    await page.evaluate(() => { document.documentElement.style.fontSize = ''; });
    await page.setViewportSize({ width: 1280, height: 900 });
    await notes(route);
    // Other colours are those of a few parts, which these places have all of.
    if (['evaluate', 'rules/criteria', 'fill', 'whatif', 'check', 'help/ruleset'].includes(route)) {
      await page.emulateMedia({ colorScheme: 'dark' });
      await notes(`${route}, dark`);
      await page.emulateMedia({ colorScheme: 'light', forcedColors: 'active' });
      await notes(`${route}, forced colours`);
    }
    await page.emulateMedia({ colorScheme: 'light', forcedColors: 'none', media: 'print' });
    expect((await page.locator('nav:visible, .no-print:visible').count()) === 0 && (await page.locator('h1:visible').count()) === 1, `${route}: paper has its title and no navigation`);
    await page.emulateMedia({ media: 'screen' });
  }
  await page.emulateMedia({ forcedColors: 'none' });
  await page.locator('.language select').selectOption('es');
  expect((await page.evaluate(() => document.documentElement.lang)) === 'es', 'the language of the document follows the choice');
  for (const route of routes) {
    await go(route);
    await page.waitForTimeout(100);
    wrong.push(...(await english()).map((text) => `${route}: in the Spanish page stands "${text}"`));
  }
  await go('evaluate');
  await notes('evaluate, Spanish');
  await page.locator('.language select').selectOption('en');
}

const spanish = JSON.parse(readFileSync('src/web/messages.es.json', 'utf8'));
const onlyEnglish = Object.keys(words).filter((key) => words[key] !== spanish[key] && !words[key].includes('{')).map((key) => words[key]);
const inSpanish = new Set(Object.values(spanish));
// What rulesets and bids say themselves is in their own language.
const ofSamples = [...outputs.SAMPLES.map((name) => `samples/${name}/ruleset.json`), ...readdirSync('rules/starters').map((name) => `rules/starters/${name}`)]
  .filter((path) => path.endsWith('.json')).map((path) => readFileSync(path, 'utf8')).join('\n');

/** Texts of the page that are on the screen in English, outside of what is marked as English (the engine's words). */
async function english() {
  const shown = await page.evaluate(() => {
    const texts = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const { parentElement, data } = walker.currentNode;
      if (data.trim() && !parentElement.closest('[lang=en], script, style, noscript, .language')) texts.push(data.trim());
    }
    for (const node of document.querySelectorAll('[aria-label], [title], [placeholder]')) texts.push(...['aria-label', 'title', 'placeholder'].map((name) => node.getAttribute(name)).filter(Boolean));
    return texts;
  });
  return shown.filter((text) => onlyEnglish.includes(text) && !inSpanish.has(text) && !ofSamples.includes(`"${text}"`));
}

const tools = { page, go, saved, shows, expect, native, words, work };
// By keyboard first, while nothing has the focus yet.
const order = ['keyboard', 'evaluate', 'rules', 'fill', 'whatif', 'check', 'help'];
expect(order.length === Object.keys(places).length, 'every walk is walked');
const asked = (process.env.WALKS ?? '').split(' ').filter(Boolean); // these alone, while one looks for a fault
const wanted = (name) => !asked.length || asked.includes(name);
for (const name of order.filter(wanted)) {
  try {
    await places[name](tools, name === 'check' ? cases() : undefined);
  } catch (fault) {
    wrong.push(`${name}: ${fault.message}`);
  }
  took(name);
}
for (const [name, output] of Object.entries({ ...outputs, journey }).filter(([name, one]) => typeof one === 'function' && wanted(name))) {
  try {
    await output(tools);
  } catch (fault) {
    wrong.push(`${name}: ${fault.message}`);
  }
  took(name);
}
if (wanted('looks')) await looks();
took('looks');
if (wanted('budgets')) try {
  figures.push(...await budgets(tools, file, ready));
} catch (fault) {
  wrong.push(`budgets: ${fault.message}`);
}
writeFileSync(join(work, 'figures'), figures.join('\n'));
wrong.push(...seen);
await close();
[...new Set(wrong)].forEach((line) => console.log(line));
process.exit(wrong.length ? 1 : 0);
