// The criteria with their weights, and the live total at each level.
import { html, useId } from '../ui/html.mjs';
import { t, word } from '../i18n.mjs';
import { AddOne, Removable } from './rules_parts.mjs';
import { CriterionMembers } from './rules_criterion.mjs';
import { weightTotal, textOf } from '../lib/criteria.mjs';
import { Num } from '../lib/jdoc.mjs';
import { typed } from '../lib/decimal.mjs';
import { addCriterion, KINDS } from '../lib/edit.mjs';
import * as state from './rules_state.mjs';

/** The weight, beside the title: it can be changed without opening the criterion. */
function Weight({ path, title, of }) {
  const id = useId();
  const change = (event) => {
    const value = typed(event.target.value);
    if (value !== null) state.setAt([...path, 'weight'], new Num(value));
  };
  return html`<span class="weight"><label for=${id} class="visually-hidden">${t('rules.weight-of', { title })}</label>
    <input id=${id} type="text" inputmode="decimal" class="numeric short" value=${textOf(state.at([...path, 'weight']))} onChange=${change} /> <span class="hint">${t('rules.of', { of })}</span></span>`;
}

export function Total({ path }) {
  const { total, wanted, right, weighed } = weightTotal(state.doc.value, path);
  if (!weighed) return null;
  return html`<p class=${`total ${right ? 'good' : 'bad'}`} role="status" data-testid=${path.length === 1 ? 'weight-total' : undefined}>
    ${t(path.length === 1 ? 'rules.total' : 'rules.group-total')} <strong>${total}</strong> ${t('rules.of', { of: wanted })} <span class=${`state ${right ? 'good' : 'bad'}`}>${right ? t('rules.adds-up') : t('rules.does-not-add-up')}</span></p>`;
}

function Criterion({ id, criterion, path }) {
  const kind = criterion.get('kind');
  const title = criterion.get('title') ?? id;
  const of = path.length === 2 ? textOf(state.at(['award', 'total'])) || '100' : '100';
  const note = [t(`kind.${kind}`), criterion.get('element') ? word('element', criterion.get('element')) : ''].filter(Boolean).join(' · ');
  return html`<div class="criterion-row">${kind === 'pass_fail' ? html`<span class="weight"><span class="tag">${t('rules.must')}</span></span>` : html`<${Weight} path=${path} title=${title} of=${of} />`}
    <${Removable} path=${path} title=${title} note=${note}><${CriterionMembers} path=${path} criterion=${criterion} />
      ${kind === 'group' ? html`<${Level} path=${[...path, 'criteria']} />` : ''}<//></div>`;
}

function Level({ path }) {
  const criteria = [...(state.at(path) ?? [])];
  return html`<div class=${path.length > 1 ? 'nested' : ''}>${criteria.map(([id, criterion]) => html`<${Criterion} key=${id} id=${id} criterion=${criterion} path=${[...path, id]} />`)}
    <${Total} path=${path} />
    <${AddOne} label=${t('rules.add-criterion')} ask=${t('rules.name')} kindLabel=${t('rules.kind')} kinds=${KINDS.map((kind) => [kind, t(`kind.${kind}`)])}
      onAdd=${(title, kind) => state.change((doc) => addCriterion(doc, path, kind, title))} /></div>`;
}

export function Criteria() {
  return html`<section class="card" aria-labelledby="criteria-h"><h2 id="criteria-h">${t('rules.criteria')}</h2><p>${t('rules.criteria-lead')}</p><${Level} path=${['criteria']} />
    ${state.doc.value.has('price') ? html`<p class="hint">${t('rules.price-weight', { weight: textOf(state.at(['price', 'weight'])) || '0' })} <a href="#/rules/price">${t('rules.price')}</a></p>` : ''}</section>`;
}
