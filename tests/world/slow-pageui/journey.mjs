// From nothing to a comparison, with a browser alone: a template becomes a ruleset, three vendors fill in its form, and
// the forms are compared. The workbook is what the program of this machine writes from the same files.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

// Three invented vendors. Each has a crew that is pasted, and more or less to offer beside it.
const VENDORS = [
  { name: 'Alder Works (invented)', id: 'A-1', price: '910000', crew: 'Cleaner\t20\tyes\t1900\t18.75\nLead\t2\tyes\t1900\t22', voice: 'committee', more: { health_share: '60', leave_days: '12', notice_days: '7', training_hours: '10', owned: '0', turnover: '45', small_share: '5' } },
  { name: 'Birch Cooperative (invented)', id: 'B-1', price: '985000', crew: 'Cleaner\t18\tyes\t1950\t21.50', voice: 'elected', more: { health_share: '90', leave_days: '20', notice_days: '21', training_hours: '40', owned: '100', turnover: '12', small_share: '10' } },
  { name: 'Cut Price Services (invented)', id: 'C-1', price: '790000', crew: 'Cleaner\t20\tno\t1500\t16.10', voice: 'none', more: { leave_days: '0' } },
];

/** The template with a floor, a title and the day on which bids are due, saved. */
async function ruleset({ page, go, saved, shows, words, work }) {
  await page.reload(); // nobody has opened anything yet
  await go('rules');
  await page.getByRole('button', { name: 'Best value with job quality' }).click();
  await shows(page.getByTestId('rules-state'), /sound/, 'the template is sound');
  await go('rules/figures');
  await page.locator('details.entry', { hasText: 'Wage floor of this contract' }).first().locator('summary').click();
  await page.getByLabel('Value', { exact: true }).first().fill('18.50');
  await shows(page.getByTestId('bench'), /is recommended/, 'the rules are tried on invented bids');
  const path = join(work, 'my-rfp.json');
  writeFileSync(path, await saved(words['rules.save-json']));
  return path;
}

/** One vendor's form, filled in at the page and saved. */
async function form({ page, go, saved, shows, words, work }, rules, vendor) {
  const { fields } = JSON.parse(readFileSync(rules, 'utf8'));
  await go('fill'); // the rules that were just written are the form's
  await page.getByRole('button', { name: words['fill.empty'] }).click();
  await page.getByLabel(words['fill.vendor-name']).fill(vendor.name);
  await page.getByLabel(words['fill.bid-id']).fill(vendor.id);
  await page.getByLabel(fields.price.title ?? fields.price.label).fill(vendor.price);
  const paste = page.getByLabel(words['fill.paste-label']);
  if (!(await paste.isVisible())) await page.getByText(words['fill.paste']).first().click();
  await paste.fill(vendor.crew);
  await page.getByRole('button', { name: words['fill.paste-take'] }).click();
  const label = (id) => fields[id].title ?? fields[id].label;
  await page.getByLabel(label('insured')).selectOption('yes');
  await page.getByLabel(label('voice')).selectOption(vendor.voice);
  for (const [id, value] of Object.entries(vendor.more)) await page.getByLabel(label(id)).fill(value);
  await shows(page.getByTestId('fill-state'), /can be read/, `the form of ${vendor.name} is complete`);
  const path = join(work, `${vendor.id}.xlsx`);
  writeFileSync(path, await saved(words['fill.save-form']));
  return path;
}

export async function journey(tools) {
  const { page, go, saved, shows, expect, native, words } = tools;
  const rules = await ruleset(tools);
  const forms = [];
  for (const vendor of VENDORS) forms.push(await form(tools, rules, vendor));
  await go('evaluate');
  const close = page.getByRole('button', { name: words['files.clear'] });
  if (await close.count()) await close.click();
  await page.setInputFiles('[data-testid=evaluate-files]', [rules, ...forms]);
  await shows(page.getByTestId('recommended'), /Birch Cooperative/, 'the vendor with the best value is recommended');
  await shows(page.getByTestId('tally'), /3 in = 2 scored\s*\+ 1 not scored|3 in = 3 scored/, 'no form is lost');
  const book = await saved(words['evaluate.workbook']);
  const command = (await page.locator('pre.command').first().innerText()).trim().split(/\s+/).slice(1);
  const files = Object.fromEntries([rules, ...forms].map((path) => [path.split('/').pop(), readFileSync(path)]));
  expect(native(files, [...command, '-q']).file('comparison.xlsx').equals(book), 'from template to comparison: the workbook is the program\'s');
}
