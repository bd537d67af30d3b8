// Inputs by the type of a question, each with its label, unit, help and what is wrong with it.
import { html, useId } from './html.mjs';
import { t } from '../i18n.mjs';

const NUMERIC = ['integer', 'number', 'money', 'percent'];

/** The bare control. */
export function Control({ id, type, value, onInput, choices = [], invalid, describedby, label, required, lines = 2 }) {
  const common = { id, 'aria-invalid': invalid ? 'true' : undefined, 'aria-describedby': describedby || undefined, 'aria-label': label,
    'aria-required': required ? 'true' : undefined };
  const input = (event) => onInput(event.target.value);
  if (type === 'boolean')
    return html`<select ...${common} value=${value ?? ''} onChange=${input}><option value="">${t('fill.choose')}</option>
      <option value="yes">${t('fill.yes')}</option><option value="no">${t('fill.no')}</option></select>`;
  if (type === 'choice')
    return html`<select ...${common} value=${value ?? ''} onChange=${input}><option value="">${t('fill.choose')}</option>
      ${choices.map(([key, text]) => html`<option value=${key}>${text}</option>`)}</select>`;
  if (type === 'date') return html`<input ...${common} type="date" value=${value ?? ''} onInput=${input} />`;
  if (type === 'text' && lines > 1) return html`<textarea ...${common} rows=${lines} value=${value ?? ''} onInput=${input}></textarea>`;
  return html`<input ...${common} type="text" autocomplete="off" inputmode=${NUMERIC.includes(type) ? 'decimal' : undefined} class=${NUMERIC.includes(type) ? 'numeric' : ''}
    value=${value ?? ''} onInput=${input} />`;
}

/** A labelled field of the page's own forms. */
export function Field({ label, hint, value, onInput, type = 'text', choices, faults = [], required, unit, lines = 1, extra }) {
  const id = useId();
  const describedby = [hint && `${id}h`, faults.length && `${id}f`].filter(Boolean).join(' ');
  return html`<div class="field"><label for=${id}>${label}${unit ? html` <span class="unit">${unit}</span>` : ''}${required ? html` <span class="required">${t('fill.required')}</span>` : ''}</label>
    ${hint ? html`<p class="hint" id=${`${id}h`}>${hint}</p>` : ''}
    <${Control} id=${id} type=${type} value=${value} onInput=${onInput} choices=${choices} invalid=${faults.length > 0} describedby=${describedby} required=${required} lines=${lines} />
    ${faults.length ? html`<ul class="faults" id=${`${id}f`}>${faults.map((fault) => html`<li lang="en">${fault}</li>`)}</ul>` : ''}${extra ?? ''}</div>`;
}
