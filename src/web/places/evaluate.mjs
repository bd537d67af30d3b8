// Evaluate: a ruleset and bids in, the ranking with its reasons out.
import { html } from '../ui/html.mjs';
import { signal, effect, computed, untracked } from '@preact/signals';
import { DropZone, SaveButton } from '../ui/files.mjs';
import { Messages } from '../ui/messages.mjs';
import { FileList } from './evaluate_files.mjs';
import { Ranking } from './evaluate_ranking.mjs';
import { Reasons } from './evaluate_reasons.mjs';
import { t } from '../i18n.mjs';
import * as session from '../session.mjs';
import * as ask from '../ask.mjs';
import { receive } from '../files.mjs';
import { samples } from '../library.mjs';

export const outcome = signal(null);
const busy = signal(false);
const work = computed(() => ({ ruleset: session.ruleset.value, bids: session.bids.value, sides: session.sides.value, asOf: session.asOf.value }));

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

function Downloads() {
  const stem = session.ruleset.value.name.replace(/\.json$/, '');
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
    <button type="button" onClick=${() => print()}>${t('evaluate.print')}</button></p>
    <p class="hint">${t('evaluate.same-bytes')}</p>
    <pre tabindex="0" class="command"><code>bidgauge ${ask.evaluateWords(work.value).map(quoted).join(' ')} -o comparison.xlsx</code></pre></section>`;
}

export const quoted = (text) => (/^[\w./=:+,@%-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`);

export function Evaluate() {
  const done = outcome.value;
  const nothing = !session.ruleset.value && !session.bids.value.length;
  const free = done?.messages.filter((item) => ![session.ruleset.value?.name, ...session.bids.value.map((b) => b.name)].includes(item.file)) ?? [];
  return html`
    <h1>${t('evaluate.title')}</h1>
    <p class="lead">${t('evaluate.lead')}</p>
    <div class="no-print">
    <${DropZone} title=${t('evaluate.drop')} hint=${t('evaluate.drop-hint')} button=${t('evaluate.choose')} onFiles=${receive} name="evaluate-files" /></div>
    ${nothing ? html`<${Start} />` : html`<${FileList} outcome=${done} />`}
    <p role="status" class="visually-hidden">${busy.value ? t('evaluate.busy') : done?.result ? t('evaluate.ready') : ''}</p>
    ${free.length ? html`<${Messages} items=${free} withFile=${true} />` : ''}
    ${done?.result && session.resolved.value ? html`<${Ranking} result=${done.result} /><${Downloads} /><${Reasons} result=${done.result} />` : ''}`;
}
