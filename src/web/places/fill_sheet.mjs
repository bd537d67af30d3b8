// A workbook of the panel (declaration of interests, scoring sheet, meeting) filled in and read in the page. What may be
// typed is what the workbook leaves open; what it was told stays as it is, so that the engine takes it back.
import { html, useId } from '../ui/html.mjs';
import { signal } from '@preact/signals';
import { t } from '../i18n.mjs';
import { SaveButton } from '../ui/files.mjs';
import { Control } from '../ui/inputs.mjs';
import { openBook, tablesOf, choicesOf, isDate, serialOf, dateOf, type, bytesOf } from '../lib/marked_book.mjs';

/** {name, book, tables} of the open workbook, or null; turn counts what was typed, since cells are changed in place. */
export const sheet = signal(null);
const turn = signal(0);

export async function openSheet({ name, bytes }) {
  const book = await openBook(bytes);
  sheet.value = { name, book, tables: tablesOf(book) };
}

const LONG = /^(reason|what|measure|dissent|outside|passes|differs|changed)$/;
const HIDDEN = new Set(['criterion', 'bid', 'place', 'status', 'points', 'weight']);
const isOpen = (row, { id }) => row.cells[id]?.open;

function Cell({ table, row, column, title }) {
  const id = useId();
  const address = `${column.letters}${row.n}`;
  const cell = row.cells[column.id];
  const choices = choicesOf(sheet.value.book, table.sheet, address);
  const date = isDate(table.sheet, address);
  const put = (text) => {
    type(table.sheet, address, date && text ? serialOf(text) : text, date);
    cell.number = date;
    turn.value++;
  };
  const kind = choices ? 'choice' : date ? 'date' : 'text';
  const value = date && cell.text && cell.number ? dateOf(cell.text) : cell.text;
  return html`<div class="field"><label for=${id}><span lang="en">${title ?? column.title}</span><span class="visually-hidden">: ${[row.cells.criterion?.text, row.cells.bid?.text ?? row.first].filter(Boolean).join(', ')}</span></label>
    <${Control} id=${id} type=${kind} value=${value} onInput=${put} choices=${(choices ?? []).map((text) => [text, text])} lines=${LONG.test(column.id) ? 2 : 1} /></div>`;
}

const scaleOf = (row) => (sheet.value.tables.find((table) => table.name === 'scale')?.rows ?? []).filter((one) => one.place[2] === row.place[2]);

function Scale({ row }) {
  const rows = scaleOf(row).filter((one) => one.cells.label?.text);
  return rows.length ? html`<details class="scale" open><summary>${t('sheet.scale')}</summary><ul lang="en">${rows.map(({ cells }) => html`<li><strong>${cells.label.text}</strong>
    ${cells.points?.text ? html` (${cells.points.text})` : ''}: ${cells.definition?.text ?? ''}</li>`)}</ul></details>` : null;
}

function Row({ table, row }) {
  const open = table.columns.filter((column) => isOpen(row, column));
  const told = table.columns.filter((column) => !HIDDEN.has(column.id) && !isOpen(row, column) && row.cells[column.id]?.text);
  const level = row.cells.level?.text;
  const points = level ? scaleOf(row).find((one) => one.cells.label?.text === level)?.cells.points?.text : null;
  return html`<div class="question"><h3 lang="en">${row.cells.bid?.text ?? row.first}</h3>
    ${told.length ? html`<dl class="facts" lang="en">${told.map((column) => html`<dt>${column.title.replace('\n', ' ')}</dt><dd>${row.cells[column.id].text}</dd>`)}</dl>` : ''}
    <div class="fields">${open.map((column) => html`<${Cell} key=${column.id} table=${table} row=${row} column=${column} />`)}</div>
    ${points ? html`<p class="hint" role="status">${t('sheet.points', { points })}</p>` : ''}</div>`;
}

/** Rows under the criterion that they share. */
function groups(table) {
  const found = new Map();
  for (const row of table.rows) {
    const name = row.cells.criterion?.text ?? '';
    if (!found.has(name)) found.set(name, []);
    found.get(name).push(row);
  }
  return [...found];
}

function TableForm({ table }) {
  const single = table.columns.filter((column) => table.rows.some((row) => isOpen(row, column)));
  if (table.name === 'about')
    return html`<fieldset class="group"><legend><h2 lang="en">${table.title}</h2></legend><div class="fields">${table.rows.map((row) => single.filter((column) => isOpen(row, column))
      .map((column) => html`<${Cell} key=${`${row.n}${column.id}`} table=${table} row=${row} column=${column} title=${row.first} />`))}</div></fieldset>`;
  return groups(table).map(([name, rows]) => html`<fieldset class="group" key=${name}><legend><h2 lang="en">${name || table.title}</h2></legend><${Scale} row=${rows[0]} />
    ${rows.map((row) => html`<${Row} key=${row.n} table=${table} row=${row} />`)}</fieldset>`);
}

const asking = (tables) => tables.filter((table) => table.rows.some((row) => table.columns.some((column) => isOpen(row, column))));

/** Rows whose first cell is still empty: a level, a yes or no, a name. */
function leftOpen(tables) {
  return asking(tables).flatMap((table) => table.rows.filter((row) => {
    const first = table.columns.find((column) => isOpen(row, column));
    return first && row.cells[first.id].text.trim() === '';
  })).length;
}

export function SheetForm() {
  void turn.value;
  const { name, book, tables } = sheet.value;
  const left = leftOpen(tables);
  const close = () => { sheet.value = null; };
  return html`<h1>${t('fill.title')}</h1><p class="lead" lang="en">${tables.find((table) => table.name === 'about')?.title ?? book.sheets[0].cells.get('A1')?.text ?? name}</p>
    <div class="columns"><div>${asking(tables).map((table) => html`<${TableForm} key=${table.sheet.path} table=${table} />`)}</div>
    <div class="side"><section class="card no-print" aria-labelledby="sheet-h"><h2 id="sheet-h">${t('fill.save')}</h2>
      <p role="status" class=${`state ${left ? 'warn' : 'good'} wide`} data-testid="sheet-state">${left ? t('sheet.left', { n: left }) : t('sheet.complete')}</p>
      <p class="row"><${SaveButton} primary=${true} label=${t('sheet.save')} make=${async () => ({ name, content: await bytesOf(book) })} />
        <button type="button" onClick=${close}>${t('sheet.close')}</button></p>
      <p class="hint">${t('sheet.save-hint')}</p></section></div></div>`;
}
