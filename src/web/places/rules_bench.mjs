// The bench: invented bids, evaluated as one types, to see what the rules reward before they are published.
import { html } from '../ui/html.mjs';
import { signal, effect, untracked } from '@preact/signals';
import { t, word } from '../i18n.mjs';
import { Table } from '../ui/table.mjs';
import { Control } from '../ui/inputs.mjs';
import { TableQuestion } from './fill_table.mjs';
import { inventedBids, kept, LEVELS } from '../lib/invent.mjs';
import { bidDocument } from '../lib/bid.mjs';
import { write } from '../lib/jdoc.mjs';
import * as session from '../session.mjs';
import * as ask from '../ask.mjs';
import { route } from '../route.mjs';

const bench = signal([]);
let touched = false; // somebody has changed an answer: the others are kept from then on
const outcome = signal(null);
const nameOf = (letter) => t('rules.invented', { letter });

/** The bench follows the questions. */
effect(() => {
  const ruleset = session.resolved.value;
  if (!ruleset) return;
  untracked(() => {
    bench.value = touched ? bench.value.map((bid, i) => kept(ruleset, bid, LEVELS[i]?.[1] ?? 0.5)) : inventedBids(ruleset);
  });
});

function fileOf(ruleset, bid) {
  const lot = [...(ruleset.get('lots') ?? new Map()).keys()][0];
  const typedIn = { vendor: { name: nameOf(bid.name), id: bid.name, bid: bid.name }, answers: bid.answers };
  return { name: `bench-${bid.name}.json`, bytes: write(bidDocument(ruleset, typedIn, lot)), role: 'bid' };
}

let turn = 0;
effect(() => {
  const [ruleset, bids] = [session.resolved.value, bench.value];
  if (!ruleset || !bids.length || route.value.place !== 'rules') return;
  untracked(async () => {
    const mine = ++turn;
    const done = await ask.evaluate({ ruleset: session.ruleset.value, bids: bids.map((bid) => fileOf(ruleset, bid)) });
    if (mine === turn) outcome.value = done;
  });
});

const put = (i, id) => (value) => {
  touched = true;
  bench.value = bench.value.map((bid, n) => (n === i ? { ...bid, answers: { ...bid.answers, [id]: value } } : bid));
};

function Answers({ ruleset }) {
  const fields = [...(ruleset.get('fields') ?? [])].filter(([, field]) => field.get('asked_of') !== 'buyer');
  return bench.value.map((bid, i) => html`<details class="entry" key=${bid.name}><summary>${nameOf(bid.name)}</summary>
    ${fields.map(([id, field]) => {
      const label = field.get('label') ?? id;
      if (field.get('type') === 'table') return html`<h3>${label}</h3><${TableQuestion} id=${`bench-${i}-${id}`} field=${field} rows=${bid.answers[id] ?? []} onRows=${put(i, id)} faults=${[]} label=${`${nameOf(bid.name)}: ${label}`} />`;
      return html`<div class="bench-answer"><label for=${`b-${i}-${id}`}>${label} <span class="unit">${field.get('unit') ?? ''}</span></label>
        <${Control} id=${`b-${i}-${id}`} type=${field.get('type')} lines=${1} value=${bid.answers[id]} choices=${[...(field.get('choices') ?? [])]} onInput=${put(i, id)} /></div>`;
    })}</details>`);
}

const again = () => {
  touched = false;
  bench.value = inventedBids(session.resolved.value);
};

export function Bench() {
  const ruleset = session.resolved.value;
  const lot = outcome.value?.result?.lots[0];
  const f = session.format.value;
  if (!ruleset) return html`<section class="card" aria-labelledby="bench-h"><h2 id="bench-h">${t('rules.bench')}</h2><p class="hint">${t('rules.bench-waits')}</p></section>`;
  return html`<section class="card" aria-labelledby="bench-h" data-testid="bench"><h2 id="bench-h">${t('rules.bench')}</h2><p class="hint">${t('rules.bench-lead')}</p>
    ${lot ? html`<${Table} caption=${t('rules.bench')} hideCaption=${true} rows=${lot.bids} columns=${[
      { title: t('evaluate.rank'), number: true, show: (bid) => bid.rank ?? '–' },
      { title: t('evaluate.vendor'), head: true, show: (bid) => html`${bid.vendor?.name || bid.bid}${bid.rank ? '' : html`<br /><span class=${`tag ${bid.status}`}>${word('status', bid.status)}</span>`}` },
      { title: t('evaluate.total'), number: true, show: (bid) => f.points(bid.total) }]} />
      <p lang="en">${lot.recommended?.words ?? ''}</p>
      <ul class="plain">${lot.bids.filter((bid) => bid.status_reason).map((bid) => html`<li class="hint" lang="en">${bid.vendor?.name}: ${bid.status_reason}</li>`)}</ul>` : ''}
    <h3>${t('rules.bench-answers')}</h3><${Answers} ruleset=${ruleset} />
    <p><button type="button" onClick=${again}>${t('rules.bench-again')}</button></p></section>`;
}
