// Messages of the engine, as it words them, each with its place and what to do.
import { html } from './html.mjs';
import { t } from '../i18n.mjs';
import { where } from '../lib/diagnostics.mjs';

const MARKS = { error: '✖', warning: '▲', note: '●' };

export function Message({ item, withFile = false, onGo }) {
  const at = [withFile ? item.file : '', where(item)].filter(Boolean).join(', ');
  return html`<li class=${`message ${item.severity}`}>
    <span class="mark" aria-hidden="true">${MARKS[item.severity] ?? '●'}</span>
    <div><p><strong>${t(`severity.${item.severity}`)}</strong>${at && html` <span class="at">${at}</span>`} <span lang="en">${item.message}</span></p>
      ${item.help && html`<p class="help" lang="en">${item.help}</p>`}
      ${item.notes?.map((note) => html`<p class="help" lang="en">${note}</p>`)}
      ${item.source?.length ? html`<pre class="source" tabindex="0">${item.source.join('\n')}</pre>` : ''}
      <p class="code">${item.code && html`<a href=${`#/help/diagnostics`}>${item.code}</a>`}
        ${onGo && item.line ? html` <button type="button" class="link" onClick=${() => onGo(item)}>${t('messages.go')}</button>` : ''}</p>
    </div></li>`;
}

export function Messages({ items, withFile = false, onGo, label }) {
  if (!items.length) return null;
  return html`<ul class="messages" aria-label=${label ?? t('messages.title')}>
    ${items.map((item) => html`<${Message} item=${item} withFile=${withFile} onGo=${onGo} />`)}</ul>`;
}
