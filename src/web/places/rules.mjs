// Rules: a ruleset written and changed without JSON, checked and tried on invented bids as one types.
import { html } from '../ui/html.mjs';
import { t } from '../i18n.mjs';
import { SaveButton } from '../ui/files.mjs';
import * as state from './rules_state.mjs';
import * as ask from '../ask.mjs';
import { Start } from './rules_start.mjs';
import { About } from './rules_about.mjs';
import { Figures } from './rules_figures.mjs';
import { Questions } from './rules_questions.mjs';
import { Criteria } from './rules_criteria.mjs';
import { PriceAndAward } from './rules_price.mjs';
import { AsJson } from './rules_json.mjs';
import { Checks } from './rules_checks.mjs';
import { Bench } from './rules_bench.mjs';

const PARTS = { about: About, figures: Figures, questions: Questions, criteria: Criteria, price: PriceAndAward, json: AsJson };

const stem = () => state.name.value.replace(/\.\w+$/, '');

const makeOf = (end, maker) => async () => {
  const done = await maker(state.file());
  return { name: `${stem()}${end}`, content: done.bytes, fault: done.messages.find((item) => item.severity === 'error')?.message };
};

function Bar() {
  return html`<div class="row no-print bar"><button type="button" aria-disabled=${!state.canUndo.value} onClick=${state.undo}>${t('rules.undo')}</button>
    <${SaveButton} primary=${true} label=${t('rules.save-json')} make=${async () => ({ name: `${stem()}.json`, content: state.text.value })} />
    <${SaveButton} label=${t('rules.save-workbook')} make=${makeOf('.xlsx', ask.rulesetWorkbook)} />
    <${SaveButton} label=${t('rules.save-form')} make=${makeOf('-form.xlsx', ask.form)} />
    <button type="button" class="link" onClick=${state.close}>${t('rules.another')}</button></div>`;
}

export function Rules({ rest }) {
  if (!state.doc.value) return html`<h1>${t('rules.title')}</h1><p class="lead">${t('rules.lead')}</p><${Start} />`;
  const part = PARTS[rest[0]] ? rest[0] : 'about';
  const Part = PARTS[part];
  return html`<h1>${t('rules.title')}</h1><p class="lead">${state.doc.value.get('title') ?? ''}</p><${Bar} />
    <nav class="parts" aria-label=${t('rules.parts')}><ul>${Object.keys(PARTS).map((id) => html`<li><a href=${`#/rules/${id}`} aria-current=${part === id ? 'page' : undefined}>
      ${t(`rules.${id}`)}</a></li>`)}</ul></nav>
    <div class="columns"><div><${Part} /></div><div class="side"><${Checks} /><${Bench} /></div></div>`;
}
