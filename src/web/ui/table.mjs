// A real table whose columns can be sorted by their headings; it scrolls by itself where it is wider than the page.
import { html, useState } from './html.mjs';

const compare = (a, b) => {
  if (a === b) return 0;
  if (a === null || a === undefined) return 1;
  if (b === null || b === undefined) return -1;
  return typeof a === 'number' && typeof b === 'number' ? a - b : String(a).localeCompare(String(b));
};

function sorted(rows, columns, order) {
  if (!order) return rows;
  const { value } = columns[order.column];
  const turned = order.up ? 1 : -1;
  // What is missing stays at the end, whichever way the column is sorted.
  return [...rows].sort((a, b) => {
    const [x, y] = [value(a), value(b)];
    const missing = [x, y].some((v) => v === null || v === undefined);
    return missing ? compare(x, y) : compare(x, y) * turned;
  });
}

/** columns: [{title, value(row), show(row), number, sortable, head}]; rowClass(row). */
export function Table({ caption, columns, rows, rowClass, sortable = false, hideCaption = false }) {
  const [order, setOrder] = useState(null);
  const press = (column) => setOrder((old) => ({ column, up: old?.column === column ? !old.up : true }));
  const sortOf = (i) => (order?.column === i ? (order.up ? 'ascending' : 'descending') : undefined);
  return html`<div class="scroll" tabindex="0" role="group" aria-label=${caption}><table>
    <caption class=${hideCaption ? 'visually-hidden' : ''}>${caption}</caption>
    <thead><tr>${columns.map((column, i) => html`<th scope="col" class=${column.number ? 'number' : ''} aria-sort=${sortOf(i)}>
      ${sortable && column.value ? html`<button type="button" class="sort" onClick=${() => press(i)}>${column.title}
        <span aria-hidden="true">${order?.column === i ? (order.up ? '▴' : '▾') : '↕'}</span></button>` : column.title}</th>`)}</tr></thead>
    <tbody>${sorted(rows, columns, order).map((row) => html`<tr class=${rowClass?.(row) ?? ''}>
      ${columns.map((column) => {
        const shown = (column.show ?? column.value)(row);
        return column.head ? html`<th scope="row">${shown}</th>` : html`<td class=${column.number ? 'number' : ''}>${shown}</td>`;
      })}</tr>`)}</tbody></table></div>`;
}
