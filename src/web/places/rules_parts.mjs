// Small parts that the editors share: one entry of a list that opens, moves and goes; and adding one by its name.
import { html, useState, useId } from '../ui/html.mjs';
import { t } from '../i18n.mjs';
import { remove, move } from '../lib/jdoc.mjs';
import { Control } from '../ui/inputs.mjs';
import * as state from './rules_state.mjs';

export function Removable({ path, title, note, movable = true, open = false, aside, children }) {
  const named = html`<span class="visually-hidden"> ${title}</span>`;
  return html`<details class="entry" open=${open}><summary><span class="entry-title">${title}</span> <span class="hint">${note}</span></summary>
    ${children}
    <p class="row entry-actions">${aside ?? ''}${movable ? html`<button type="button" class="link" onClick=${() => state.change((doc) => move(doc, path, -1))}>${t('rules.up')}${named}</button>
      <button type="button" class="link" onClick=${() => state.change((doc) => move(doc, path, 1))}>${t('rules.down')}${named}</button>` : ''}
      <button type="button" class="link danger" onClick=${() => state.change((doc) => remove(doc, path))}>${t('rules.remove')}${named}</button></p></details>`;
}

/** A name, where wanted a kind, and a button. */
export function AddOne({ label, ask, kinds, kindLabel, onAdd }) {
  const id = useId();
  const [name, setName] = useState('');
  const [kind, setKind] = useState(kinds?.[0]?.[0] ?? '');
  const add = (event) => {
    event.preventDefault();
    if (!name.trim()) return;
    onAdd(name.trim(), kind);
    setName('');
  };
  return html`<form class="add row" onSubmit=${add}><label for=${id}>${ask}</label><input id=${id} type="text" value=${name} onInput=${(e) => setName(e.target.value)} />
    ${kinds ? html`<label for=${`${id}k`}>${kindLabel}</label><select id=${`${id}k`} value=${kind} onChange=${(e) => setKind(e.target.value)}>${kinds.map(([key, text]) => html`<option value=${key}>${text}</option>`)}</select>` : ''}
    <button type="submit">${label}</button></form>`;
}

/** A bare select with its own label for the eye and the reader. */
export function Pick({ label, value, choices, onInput, hidden = false }) {
  const id = useId();
  return html`<span class="pick"><label for=${id} class=${hidden ? 'visually-hidden' : ''}>${label}</label> <select id=${id} value=${value} onChange=${(e) => onInput(e.target.value)}>
    ${choices.map(([key, text]) => html`<option value=${key}>${text}</option>`)}</select></span>`;
}

export function Typed({ label, value, onInput, hidden = false, numeric = false }) {
  const id = useId();
  return html`<span class="pick"><label for=${id} class=${hidden ? 'visually-hidden' : ''}>${label}</label> <${Control} id=${id} type=${numeric ? 'number' : 'text'} lines=${1} value=${value} onInput=${onInput} /></span>`;
}
