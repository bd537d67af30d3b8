// Ranked bars, each stacked by element of job quality; the same figures as a table below. Elements have a colour and a
// pattern of their own, so that they can be told apart without colour and on paper.
import { html, useId } from './html.mjs';
import { Table } from './table.mjs';
import { t, word } from '../i18n.mjs';

const ROW = 44;
const BAR = 20;
const WIDTH = 720;
const RIGHT = 64;

/** rows: [{id, label, parts: Map(element → points), total}]; total of the scale. */
export function StackedBars({ title, description, rows, elements, scale, points }) {
  const id = useId().replace(/\W/g, '');
  const x = (value) => (value / scale) * (WIDTH - RIGHT);
  const height = rows.length * ROW + 6;
  const swatch = (element) => `el el-${elements.indexOf(element) % 12}`;
  return html`<figure class="chart">
    <ul class="legend" aria-label=${t('chart.legend')}>${elements.map((element) => html`<li><svg viewBox="0 0 14 14" width="14" height="14" aria-hidden="true">
      <rect class=${swatch(element)} width="14" height="14" rx="2" /></svg>${word('element', element)}</li>`)}</ul>
    <svg viewBox=${`0 0 ${WIDTH} ${height}`} role="img" aria-labelledby=${`${id}t ${id}d`} preserveAspectRatio="xMinYMin meet">
      <title id=${`${id}t`}>${title}</title><desc id=${`${id}d`}>${description}</desc>
      ${rows.map((row, i) => {
        let at = 0;
        const y = i * ROW;
        return html`<g><text class="bar-label" x="0" y=${y + 14}>${row.label}</text>
          <rect class="bar-back" x="0" y=${y + 19} width=${WIDTH - RIGHT} height=${BAR} rx="3" />
          ${elements.map((element) => {
            const value = row.parts.get(element) ?? 0;
            if (value <= 0) return null;
            const from = x(at);
            at += value;
            return html`<rect class=${swatch(element)} x=${from} y=${y + 19} width=${Math.max(0, x(value) - 1)} height=${BAR}>
              <title>${`${row.label}: ${word('element', element)} ${points(value)}`}</title></rect>`;
          })}
          <text class="bar-value" x=${Math.min(x(at), WIDTH - RIGHT) + 8} y=${y + 34}>${points(row.total)}</text></g>`;
      })}
    </svg>
    <details><summary>${t('chart.data')}</summary>
      <${Table} caption=${title} hideCaption=${true} rows=${rows} columns=${[
        { title: t('evaluate.vendor'), show: (row) => row.label, head: true },
        ...elements.map((element) => ({ title: word('element', element), number: true, show: (row) => points(row.parts.get(element) ?? 0) })),
        { title: t('evaluate.total'), number: true, show: (row) => points(row.total) }]} /></details>
  </figure>`;
}
