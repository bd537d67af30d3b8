// Questions: what vendors are asked, and what an answer may be.
import { html } from '../ui/html.mjs';
import { t } from '../i18n.mjs';
import { Member } from './rules_about.mjs';
import { AddOne, Removable, Typed } from './rules_parts.mjs';
import { TYPES, addField, freeId } from '../lib/edit.mjs';
import { Num, remove, set, from } from '../lib/jdoc.mjs';
import { typed } from '../lib/decimal.mjs';
import { textOf } from '../lib/criteria.mjs';
import * as state from './rules_state.mjs';

const NUMERIC = ['integer', 'number', 'money', 'percent'];
const yesNo = { read: (v) => (v === true ? 'yes' : v === false ? 'no' : ''), write: (v) => (v === '' ? '' : v === 'yes') };
const number = (text) => {
  const value = typed(text);
  return text.trim() === '' ? '' : value === null ? text : new Num(value);
};

function Choices({ path }) {
  const choices = [...(state.at(path) ?? [])];
  const add = (label) => state.change((doc) => set(doc, [...path, freeId(label, choices.map(([id]) => id))], label));
  return html`<h4>${t('rules.choices')}</h4><ul class="plain">${choices.map(([id, label]) => html`<li class="row"><${Typed} hidden=${true} label=${`${t('rules.choice')} ${id}`} value=${label}
      onInput=${(value) => state.setAt([...path, id], value || ' ')} /> <span class="hint">${id}</span>
      <button type="button" class="link" onClick=${() => state.change((doc) => remove(doc, [...path, id]))}>${t('rules.remove')}<span class="visually-hidden"> ${label}</span></button></li>`)}</ul>
    <${AddOne} label=${t('rules.add-choice')} ask=${t('rules.choice')} onAdd=${add} />`;
}

function Columns({ path }) {
  const columns = [...(state.at(path) ?? [])];
  const add = (label, type) => state.change((doc) => set(doc, [...path, freeId(label, columns.map(([id]) => id))], from({ label, type, required: true })));
  return html`<h4>${t('rules.columns')}</h4>${columns.map(([id, column]) => html`<${Removable} key=${id} path=${[...path, id]} title=${column.get('label') ?? id} note=${t(`type.${column.get('type')}`)}>
      <${FieldMembers} path=${[...path, id]} field=${column} /><//>`)}
    <${AddOne} label=${t('rules.add-column')} ask=${t('rules.name')} kindLabel=${t('rules.type')} kinds=${TYPES.filter((type) => type !== 'table').map((type) => [type, t(`type.${type}`)])} onAdd=${add} />`;
}

function FieldMembers({ path, field }) {
  const type = field.get('type');
  const bound = (key) => html`<${Member} path=${[...path, key]} label=${t(`rules.${key}`)} type="number" write=${number} />`;
  return html`<${Member} path=${[...path, 'label']} label=${t('rules.label')} /><${Member} path=${[...path, 'help']} label=${t('rules.help')} lines=${2} />
    <div class="fields"><${Member} path=${[...path, 'type']} label=${t('rules.type')} type="choice" choices=${TYPES.map((one) => [one, t(`type.${one}`)])} />
      <${Member} path=${[...path, 'required']} label=${t('rules.required')} type="boolean" ...${yesNo} />
      ${NUMERIC.includes(type) ? html`<${Member} path=${[...path, 'unit']} label=${t('rules.unit')} />${bound('min')}${bound('max')}` : ''}</div>
    ${type === 'choice' ? html`<${Choices} path=${[...path, 'choices']} />` : ''}${type === 'table' ? html`<${Columns} path=${[...path, 'columns']} />` : ''}`;
}

export function Questions() {
  const fields = [...(state.doc.value.get('fields') ?? [])];
  const note = (field) => [t(`type.${field.get('type')}`), textOf(field.get('unit')), field.get('required') === true ? t('rules.required') : ''].filter(Boolean).join(', ');
  return html`<section class="card" aria-labelledby="questions-h"><h2 id="questions-h">${t('rules.questions')}</h2><p>${t('rules.questions-lead')}</p>
    ${fields.map(([id, field]) => html`<${Removable} key=${id} path=${['fields', id]} title=${field.get('label') ?? id} note=${note(field)}><${FieldMembers} path=${['fields', id]} field=${field} /><//>`)}
    <${AddOne} label=${t('rules.add-question')} ask=${t('rules.label')} kindLabel=${t('rules.type')} kinds=${TYPES.map((type) => [type, t(`type.${type}`)])}
      onAdd=${(label, type) => state.change((doc) => addField(doc, label, type))} /></section>`;
}
