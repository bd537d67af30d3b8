// What a vendor may know before the bid goes in: what is missing, what cannot be used, and which requirements are met.
import { html } from '../ui/html.mjs';
import { t, word } from '../i18n.mjs';
import { walk } from '../lib/criteria.mjs';
import { about } from '../lib/bid.mjs';

const MARKS = { met: '✔', not_met: '✖', not_answered: '?', error: '✖', not_applicable: '–' };

function jump(event, field) {
  event.preventDefault();
  const place = document.getElementById(`q-${field}`);
  place?.scrollIntoView({ block: 'center' });
  place?.querySelector('input, select, textarea')?.focus({ preventScroll: true });
}

const labelOf = (rules, { field, row, column }) => {
  const question = rules.get('fields').get(field);
  const label = question?.get('label') ?? field;
  if (row === undefined || row === null) return label;
  const head = question?.get('columns')?.get(column);
  return `${label}, ${t('fill.row')} ${row + 1}${head ? `: ${head.get('label') ?? column}` : ''}`;
};

function Todo({ rules, items, title, show }) {
  if (!items.length) return null;
  return html`<details open=${items.length < 8}><summary>${title}</summary><ul class="todo">${items.map((item) => html`<li><a href=${`#q-${item.field}`} onClick=${(e) => jump(e, item.field)}>
    ${labelOf(rules, item)}</a>${show ? html` <span lang="en">${show(item)}</span>` : ''}</li>`)}</ul></details>`;
}

export function OwnChecks({ outcome, missing, rules }) {
  const faults = (outcome?.messages ?? []).filter((item) => item.severity === 'error').map((item) => about(item.message)).filter(Boolean);
  const bid = outcome?.result?.lots.map((lot) => lot.bids.find((one) => one.status)).find(Boolean);
  const scores = new Map((bid?.criteria ?? []).map((score) => [score.id, score]));
  const required = [...walk(rules.get('criteria'))].filter(({ kind }) => kind === 'pass_fail');
  const done = !missing.length && !faults.length;
  return html`<section class="card" aria-labelledby="own-h"><h2 id="own-h">${t('fill.checks')}</h2>
    <p role="status" class=${`state ${done ? 'good' : 'warn'} wide`} data-testid="fill-state">${done ? t('fill.complete') : t('fill.open', { n: missing.length + faults.length })}</p>
    <${Todo} rules=${rules} items=${faults} title=${t('fill.faults', { n: faults.length })} show=${(item) => item.text} />
    <${Todo} rules=${rules} items=${missing} title=${t('fill.missing', { n: missing.length })} />
    <h3>${t('fill.requirements')}</h3>
    <ul class="plain">${required.map(({ id, criterion }) => {
      const score = scores.get(id);
      return html`<li class=${`criterion ${score?.outcome ?? ''}`}><div class="criterion-head"><strong>${criterion.get('title') ?? id}</strong>
        <span class="points"><span aria-hidden="true">${MARKS[score?.outcome] ?? ''} </span>${score ? word('outcome', score.outcome) : ''}</span></div>${score ? html`<p lang="en">${score.reason}</p>` : ''}</li>`;
    })}</ul><p class="hint">${t('fill.no-points')}</p></section>`;
}
