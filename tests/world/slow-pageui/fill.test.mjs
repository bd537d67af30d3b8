// The filled form: the engine reads from it the answers that were put in.
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parse } from '../../../src/web/lib/jdoc.mjs';
import { unzip, zip } from '../../../src/web/lib/zip.mjs';
import { fillForm } from '../../../src/web/lib/form_fill.mjs';
import { typedFrom, bidDocument } from '../../../src/web/lib/bid.mjs';

const program = resolve(process.env.BIDGAUGE);

function inFolder(work) {
  const folder = mkdtempSync(join(tmpdir(), 'fill-'));
  return Promise.resolve(work(folder)).finally(() => rmSync(folder, { recursive: true }));
}

test('an archive comes back as it was', async () => {
  const files = { 'a.txt': new TextEncoder().encode('abc'.repeat(500)), 'b/c.xml': new Uint8Array() };
  assert.deepEqual(await unzip(await zip(files)), files);
});

for (const sample of ['janitorial', 'security-guards', 'school-construction', 'rail-cars'])
  test(`forms of ${sample} have the answers of its bids`, () => inFolder(async (folder) => {
    const top = `samples/${sample}`;
    const text = readFileSync(`${top}/ruleset.json`, 'utf8');
    const ruleset = parse(text);
    writeFileSync(join(folder, 'r.json'), text);
    execFileSync(program, ['form', 'r.json', '-o', 'form.xlsx', '-q'], { cwd: folder });
    const form = new Uint8Array(readFileSync(join(folder, 'form.xlsx')));
    const names = readdirSync(`${top}/bids`).filter((name) => name.endsWith('.json'));
    assert.ok(names.length > 3);
    for (const name of names) {
      const doc = bidDocument(ruleset, typedFrom(ruleset, parse(readFileSync(`${top}/bids/${name}`, 'utf8'))));
      writeFileSync(join(folder, 'filled.xlsx'), await fillForm(form, ruleset, doc));
      const folders = `out-${name}`;
      execFileSync(program, ['import', 'filled.xlsx', '-o', folders, '--ruleset=r.json', '-q'], { cwd: folder, stdio: 'ignore' });
      const path = readdirSync(join(folder, folders), { recursive: true }).find((one) => /bids\/[^/]+\.json$/.test(one));
      const read = JSON.parse(readFileSync(join(folder, folders, path), 'utf8'));
      const wanted = JSON.parse(JSON.stringify([...doc.get('answers')].map(([id, value]) => [id, value]), (_, v) => (v instanceof Map ? Object.fromEntries(v) : v?.text !== undefined ? Number(v.text) : v)));
      assert.deepEqual(read.answers, Object.fromEntries(wanted), `${name}`);
      assert.equal(read.bid, doc.get('bid'));
    }
  }));
