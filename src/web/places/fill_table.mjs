// A question whose answer is a table: rows that are added, taken away, or pasted from a spreadsheet.
import { html, useId, useState } from '../ui/html.mjs';
import { t } from '../i18n.mjs';
import { Control } from '../ui/inputs.mjs';
import { columnsOf, pasted } from '../lib/bid.mjs';
import { rowsFor } from '../lib/sheet_paste.mjs';

function Paste({ columns, onRows }) {
  const id = useId();
  const [text, setText] = useState('');
  const take = () => {
    const rows = rowsFor(text, columns).map((row) => Object.fromEntries(Object.entries(row).map(([key, cell]) =>
      [key, pasted(columns.find((column) => column.id === key), cell)])));
    if (!rows.length) return;
    onRows(rows);
    setText('');
  };
  return html`<details class="paste"><summary>${t('fill.paste')}</summary><label for=${id}>${t('fill.paste-label')}</label>
    <p class="hint" id=${`${id}h`}>${t('fill.paste-hint', { columns: columns.map((column) => column.label).join(' · ') })}</p>
    <textarea id=${id} aria-describedby=${`${id}h`} rows="4" value=${text} onInput=${(e) => setText(e.target.value)} spellcheck="false"></textarea>
    <p><button type="button" onClick=${take}>${t('fill.paste-take')}</button></p></details>`;
}

export function TableQuestion({ id, field, rows, onRows, faults, label }) {
  const columns = columnsOf(field);
  const shown = rows.length ? rows : [{}];
  const change = (i, column) => (value) => onRows(shown.map((row, n) => (n === i ? { ...row, [column]: value } : row)));
  const add = () => {
    onRows([...shown, {}]);
    requestAnimationFrame(() => document.querySelector(`[data-table="${id}"] tbody tr:last-child input, [data-table="${id}"] tbody tr:last-child select`)?.focus());
  };
  const faultsOf = (i, column) => faults.filter((fault) => fault.row === i && (fault.column ?? column) === column);
  return html`<div class="table-question" data-table=${id}><div class="scroll" tabindex="0" role="group" aria-label=${label}><table><caption class="visually-hidden">${label}</caption>
    <thead><tr><td class="number">${t('fill.row')}</td>${columns.map((column) => html`<th scope="col">${column.label}${column.required ? html` <span class="required" title=${t('fill.required')}>*</span>` : ''}
      ${column.unit ? html`<br /><span class="unit">${column.unit}</span>` : ''}</th>`)}<td><span class="visually-hidden">${t('fill.remove')}</span></td></tr></thead>
    <tbody>${shown.map((row, i) => html`<tr key=${i}><th scope="row" class="number">${i + 1}</th>
      ${columns.map((column) => {
        const found = faultsOf(i, column.id);
        const faultId = `${id}-${i}-${column.id}-f`;
        return html`<td><${Control} type=${column.type} lines=${1} value=${row[column.id]} choices=${column.choices} onInput=${change(i, column.id)} invalid=${found.length > 0}
          label=${`${column.label}, ${t('fill.row')} ${i + 1}`} describedby=${found.length ? faultId : ''} required=${column.required} />
          ${found.length ? html`<p class="fault" id=${faultId} lang="en">${found.map((fault) => fault.text).join(' ')}</p>` : ''}</td>`;
      })}<td><button type="button" class="link" onClick=${() => onRows(shown.filter((_, n) => n !== i))} aria-label=${t('fill.remove-row', { row: i + 1 })}>✕</button></td></tr>`)}
    </tbody></table></div>
    <p class="row"><button type="button" onClick=${add}>${t('fill.add-row')}</button></p>
    <${Paste} columns=${columns} onRows=${(more) => onRows([...rows.filter((row) => Object.values(row).some(Boolean)), ...more])} /></div>`;
}
