// The sliders: weights with the ends within which the first stays first, figures with the places where somebody drops out.
import { html } from '../ui/html.mjs';
import { t } from '../i18n.mjs';
import { Slider } from './whatif_slider.mjs';
import * as state from './whatif_state.mjs';
import * as session from '../session.mjs';

const nameOf = (bid) => state.outcome.value?.model?.cases[0].lots.flatMap((lot) => lot.bids).find((one) => one.bid === bid)?.vendor || bid;

/** Ends of one weight, exact: who draws level there. */
function endsOf(one) {
  const f = session.format.value;
  const ends = (state.robust.value?.lots ?? []).flatMap((lot) => lot.weights.filter((weight) => weight.weight === one.id));
  return ends.flatMap((weight) => ['low', 'high'].filter((side) => weight[side]).map((side) => ({ at: weight[side].at, strong: true,
    words: t('whatif.level', { at: f.number(weight[side].at), name: nameOf(weight[side].level_with) }) })));
}

function breaksOf(one) {
  const found = state.breaks.value[one.sweep];
  if (!Array.isArray(found)) return [];
  const f = session.format.value;
  return found.map((at) => ({ at: at.after, strong: at.what === 'recommended',
    words: t(at.what === 'recommended' ? (at.bid ? 'whatif.then-first' : 'whatif.nobody') : `whatif.${at.what}`, { at: f.number(at.after), name: nameOf(at.bid) }) }));
}

const noteOf = (one) => {
  const found = state.breaks.value[one.sweep];
  if (found === 'asked') return t('whatif.looking');
  return Array.isArray(found) && !found.length ? t('whatif.no-breaks') : '';
};

function Weights() {
  const all = state.weights.value.map((one) => ({ ...one, title: one.title ?? t('element.price'), unit: '', min: '0', max: one.of, step: '0.5' }));
  const top = all.filter((one) => !one.depth);
  const inner = all.filter((one) => one.depth);
  const note = (one) => (state.robust.value && !endsOf(one).length ? t('whatif.any-weight') : '');
  const shown = (list) => list.map((one) => html`<${Slider} key=${one.key} one=${one} marks=${endsOf(one)} note=${note(one)} />`);
  if (!all.length) return null;
  return html`<section class="card" aria-labelledby="weights-h"><h2 id="weights-h">${t('whatif.weights')}</h2><p class="hint">${t('whatif.weights-lead')}</p>
    ${state.robust.value ? '' : html`<p><button type="button" onClick=${state.findEnds}>${t('whatif.find-ends')}</button></p>`}
    ${shown(top)}${inner.length ? html`<details><summary>${t('whatif.inner', { n: inner.length })}</summary>${shown(inner)}</details>` : ''}</section>`;
}

function Figures() {
  if (!state.figures.value.length) return null;
  return html`<section class="card" aria-labelledby="moved-h"><h2 id="moved-h">${t('whatif.figures')}</h2><p class="hint">${t('whatif.figures-lead')}</p>
    ${state.figures.value.map((one) => html`<${Slider} key=${one.key} one=${one} marks=${breaksOf(one)} note=${noteOf(one)} onFocus=${() => state.findBreaks(one)} />`)}</section>`;
}

export const Sliders = () => html`<${Figures} /><${Weights} />`;
