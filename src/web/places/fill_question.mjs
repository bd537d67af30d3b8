// One question of the vendor's form.
import { html, useId } from '../ui/html.mjs';
import { t } from '../i18n.mjs';
import { Control } from '../ui/inputs.mjs';
import { TableQuestion } from './fill_table.mjs';
import { textOf } from '../lib/criteria.mjs';

/** What an answer may be, in the reader's words. */
function expected(field) {
  const [least, most] = [textOf(field.get('min')), textOf(field.get('max'))];
  if (least && most) return t('fill.between', { least, most });
  if (least) return t('fill.least', { least });
  return most ? t('fill.most', { most }) : '';
}

function Evidence({ value, onInput }) {
  const id = useId();
  const change = (key) => (event) => onInput({ ...value, [key]: event.target.value });
  return html`<div class="evidence row"><label for=${`${id}d`}>${t('fill.document')}</label><input id=${`${id}d`} type="text" value=${value?.document ?? ''} onInput=${change('document')} />
    <label for=${`${id}p`}>${t('fill.page')}</label><input id=${`${id}p`} type="text" class="short" value=${value?.page ?? ''} onInput=${change('page')} /></div>`;
}

export function Question({ id, field, value, onInput, faults, missing, evidence, onEvidence, confidential }) {
  const base = useId();
  const label = field.get('label') ?? id;
  const own = faults.filter((fault) => fault.row === null);
  const type = field.get('type');
  const hint = [field.get('help'), expected(field)].filter(Boolean).join(' ');
  const describedby = [hint && `${base}h`, own.length && `${base}f`].filter(Boolean).join(' ');
  const marks = html`${field.get('unit') ? html` <span class="unit">${field.get('unit')}</span>` : ''}
    ${field.get('required') === true ? html` <span class=${`required ${missing ? 'open' : ''}`}>${missing ? t('fill.required') : t('fill.answered')}</span>` : ''}
    ${confidential ? html` <span class="tag">${t('fill.confidential')}</span>` : ''}`;
  return html`<div class="question" id=${`q-${id}`}>
    ${type === 'table' ? html`<h3>${label}${marks}</h3>` : html`<label for=${base}>${label}${marks}</label>`}
    ${hint ? html`<p class="hint" id=${`${base}h`} lang="en">${hint}</p>` : ''}
    ${type === 'table' ? html`<${TableQuestion} id=${id} field=${field} rows=${value ?? []} onRows=${onInput} faults=${faults} label=${label} />`
      : html`<${Control} id=${base} type=${type} value=${value} onInput=${onInput} choices=${[...(field.get('choices') ?? [])]} invalid=${own.length > 0} describedby=${describedby}
        required=${field.get('required') === true} />`}
    ${own.length ? html`<ul class="faults" id=${`${base}f`}>${own.map((fault) => html`<li lang="en">${fault.text}</li>`)}</ul>` : ''}
    ${onEvidence ? html`<${Evidence} value=${evidence} onInput=${onEvidence} />` : ''}</div>`;
}
