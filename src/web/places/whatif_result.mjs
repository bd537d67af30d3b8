// What the reforms do: the big numbers first, then the ranking, then every figure side by side.
import { html } from '../ui/html.mjs';
import { t, word } from '../i18n.mjs';
import { Table } from '../ui/table.mjs';
import * as session from '../session.mjs';
import * as state from './whatif_state.mjs';

/** A figure in its unit: money, people, shares. */
export function shown(value, unit, signed = false) {
  const f = session.format.value;
  if (value === null || value === undefined) return '–';
  const sign = signed && value > 0 ? '+' : '';
  if (unit === 'share') return sign + f.percent(value);
  const currency = session.currency.value;
  if (currency && unit.startsWith(currency)) return `${sign}${Math.abs(value) >= 1000 ? f.coarse(value) : f.money(value)}${unit.slice(currency.length)}`;
  return `${sign}${f.number(value)}${unit ? ` ${unit}` : ''}`;
}

const recommendedOf = (one, lot) => {
  const bid = one.lots[lot]?.bids.find((b) => b.bid === one.lots[lot].recommended);
  return bid?.vendor || bid?.bid || t('whatif.none');
};

function BigNumbers({ model }) {
  const last = model.cases[model.cases.length - 1];
  if (model.cases.length < 2) return null;
  const figures = last.headline.figures.filter((figure) => figure.first_page && !figure.part && figure.difference !== null);
  const changed = figures.filter((figure) => figure.difference !== 0);
  const [before, after] = [recommendedOf(model.cases[0], 0), recommendedOf(last, 0)];
  return html`<div class="big-numbers" data-testid="big-numbers"><div class=${`big ${before === after ? '' : 'turned'}`}><p class="eyebrow">${t('whatif.recommended')}</p><p class="value">${after}</p>
      <p class="hint">${before === after ? t('whatif.unchanged') : t('whatif.before', { name: before })}</p></div>
    ${changed.slice(0, 5).map((figure) => html`<div class="big"><p class="eyebrow" lang="en">${figure.title}${figure.estimated ? ' *' : ''}</p><p class="value">${shown(figure.difference, figure.unit, true)}</p>
      <p class="hint">${figure.today !== null ? t('whatif.from-to', { today: shown(figure.today, figure.unit), proposed: shown(figure.proposed, figure.unit) }) : ''}
      ${figure.least !== null && figure.least !== figure.most ? ` ${t('whatif.range', { least: shown(figure.least, figure.unit, true), most: shown(figure.most, figure.unit, true) })}` : ''}</p></div>`)}</div>
    ${last.headline.caution ? html`<p class="message warning"><span class="mark" aria-hidden="true">▲</span><span lang="en">${last.headline.caution}</span></p>` : ''}
    ${figures.some((figure) => figure.estimated) ? html`<p class="hint">* ${t('whatif.estimated')}</p>` : ''}`;
}

function arrow(before, after) {
  if (!before.rank || !after.rank || before.rank === after.rank) return '';
  const up = after.rank < before.rank;
  return html`<span class=${up ? 'up' : 'down'}><span aria-hidden="true">${up ? '▲' : '▼'}</span><span class="visually-hidden">${t(up ? 'whatif.up' : 'whatif.down')}</span>${Math.abs(after.rank - before.rank)}</span>`;
}

function Ranking({ model, lot }) {
  const f = session.format.value;
  const [first, last] = [model.cases[0].lots[lot], model.cases[model.cases.length - 1].lots[lot]];
  const before = new Map(first.bids.map((bid) => [bid.bid, bid]));
  const order = (bid) => bid.rank ?? 1e6;
  const rows = [...last.bids].sort((a, b) => order(a) - order(b) || (before.get(a.bid)?.rank ?? 1e6) - (before.get(b.bid)?.rank ?? 1e6));
  const cell = (bid) => (bid?.rank ? `${bid.rank}${bid.total !== null && bid.total !== undefined ? ` · ${f.points(bid.total)}` : ''}` : word('status', bid?.status));
  const changed = model.cases.length > 1;
  return html`<${Table} caption=${first.lot ? t('evaluate.lot', { lot: first.lot }) : t('whatif.ranking')} rows=${rows} rowClass=${(bid) => (bid.bid === last.recommended ? 'first' : bid.rank ? '' : 'out')} columns=${[
    { title: t('evaluate.vendor'), head: true, show: (bid) => bid.vendor || bid.bid },
    { title: t('whatif.today'), number: true, show: (bid) => cell(before.get(bid.bid)) },
    ...(changed ? [{ title: t('whatif.proposed'), number: true, show: (bid) => cell(bid) }, { title: t('whatif.change'), show: (bid) => html`${arrow(before.get(bid.bid) ?? {}, bid)} <span lang="en">${bid.change ?? ''}</span>` }] : [])]} />`;
}

function SideBySide({ model }) {
  if (model.cases.length < 2) return null;
  const reforms = model.cases.slice(1);
  const figures = reforms[0].headline.figures.filter((figure) => figure.first_page);
  const of = (one, figure) => one.headline.figures.find((other) => other.figure === figure.figure);
  const rows = [{ recommended: true }, ...figures];
  return html`<section class="card" aria-labelledby="side-h"><h2 id="side-h">${t('whatif.side-by-side')}</h2><${Table} caption=${t('whatif.side-by-side')} hideCaption=${true} rows=${rows}
    rowClass=${(row) => (row.part ? 'part' : '')} columns=${[
      { title: t('whatif.figure'), head: true, show: (row) => (row.recommended ? t('whatif.recommended') : html`<span lang="en">${row.title}${row.estimated ? ' *' : ''}</span>`) },
      { title: t('whatif.today'), number: true, show: (row) => (row.recommended ? recommendedOf(model.cases[0], 0) : shown(row.today, row.unit)) },
      ...reforms.map((one) => ({ title: one.title, number: true, show: (row) => {
        if (row.recommended) return recommendedOf(one, 0);
        const figure = of(one, row);
        return figure ? html`${shown(figure.proposed ?? figure.difference, row.unit, figure.proposed === null)}${figure.proposed !== null && figure.difference ? html`<br /><span class="hint">${shown(figure.difference, row.unit, true)}</span>` : ''}` : '–';
      } }))]} />
    ${reforms.map((one) => html`<p class="hint" lang="en">${one.headline.cite}</p>`)}</section>`;
}

export function Results() {
  const model = state.outcome.value?.model;
  if (!model) return null;
  return html`<section class="card" aria-labelledby="result-h"><h2 id="result-h">${model.cases.length > 1 ? state.current.value.length ? state.scenarioTitle.value : model.cases[model.cases.length - 1].title : t('whatif.today')}</h2>
      <div aria-live="polite"><${BigNumbers} model=${model} /></div>
      ${model.cases[0].lots.map((_, lot) => html`<${Ranking} key=${lot} model=${model} lot=${lot} />`)}
      ${model.changed?.length ? html`<details><summary>${t('whatif.changed', { n: model.changed.length })}</summary><ul lang="en">${model.changed.map((one) => html`<li>${one.title}: ${one.values.join(' → ')}</li>`)}</ul></details>` : ''}
      <p class="hint no-print">${t('whatif.took', { ms: Math.round(state.milliseconds.value) })}</p></section><${SideBySide} model=${model} />`;
}
