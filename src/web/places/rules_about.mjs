// What the solicitation is: titles, the buyer, dates, currency.
import { html } from '../ui/html.mjs';
import { t } from '../i18n.mjs';
import { Field } from '../ui/inputs.mjs';
import { textOf } from '../lib/criteria.mjs';
import * as state from './rules_state.mjs';

const DATES = ['advertised', 'bids_due', 'award', 'start', 'end'];

/** A field of the page for one member of the ruleset. */
export function Member({ path, label, hint, type = 'text', lines, choices, unit, read = textOf, write = (value) => value }) {
  return html`<${Field} label=${label} hint=${hint} type=${type} lines=${lines} choices=${choices} unit=${unit} value=${read(state.at(path))}
    onInput=${(value) => state.setAt(path, write(value))} />`;
}

function DateMember({ name }) {
  const path = ['solicitation', 'dates', name];
  const full = textOf(state.at(path));
  // A date may carry a time and an offset: what was written beside the day is kept.
  const change = (value) => state.setAt(path, value && full.length > 10 ? value + full.slice(10) : value);
  return html`<${Field} label=${t(`date.${name}`)} type="date" value=${full.slice(0, 10)} hint=${full.length > 10 ? full.slice(10) : ''} onInput=${change} />`;
}

export function About() {
  return html`<section class="card" aria-labelledby="about-h"><h2 id="about-h">${t('rules.about')}</h2>
    <${Member} path=${['solicitation', 'title']} label=${t('rules.solicitation')} />
    <div class="fields"><${Member} path=${['solicitation', 'reference']} label=${t('rules.reference')} /><${Member} path=${['solicitation', 'buyer']} label=${t('rules.buyer')} /></div>
    <h3>${t('rules.dates')}</h3><div class="fields">${DATES.map((name) => html`<${DateMember} key=${name} name=${name} />`)}
      <${Member} path=${['solicitation', 'time']} label=${t('date.time')} hint=${t('date.time-hint')} /><${Member} path=${['solicitation', 'time_zone']} label=${t('date.zone')} hint=${t('date.zone-hint')} /></div>
    <h3>${t('rules.ruleset')}</h3>
    <${Member} path=${['title']} label=${t('rules.ruleset-title')} />
    <div class="fields"><${Member} path=${['id']} label=${t('rules.id')} /><${Member} path=${['version']} label=${t('rules.version')} />
      <${Member} path=${['currency']} label=${t('rules.currency')} hint=${t('rules.currency-hint')} /><${Member} path=${['jurisdiction']} label=${t('rules.jurisdiction')} /></div>
    <${Member} path=${['description']} label=${t('rules.description')} lines=${3} /></section>`;
}
