// Evaluate: a ruleset and bids in, the ranking with its reasons out.
import { html } from '../ui/html.mjs';
import { signal, effect, computed, untracked } from '@preact/signals';
import { DropZone, SaveButton } from '../ui/files.mjs';
import { Messages } from '../ui/messages.mjs';
import { FileList } from './evaluate_files.mjs';
import { Ranking } from './evaluate_ranking.mjs';
import { Reasons } from './evaluate_reasons.mjs';
import { Panel, hasPanel } from './evaluate_panel.mjs';
import { t } from '../i18n.mjs';
import * as session from '../session.mjs';
import * as ask from '../ask.mjs';
import { receive } from '../files.mjs';
import { samples } from '../library.mjs';
import { zip } from '../lib/zip.mjs';

export const outcome = signal(null);
const busy = signal(false);
const work = computed(() => ({ ruleset: session.ruleset.value, bids: session.bids.value, sides: session.sides.value, sheets: session.sheets.value, asOf: session.asOf.value }));

let turn = 0;
/** Evaluates again whenever a file changes; only the last run counts. */
effect(() => {
  const now = work.value;
  const mine = ++turn;
  if (!now.ruleset || !now.bids.length) {
    outcome.value = null;
    return;
  }
  untracked(async () => {
    busy.value = true;
    const done = await ask.evaluate(now);
    if (mine !== turn) return;
    outcome.value = done;
    busy.value = false;
  });
});

const SAMPLES = ['janitorial', 'school-construction', 'security-guards', 'rail-cars'];

export async function openSample(name) {
  const sample = (await samples())[name];
  session.clearAll();
  await session.openRuleset(sample.ruleset);
  session.bids.value = sample.bids.map((bid) => ({ ...bid, role: 'bid' }));
}

function Start() {
  return html`<section aria-labelledby="sample-h" class="card quiet">
    <h2 id="sample-h">${t('evaluate.sample')}</h2><p>${t('evaluate.sample-hint')}</p>
    <p class="row">${SAMPLES.map((name) => html`<button type="button" onClick=${() => openSample(name)}>${t(`sample.${name}`)}</button>`)}</p></section>`;
}

/** What was evaluated and what came out, in one archive that Check a record takes. */
async function recordOf(work) {
  const [done, book] = [await ask.evaluate(work), await ask.workbook(work)];
  const given = [work.ruleset, ...work.bids, ...Object.values(work.sides), ...work.sheets].filter(Boolean);
  const bytes = (content) => (typeof content === 'string' ? new TextEncoder().encode(content) : content);
  const files = Object.fromEntries(given.map((file) => [file.name, bytes(file.bytes)]));
  return { ...book, content: await zip({ ...files, 'result.json': done.files['result.json'], 'comparison.xlsx': book.bytes, 'command.txt': bytes(`${commandOf(work)} --json=result.json\n`) }) };
}

const commandOf = (work) => `bidgauge ${ask.evaluateWords(work).map(quoted).join(' ')} -o comparison.xlsx`;

function Downloads() {
  const make = (name, maker) => async () => {
    const done = await maker();
    return { name, content: done.content, fault: done.messages?.[0]?.message };
  };
  const workbook = make('comparison.xlsx', async () => {
    const done = await ask.workbook(work.value);
    return { ...done, content: done.bytes };
  });
  const json = make('result.json', async () => {
    const done = await ask.evaluate(work.value);
    return { ...done, content: done.files['result.json'] };
  });
  return html`<section aria-labelledby="down-h" class="card no-print"><h2 id="down-h">${t('evaluate.downloads')}</h2>
    <p class="row"><${SaveButton} primary=${true} label=${t('evaluate.workbook')} make=${workbook} />
    <${SaveButton} label=${t('evaluate.json')} make=${json} />
    <${SaveButton} label=${t('evaluate.record')} make=${make('record.zip', () => recordOf(work.value))} />
    <button type="button" onClick=${() => print()}>${t('evaluate.print')}</button></p>
    <p class="hint">${t('evaluate.same-bytes')}</p>
    <pre tabindex="0" class="command"><code>${commandOf(work.value)}</code></pre></section>`;
}

export const quoted = (text) => (/^[\w./=:+,@%-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`);

export function Evaluate() {
  const done = outcome.value;
  const nothing = !session.ruleset.value && !session.bids.value.length;
  const free = done?.messages.filter((item) => ![session.ruleset.value?.name, ...session.bids.value.map((b) => b.name), ...session.sheets.value.map((sheet) => sheet.name), session.sides.value.panel?.name].includes(item.file)) ?? [];
  return html`
    <h1>${t('evaluate.title')}</h1>
    <p class="lead">${t('evaluate.lead')}</p>
    <div class="no-print">
    <${DropZone} title=${t('evaluate.drop')} hint=${t('evaluate.drop-hint')} button=${t('evaluate.choose')} onFiles=${receive} name="evaluate-files" /></div>
    ${nothing ? html`<${Start} />` : html`<${FileList} outcome=${done} />`}
    <p role="status" class="visually-hidden">${busy.value ? t('evaluate.busy') : done?.result ? t('evaluate.ready') : ''}</p>
    ${hasPanel() && session.bids.value.length ? html`<${Panel} work=${work.value} />` : ''}
    ${free.length ? html`<${Messages} items=${free} withFile=${true} />` : ''}
    ${done?.result && session.resolved.value ? html`<${Ranking} result=${done.result} /><${Downloads} /><${Reasons} result=${done.result} />` : ''}`;
}
