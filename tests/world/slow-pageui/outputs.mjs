// What the page writes, held against the program of this machine byte for byte, for every sample and for a panel.
import { readFileSync, readdirSync, existsSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { unzip, zip } from '../../../src/web/lib/zip.mjs';

const filesOf = (sample) => [`samples/${sample}/ruleset.json`, ...readdirSync(`samples/${sample}/bids`).sort().map((name) => `samples/${sample}/bids/${name}`)];
const read = (paths) => Object.fromEntries(paths.map((path) => [basename(path), readFileSync(path)]));
export const SAMPLES = readdirSync('samples').filter((name) => existsSync(`samples/${name}/ruleset.json`) && existsSync(`samples/${name}/bids`));

/** Closes what is open, and gives the files to Evaluate. */
async function give({ page, go, words }, paths) {
  await go('evaluate');
  const close = page.getByRole('button', { name: words['files.clear'] });
  if (await close.count()) await close.click();
  await page.setInputFiles('[data-testid=evaluate-files]', paths);
}

const commandShown = async (page) => (await page.locator('pre.command').first().innerText()).trim().split(/\s+/).slice(1);

async function evaluated(tools, sample) {
  const { page, saved, expect, native, words } = tools;
  const paths = filesOf(sample);
  await give(tools, paths);
  await page.getByTestId('recommended').first().waitFor();
  const book = await saved(words['evaluate.workbook']);
  const result = await saved(words['evaluate.json']);
  const own = native(read(paths), [...await commandShown(page), '--json=result.json', '-q']);
  expect(own.file('comparison.xlsx').equals(book), `${sample}: the comparison workbook is the program's`);
  expect(own.file('result.json').equals(result), `${sample}: the result is the program's`);
  const charts = await page.locator('figure.chart').count();
  const tables = await page.locator('figure.chart details table').count();
  expect(charts === tables, `${sample}: ${charts} charts have ${tables} tables of their data`);
  return charts;
}

/** The ruleset as the page writes it, its workbook and the vendors' form. */
async function ruled({ page, go, saved, expect, native, words }, sample) {
  await go('rules');
  const another = page.getByRole('button', { name: words['rules.another'] });
  if (await another.count()) await another.click();
  await page.locator('main button.primary').first().click();
  const text = await saved(words['rules.save-json']);
  const files = { 'ruleset.json': text };
  const book = await saved(words['rules.save-workbook']);
  const form = await saved(words['rules.save-form']);
  expect(native(files, ['ruleset', 'export', 'ruleset.json', '-o', 'r.xlsx', '-q']).file('r.xlsx').equals(book), `${sample}: the ruleset workbook is the program's`);
  expect(native(files, ['form', 'ruleset.json', '-o', 'f.xlsx', '-q']).file('f.xlsx').equals(form), `${sample}: the form is the program's`);
}

/** One weight moved: the workbook, the table, and the scenario that makes them again. */
async function moved({ page, go, saved, expect, native, words }, sample) {
  await go('whatif');
  const reset = page.getByRole('button', { name: words['whatif.reset'] });
  await reset.click();
  const box = page.locator('.slider input.numeric').first();
  const now = Number(await box.inputValue());
  await box.fill(String(now > 1 ? now - 1 : now + 1));
  await box.press('Tab');
  const scenario = await saved(words['whatif.scenario']);
  const book = await saved(words['whatif.workbook']);
  const table = await saved(words['whatif.table']);
  const files = { ...read(filesOf(sample)), 'scenario.json': scenario };
  const command = await commandShown(page);
  expect(native(files, command).file('scenarios.xlsx').equals(book), `${sample}: the scenario workbook is the program's`);
  expect(native(files, [...command.slice(0, -2), '--csv=scenarios.csv']).file('scenarios.csv').equals(table), `${sample}: the table of figures is the program's`);
  await reset.click();
}

/** Every sample through Evaluate, Rules and What if. */
export async function samples(tools) {
  let charts = 0;
  for (const sample of SAMPLES) {
    charts += await evaluated(tools, sample);
    await moved(tools, sample);
    await ruled(tools, sample); // last: what is open in Rules is written anew, and counts everywhere
  }
  tools.expect(SAMPLES.length >= 4 && charts >= 2, `${SAMPLES.length} samples with ${charts} charts`);
}

const SCENARIO_OF = { school: 'school-construction', guards: 'security-guards' };

/** Every scenario that comes with the samples, opened and made again. */
export async function scenarios(tools) {
  const { page, go, saved, expect, native, words } = tools;
  const all = readdirSync('samples/scenarios').filter((name) => name.endsWith('.json'));
  let open = '';
  for (const name of all.sort((a, b) => (SCENARIO_OF[a.split('-')[0]] ?? '').localeCompare(SCENARIO_OF[b.split('-')[0]] ?? ''))) {
    const text = readFileSync(`samples/scenarios/${name}`, 'utf8');
    if (!text.includes('"bidgauge-scenario/1"')) continue;
    const sample = SCENARIO_OF[name.split('-')[0]] ?? 'janitorial';
    if (sample !== open) await give(tools, filesOf(sample));
    open = sample;
    await go('whatif');
    await page.getByRole('button', { name: words['whatif.reset'] }).click();
    await page.setInputFiles('[data-testid=scenario-file]', `samples/scenarios/${name}`);
    await page.locator('pre.command').waitFor();
    const book = await saved(words['whatif.workbook']);
    const command = await commandShown(page);
    const files = { ...read(filesOf(sample)), [name]: text };
    if (command.join(' ').includes('scenario.json')) files['scenario.json'] = await saved(words['whatif.scenario']);
    expect(native(files, command).file('scenarios.xlsx').equals(book), `${name}: the scenario workbook is the program's`);
  }
}

const PANEL = ['samples/case/rules-2.json', ...['alder', 'birch', 'cedar', 'dogwood', 'elm'].map((bid) => `samples/case/received/${bid}-quality.json`)];

/** Fills every empty cell of the workbook that is open: levels and choices, dates, words. */
async function fillSheet(page, name) {
  const typed = { 'Your name': name, Date: '2026-03-16' };
  for (const select of await page.locator('main .columns select').all()) {
    const options = await select.locator('option').allInnerTexts();
    await select.selectOption({ label: options.includes('No') && options.length === 4 - 1 ? 'No' : options[Math.min(3, options.length - 1)] });
  }
  for (const [label, text] of Object.entries(typed)) {
    const field = page.locator('main .field', { hasText: label }).locator('input');
    if (await field.count()) await field.first().fill(text);
  }
  const confidential = page.locator('main .field', { hasText: 'I keep confidential' }).locator('select');
  if (await confidential.count()) await confidential.selectOption({ label: 'Yes' });
  for (const field of await page.locator('main .field', { hasText: /^Why:/ }).locator('textarea').all()) await field.fill('The plan names people and dates');
}

async function throughThePage({ page, go, saved, words, shows }, path, name) {
  await go('fill');
  await page.setInputFiles((await page.getByTestId('fill-continue').count()) ? '[data-testid=fill-continue]' : '[data-testid=fill-files]', path);
  await page.getByTestId('sheet-state').waitFor();
  await fillSheet(page, name);
  await shows(page.getByTestId('sheet-state'), /Nothing is empty/, `${basename(path)} is filled in`);
  const bytes = await saved(words['sheet.save']);
  await page.getByRole('button', { name: words['sheet.close'] }).click();
  writeFileSync(path, bytes);
  return bytes;
}

/** A panel from its appointment to scores: workbooks are the program's, are filled in here, and are read by both. */
export async function panel(tools) {
  const { page, go, saved, expect, native, words, work, shows } = tools;
  const people = ['Ana Ruiz', 'Ben Cole', 'Chi Wong'];
  const files = read(PANEL), rules = 'rules-2.json', bids = Object.keys(files).slice(1);
  await give(tools, PANEL);
  await page.getByLabel(words['panel.names']).fill(people.join('\n'));
  await page.getByRole('button', { name: words['panel.appoint'] }).click();
  await shows(page.getByTestId('panel-said'), /Next/, 'the next step is said');
  files['panel.json'] = await saved(words['panel.save']);
  expect(native(files, ['panel', 'appoint', rules, ...people.map((name, i) => `E${i + 1}=${name}`), '-o', 'p.json', '-q']).file('p.json').equals(files['panel.json']), "the panel's file is the program's");
  for (const [kind, label] of [['declarations', 'panel.declarations'], ['sheets', 'panel.sheets']]) {
    const books = await unzip(new Uint8Array(await saved(words[label])));
    const own = native(files, ['panel', kind, rules, ...bids, '--panel=panel.json', '-o', 'out', '-q']);
    const names = Object.keys(books).sort();
    expect(names.length === people.length, `${kind}: ${names.length} workbooks`);
    for (const name of names) expect(own.file(join('out', name)).equals(Buffer.from(books[name])), `${name} is the program's`);
    const paths = [];
    for (const [i, name] of names.entries()) {
      paths.push(join(work, name));
      writeFileSync(paths[i], books[name]);
      files[name] = await throughThePage(tools, paths[i], people[i]);
    }
    const taken = native(files, ['panel', 'read', rules, ...names, '--panel=panel.json', '-q']);
    expect(taken.status === 0, `the program takes the ${kind} that were filled in here`);
    await go('evaluate');
    await page.setInputFiles('[data-testid=evaluate-files]', paths);
    await page.getByRole('button', { name: /Take 3 workbooks/ }).click();
    await shows(page.getByTestId('panel-said'), /Read: 3 sheets/, 'what was read is said');
    files['panel.json'] = await saved(words['panel.save']);
    expect(taken.file('panel.json').equals(files['panel.json']), `after the ${kind} the panel's file is the program's`);
  }
  const scores = JSON.parse(files['panel.json']).scores;
  expect(scores.length === people.length * bids.length * 2 && scores.every((one) => one.reason), `${scores.length} scores with reasons`);
  const meeting = await saved(words['panel.meeting']);
  expect(native(files, ['panel', 'meeting', rules, ...bids, '--panel=panel.json', '-o', 'm.xlsx', '-q']).file('m.xlsx').equals(meeting), "the meeting's workbook is the program's");
  const book = await saved(words['evaluate.workbook']);
  expect(native(files, [...await commandShown(page), '-q']).file('comparison.xlsx').equals(book), 'the workbook with the panel is the program\'s');
}

/** An archive of files and outcome is checked as it is, and with one bid changed. */
export async function record(tools) {
  const { page, go, saved, shows, words, work } = tools;
  await give(tools, filesOf('janitorial'));
  await page.getByTestId('recommended').waitFor();
  const made = await unzip(new Uint8Array(await saved(words['evaluate.record'])));
  const drop = async (name, files) => {
    writeFileSync(join(work, name), await zip(files));
    await go('help');
    await go('check');
    const close = page.getByRole('button', { name: words['files.clear'] });
    if (await close.count()) await close.click();
    await page.setInputFiles('[data-testid=case-files]', join(work, name));
  };
  await drop('record.zip', made);
  const rows = page.locator('section[aria-labelledby=rerun-h]');
  await shows(rows, /result\.json\s+Same bytes[\s\S]*comparison\.xlsx\s+Same bytes/, 'a record comes out again');
  const bid = Object.keys(made).find((name) => name.endsWith('.json') && !/^(result|ruleset)/.test(name));
  const changed = new TextDecoder().decode(made[bid]).replace(/(\d)(\d)/, '$1$2 ');
  await drop('changed.zip', { ...made, [bid]: new TextEncoder().encode(`${changed} `) });
  await shows(rows, /Differs[\s\S]*first difference is at byte/, 'a record with a changed bid does not');
}
