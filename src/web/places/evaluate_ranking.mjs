// The ranking of each lot: who is recommended and why, the table, and the points by element as bars.
import { html } from '../ui/html.mjs';
import { t, word } from '../i18n.mjs';
import { Table } from '../ui/table.mjs';
import { StackedBars } from '../ui/bars.mjs';
import { pointsByElement, textOf } from '../lib/criteria.mjs';
import * as session from '../session.mjs';

const nameOf = (bid) => bid.vendor?.name || bid.bid;

function Recommended({ lot }) {
  const { recommended } = lot;
  const bid = lot.bids.find((one) => one.bid === recommended?.bid);
  return html`<div class=${`recommended ${bid ? '' : 'nobody'}`} data-testid="recommended">
    <p class="eyebrow">${bid ? t('evaluate.recommended') : t('evaluate.nobody')}</p>
    ${bid ? html`<p class="winner">${nameOf(bid)}</p>` : ''}
    <p lang="en">${recommended?.words ?? lot.words ?? ''}</p>
    ${recommended?.margin !== undefined && recommended?.margin !== null ? html`<p class="hint">${t('evaluate.margin', { points: session.format.value.points(recommended.margin) })}</p>` : ''}
  </div>`;
}

function columns(lot, open) {
  const f = session.format.value;
  const scored = lot.bids.some((bid) => bid.total !== null && bid.total !== undefined);
  return [
    { title: t('evaluate.rank'), number: true, value: (bid) => bid.rank, show: (bid) => (bid.rank ? `${bid.rank}${bid.tied ? ' =' : ''}` : '–') },
    { title: t('evaluate.vendor'), head: true, value: nameOf, show: (bid) => html`<a href=${`#/evaluate/${encodeURIComponent(bid.bid)}`} onClick=${(e) => { e.preventDefault(); open(bid); }}>${nameOf(bid)}</a>` },
    ...(scored ? [{ title: t('evaluate.total'), number: true, value: (bid) => bid.total, show: (bid) => f.points(bid.total) },
      { title: t('evaluate.quality'), number: true, value: (bid) => bid.quality, show: (bid) => f.points(bid.quality) }] : []),
    ...(lot.bids.some((bid) => bid.price) ? [{ title: t('evaluate.price'), number: true, value: (bid) => bid.price?.amount, show: (bid) => f.money(bid.price?.amount) }] : []),
    { title: t('evaluate.status'), value: (bid) => bid.status, show: (bid) => html`<span class=${`tag ${bid.status.replaceAll(' ', '-')}`}>${word('status', bid.status)}</span>
      ${bid.flags?.length ? html` <span class="tag flag">${t('evaluate.flags', { n: bid.flags.length })}</span>` : ''}` },
  ];
}

function Chart({ lot }) {
  const f = session.format.value;
  const rules = session.resolved.value;
  const shown = lot.bids.filter((bid) => bid.rank && bid.total !== null && bid.total !== undefined);
  if (shown.length < 1) return null;
  const rows = shown.map((bid) => {
    const parts = pointsByElement(rules, bid.criteria);
    if (bid.price?.points) parts.set('price', bid.price.points);
    return { id: bid.bid, label: nameOf(bid), parts, total: bid.total };
  });
  const elements = [...new Set(rows.flatMap((row) => [...row.parts].filter(([, value]) => value > 0).map(([element]) => element)))];
  const scale = Number(textOf(rules.get('award')?.get('total')) || 100);
  const best = rows[0];
  return html`<${StackedBars} title=${t('evaluate.chart')} description=${t('evaluate.chart-desc', { n: rows.length, best: best.label, points: f.points(best.total) })}
    rows=${rows} elements=${elements} scale=${Math.max(scale, ...rows.map((row) => row.total))} points=${f.points} />`;
}

const openReasons = (bid) => {
  const details = document.getElementById(`bid-${bid.bid}`);
  if (!details) return;
  details.open = true;
  details.querySelector('summary').focus();
  details.scrollIntoView({ block: 'start' });
};

function Lot({ lot, titled }) {
  const title = lot.lot ? t('evaluate.lot', { lot: lot.title ?? lot.lot }) : t('evaluate.ranking');
  return html`<section class="card" aria-label=${title}>
    <h2>${titled ? title : t('evaluate.ranking')}</h2>
    <${Recommended} lot=${lot} />
    ${lot.warnings?.length ? html`<ul class="messages">${lot.warnings.map((text) => html`<li class="message warning"><span class="mark" aria-hidden="true">▲</span><p lang="en">${text}</p></li>`)}</ul>` : ''}
    <${Table} caption=${title} hideCaption=${true} sortable=${true} rows=${lot.bids} columns=${columns(lot, openReasons)}
      rowClass=${(bid) => (bid.bid === lot.recommended?.bid ? 'first' : bid.rank ? '' : 'out')} />
    <h3>${t('evaluate.chart')}</h3><${Chart} lot=${lot} /></section>`;
}

export const Ranking = ({ result }) => result.lots.map((lot) => html`<${Lot} key=${lot.lot} lot=${lot} titled=${result.lots.length > 1} />`);
