// A walk through the page as its users have it: node walk.mjs PAGE PROGRAM WORK. Files go in by real file inputs and
// come out as downloads; what comes out is held against the program of this machine. Prints what is wrong.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, readdirSync, writeFileSync, appendFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { faults, open, sideways } from '../../tools/browser.mjs';
import * as places from './places.mjs';

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
    await page.emulateMedia({ colorScheme: 'dark' });
    await notes(`${route}, dark`);
    await page.emulateMedia({ colorScheme: 'light' });
  }
  await page.emulateMedia({ forcedColors: 'active' });
  await go('evaluate');
  await notes('evaluate, forced colours');
  await page.emulateMedia({ forcedColors: 'none' });
  await page.locator('.language select').selectOption('es');
  expect((await page.evaluate(() => document.documentElement.lang)) === 'es', 'the language of the document follows the choice');
  expect(/Evaluar/.test(await page.locator('h1').innerText()), 'Spanish is Spanish');
  await notes('evaluate, Spanish');
  await page.locator('.language select').selectOption('en');
}

const tools = { page, go, saved, shows, expect, native, words, work };
// By keyboard first, while nothing has the focus yet.
const order = ['keyboard', 'evaluate', 'rules', 'fill', 'whatif', 'check', 'help'];
expect(order.length === Object.keys(places).length, 'every walk is walked');
for (const name of order) {
  try {
    await places[name](tools, name === 'check' ? cases() : undefined);
  } catch (fault) {
    wrong.push(`${name}: ${fault.message}`);
  }
}
await looks();
wrong.push(...seen);
await close();
[...new Set(wrong)].forEach((line) => console.log(line));
process.exit(wrong.length ? 1 : 0);
