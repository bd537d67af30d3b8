// Why each bid came out as it did: for every criterion the engine's sentence, and what would change it.
import { html } from '../ui/html.mjs';
import { t, word } from '../i18n.mjs';
import { walk, textOf } from '../lib/criteria.mjs';
import * as session from '../session.mjs';

const MARKS = { met: '✔', not_met: '✖', scored: '', clarify: '?', not_applicable: '–' };

function Criterion({ score, place }) {
  const f = session.format.value;
  const title = place?.criterion.get('title') ?? score.id;
  const weight = score.weight ?? null;
  return html`<li class=${`criterion depth-${Math.min(place?.depth ?? 0, 3)} ${score.outcome}`}>
    <div class="criterion-head"><strong>${title}</strong>
      <span class="points">${score.points !== null && score.points !== undefined ? t('evaluate.points-of', { points: f.points(score.points), of: f.number(weight) })
        : html`${MARKS[score.outcome] ? html`<span aria-hidden="true">${MARKS[score.outcome]} </span>` : ''}${word('outcome', score.outcome)}`}</span></div>
    ${score.points !== null && score.points !== undefined && weight ? html`<div class="meter" aria-hidden="true"><span style=${{ inlineSize: `${Math.max(0, Math.min(1, score.points / weight)) * 100}%` }}></span></div>` : ''}
    <p lang="en">${score.reason}</p>
    ${score.would_change ? html`<p class="change"><span class="eyebrow">${t('evaluate.would-change')}</span> <span lang="en">${score.would_change}</span></p>` : ''}</li>`;
}

function Flags({ flags }) {
  return flags.length ? html`<div class="flags"><h4>${t('evaluate.flagged')}</h4><ul>${flags.map((flag) => html`<li><p lang="en">${flag.message}</p>
    ${flag.request ? html`<details><summary>${t('evaluate.question')}</summary><p lang="en">${flag.request}</p></details>` : ''}</li>`)}</ul></div>` : null;
}

function Bid({ bid, places, lot }) {
  const name = bid.vendor?.name || bid.bid;
  const f = session.format.value;
  return html`<details class="bid" id=${lot ? undefined : `bid-${bid.bid}`}><summary><span>${bid.rank ? `${bid.rank}. ` : ''}${name}</span>
      <span class="hint">${bid.total !== null && bid.total !== undefined ? f.points(bid.total) : word('status', bid.status)}</span></summary>
    ${bid.status_reason ? html`<p class="status-reason" lang="en">${bid.status_reason}</p>` : ''}
    <${Flags} flags=${bid.flags ?? []} />
    ${bid.price?.reason ? html`<p lang="en"><strong>${t('evaluate.price')}.</strong> ${bid.price.reason}</p>` : ''}
    <ul class="criteria">${bid.criteria.map((score) => html`<${Criterion} score=${score} place=${places.get(score.id)} />`)}</ul></details>`;
}

export function Reasons({ result }) {
  const places = new Map([...walk(session.resolved.value.get('criteria'))].map((place) => [place.id, place]));
  return html`<section class="card" aria-labelledby="why-h"><h2 id="why-h">${t('evaluate.reasons')}</h2><p>${t('evaluate.reasons-lead')}</p>
    ${result.lots.map((lot) => html`${result.lots.length > 1 ? html`<h3>${t('evaluate.lot', { lot: lot.lot })}</h3>` : ''}
      ${lot.bids.map((bid) => html`<${Bid} key=${bid.bid} bid=${bid} places=${places} lot=${result.lots.length > 1 ? lot.lot : ''} />`)}`)}</section>`;
}
