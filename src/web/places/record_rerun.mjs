// A result without a case: the files that it was made of are evaluated again, and every byte is compared.
import { html, useEffect, useState } from '../ui/html.mjs';
import { t } from '../i18n.mjs';
import { Table } from '../ui/table.mjs';
import { firstDifference, sha256 } from '../lib/difference.mjs';
import * as ask from '../ask.mjs';

const textStart = (file) => ask.textOf(file.bytes.subarray(0, 4096));
const hasFormat = (format) => (file) => file.bytes[0] !== 0x50 && textStart(file).includes(`"bidgauge-${format}/1"`);

/** What is the result, what are the inputs: the result names its inputs, and its own format. */
async function sort(files) {
  const result = files.find(hasFormat('result'));
  const ruleset = files.find((file) => hasFormat('ruleset')(file));
  const rest = files.filter((file) => file !== result && file !== ruleset && file.name !== 'command.txt');
  const book = rest.find((file) => file.bytes[0] === 0x50 && /comparison/i.test(file.name)) ?? (result ? null : rest.find((file) => file.bytes[0] === 0x50));
  const inputs = result ? JSON.parse(ask.textOf(result.bytes)).inputs ?? [] : [];
  const order = (file) => inputs.findIndex((input) => input.file.split('/').pop() === file.name);
  const bids = rest.filter((file) => file !== book).sort((a, b) => order(a) - order(b));
  return { result, book, ruleset, bids, inputs };
}

async function compare({ result, book, ruleset, bids, inputs }) {
  const work = { ruleset: { ...ruleset, role: 'ruleset' }, bids };
  const given = [];
  if (result) given.push([result, (await ask.evaluate(work)).files['result.json']]);
  if (book) given.push([book, (await ask.workbook(work)).bytes]);
  const rows = [];
  for (const [file, made] of given)
    rows.push({ name: file.name, hash: await sha256(file.bytes), found: made ? firstDifference(file.bytes, made) : 'none' });
  const hashes = [];
  for (const input of inputs) {
    const file = [ruleset, ...bids].find((one) => one.name === input.file.split('/').pop());
    hashes.push({ name: input.file, wanted: input.sha256, got: file ? await sha256(file.bytes) : null });
  }
  return { rows, hashes };
}

const state = (found) => (found === null ? html`<span class="state good">${t('check.same')}</span>` : found === 'none' ? html`<span class="state bad">${t('check.not-made')}</span>`
  : html`<span class="state bad">${t('check.differs')}</span>`);

function Difference({ row }) {
  if (!row.found || row.found === 'none') return null;
  return html`<div class="message error"><div><p><strong>${row.name}:</strong> ${t('check.first-byte', { offset: row.found.offset, given: row.found.lengths[0], made: row.found.lengths[1] })}</p>
    <p>${t('check.given')}</p><pre tabindex="0">${row.found.given}</pre><p>${t('check.made')}</p><pre tabindex="0">${row.found.made}</pre></div></div>`;
}

export function Rerun({ files, onClear }) {
  const [done, setDone] = useState(null);
  const [missing, setMissing] = useState('');
  useEffect(() => {
    let wanted = true;
    (async () => {
      const sorted = await sort(files);
      const lacks = !sorted.ruleset ? 'check.needs-ruleset' : !sorted.bids.length ? 'check.needs-bids' : !sorted.result && !sorted.book ? 'check.needs-result' : '';
      const compared = lacks ? null : await compare(sorted);
      if (wanted) [setMissing(lacks), setDone(compared)];
    })();
    return () => { wanted = false; };
  }, [files]);
  return html`<section class="card" aria-labelledby="rerun-h"><h2 id="rerun-h">${t('check.rerun')}</h2><p class="hint">${files.map((file) => file.name).join(', ')}</p>
    ${missing ? html`<p class="ask" role="status">${t(missing)}</p>` : ''}
    ${done ? html`<${Table} caption=${t('check.rerun')} hideCaption=${true} rows=${done.rows} columns=${[{ title: t('check.file'), head: true, show: (row) => row.name },
        { title: t('check.compared'), show: (row) => state(row.found) }, { title: 'SHA-256', show: (row) => html`<code>${row.hash}</code>` }]} />
      ${done.rows.map((row) => html`<${Difference} row=${row} />`)}
      ${done.hashes.length ? html`<h3>${t('check.inputs')}</h3><${Table} caption=${t('check.inputs')} hideCaption=${true} rows=${done.hashes} columns=${[{ title: t('check.file'), head: true, show: (row) => row.name },
        { title: t('check.compared'), show: (row) => (row.got === null ? html`<span class="state warn">${t('check.not-given')}</span>` : state(row.got === row.wanted ? null : row)) },
        { title: 'SHA-256', show: (row) => html`<code>${row.wanted}</code>` }]} />` : ''}` : ''}
    <p><button type="button" class="link" onClick=${onClear}>${t('files.clear')}</button></p></section>`;
}
