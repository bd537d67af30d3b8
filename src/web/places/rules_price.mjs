// Price and award: which answer is the price, how it is scored, who wins, how ties are broken.
import { html } from '../ui/html.mjs';
import { t } from '../i18n.mjs';
import { Member } from './rules_about.mjs';
import { Total } from './rules_criteria.mjs';
import { Limit } from './rules_expression.mjs';
import { Num, from, set } from '../lib/jdoc.mjs';
import { typed } from '../lib/decimal.mjs';
import * as state from './rules_state.mjs';

// What each formula asks for, as docs/price-formulas.md lists them.
const FORMULAS = { lowest_proportion: [], linear_from_lowest: [], min_max: [], fixed_range: ['low', 'high'], fixed_reference: ['reference'], mean_relative: [], logarithmic: ['base'],
  n_times_lowest: ['n'], graduated: ['slope_above', 'slope_below', 'inflection'], utility_index: [], price_per_point: [], adjusted_bid: [], adjusted_score: ['reference'],
  monetised_quality: ['per_point'], coefficient: [], rated_criteria: [], rated_linear: [] };
const METHODS = ['highest_score', 'lowest_evaluated_price', 'best_index'];
const number = (text) => {
  const value = typed(text);
  return text.trim() === '' ? '' : value === null ? text : new Num(value);
};

function Price() {
  const prices = [...(state.doc.value.get('fields') ?? [])].filter(([, f]) => f.get('type') === 'money').map(([id, f]) => [id, f.get('label') ?? id]);
  if (!state.doc.value.has('price'))
    return html`<p>${t('rules.no-price')}</p><p><button type="button" onClick=${() => state.change((doc) => set(doc, ['price'], from({ field: prices[0]?.[0] ?? 'price', weight: 0, formula: 'lowest_proportion' })))}>${t('rules.add-price')}</button></p>`;
  const formula = state.at(['price', 'formula']);
  return html`<div class="fields"><${Member} path=${['price', 'field']} label=${t('rules.price-field')} type="choice" choices=${prices} />
      <${Member} path=${['price', 'weight']} label=${t('rules.weight')} type="number" write=${number} />
      <${Member} path=${['price', 'formula']} label=${t('rules.formula')} type="choice" choices=${Object.keys(FORMULAS).map((one) => [one, t(`formula.${one}`)])} /></div>
    <p><a href="#/help/price-formulas">${t('rules.about-formulas')}</a></p>
    ${(FORMULAS[formula] ?? []).map((name) => html`<div class="row"><${Limit} key=${name} label=${t(`rules.figure-${name}`)} value=${state.at(['price', 'parameters', name])} onChange=${(value) => state.setAt(['price', 'parameters', name], value)} /></div>`)}
    <${Member} path=${['price', 'minimum_price']} label=${t('rules.minimum_price')} hint=${t('rules.minimum_price-hint')} type="number" write=${number} /><${Total} path=${['criteria']} />`;
}

export function PriceAndAward() {
  return html`<section class="card" aria-labelledby="price-h"><h2 id="price-h">${t('rules.price')}</h2><${Price} /></section>
    <section class="card" aria-labelledby="award-h"><h2 id="award-h">${t('rules.award')}</h2>
      <div class="fields"><${Member} path=${['award', 'method']} label=${t('rules.method')} type="choice" choices=${METHODS.map((one) => [one, t(`method.${one}`)])} />
        <${Member} path=${['award', 'total']} label=${t('rules.total-points')} hint=${t('rules.total-hint')} type="number" write=${number} />
        <${Member} path=${['award', 'minimum_quality']} label=${t('rules.minimum_quality')} type="number" write=${number} />
        <${Member} path=${['award', 'decimals']} label=${t('rules.decimals')} type="number" write=${number} /></div></section>`;
}
