// Ranked bars, each stacked by element of job quality; the same figures as a table below. Elements have a colour and a
// pattern of their own, so that they can be told apart without colour and on paper.
import { html, useId, useRef, useState, useEffect } from './html.mjs';
import { Table } from './table.mjs';
import { t, word } from '../i18n.mjs';

/** The width that there is, and the size of text: bars are drawn in real pixels, so that labels never shrink. */
function useSize(ref) {
  const [size, setSize] = useState({ width: 720, em: 16 });
  useEffect(() => {
    const measure = () => setSize({ width: Math.max(200, Math.round(ref.current.clientWidth)), em: parseFloat(getComputedStyle(ref.current).fontSize) });
    const observer = new ResizeObserver(measure);
    observer.observe(ref.current);
    return () => observer.disconnect();
  }, []);
  return size;
}

/** rows: [{id, label, parts: Map(element → points), total}]; total of the scale. */
export function StackedBars({ title, description, rows, elements, scale, points }) {
  const id = useId().replace(/\W/g, '');
  const figure = useRef();
  const { width, em } = useSize(figure);
  const [row, bar, top, right] = [2.75 * em, 1.2 * em, 1.2 * em, 4 * em];
  const x = (value) => (value / scale) * (width - right);
  const height = rows.length * row + 4;
  const swatch = (element) => `el el-${elements.indexOf(element) % 12}`;
  return html`<figure class="chart" ref=${figure}>
    <ul class="legend" aria-label=${t('chart.legend')}>${elements.map((element) => html`<li><svg viewBox="0 0 14 14" width="14" height="14" aria-hidden="true">
      <rect class=${swatch(element)} width="14" height="14" rx="2" /></svg>${word('element', element)}</li>`)}</ul>
    <svg viewBox=${`0 0 ${width} ${height}`} role="img" aria-labelledby=${`${id}t ${id}d`} preserveAspectRatio="xMinYMin meet">
      <title id=${`${id}t`}>${title}</title><desc id=${`${id}d`}>${description}</desc>
      ${rows.map((one, i) => {
        let at = 0;
        const y = i * row;
        return html`<g><text class="bar-label" x="0" y=${y + 0.85 * em}>${one.label}</text>
          <rect class="bar-back" x="0" y=${y + top} width=${width - right} height=${bar} rx="3" />
          ${elements.map((element) => {
            const value = one.parts.get(element) ?? 0;
            if (value <= 0) return null;
            const from = x(at);
            at += value;
            return html`<rect class=${swatch(element)} x=${from} y=${y + top} width=${Math.max(0, x(value) - 1)} height=${bar}>
              <title>${`${one.label}: ${word('element', element)} ${points(value)}`}</title></rect>`;
          })}
          <text class="bar-value" x=${Math.min(x(at), width - right) + 0.5 * em} y=${y + top + 0.95 * em}>${points(one.total)}</text></g>`;
      })}
    </svg>
    <details><summary>${t('chart.data')}</summary>
      <${Table} caption=${title} hideCaption=${true} rows=${rows} columns=${[
        { title: t('evaluate.vendor'), show: (row) => row.label, head: true },
        ...elements.map((element) => ({ title: word('element', element), number: true, show: (row) => points(row.parts.get(element) ?? 0) })),
        { title: t('evaluate.total'), number: true, show: (row) => points(row.total) }]} /></details>
  </figure>`;
}
