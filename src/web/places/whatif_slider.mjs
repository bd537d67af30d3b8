// One figure that can be moved: a slider and a box for the same number, with marks where the result changes.
import { html, useId, useState } from '../ui/html.mjs';
import { t } from '../i18n.mjs';
import { typed } from '../lib/decimal.mjs';
import * as state from './whatif_state.mjs';

const share = (at, { min, max }) => (Number(at) - Number(min)) / (Number(max) - Number(min));

/** Marks over the track: [{at, words, strong}]. */
function Track({ one, marks }) {
  const inside = marks.filter((mark) => share(mark.at, one) >= 0 && share(mark.at, one) <= 1);
  return html`<div class="track" aria-hidden="true"><span class="now" style=${{ insetInlineStart: `${share(one.now, one) * 100}%` }}></span>
    ${inside.map((mark) => html`<span class=${`break ${mark.strong ? 'strong' : ''}`} style=${{ insetInlineStart: `${share(mark.at, one) * 100}%` }}></span>`)}</div>`;
}

export function Slider({ one, marks = [], onFocus, note }) {
  const id = useId();
  const value = state.valueOf(one);
  const isMoved = value !== one.now;
  const [draft, setDraft] = useState(null); // what is being typed, which a result that comes in meanwhile must not take away
  const box = (event) => {
    const number = typed(event.target.value);
    if (number !== null) state.move(one, number);
    setDraft(null);
  };
  return html`<div class=${`slider ${isMoved ? 'moved' : ''} depth-${one.depth ?? 0}`}>
    <div class="slider-head"><label for=${id}>${one.title} <span class="unit">${one.unit}</span></label>
      <span class="slider-box"><input type="text" inputmode="decimal" class="numeric" aria-label=${t('whatif.exact', { title: one.title })} value=${draft ?? value} onFocus=${onFocus} onInput=${(event) => setDraft(event.target.value)} onChange=${box} /></span></div>
    <div class="slider-track"><input type="range" id=${id} min=${one.min} max=${one.max} step=${one.step} value=${value} aria-describedby=${`${id}n`} onFocus=${onFocus} onPointerDown=${onFocus}
      onInput=${(event) => state.move(one, event.target.value)} /><${Track} one=${one} marks=${marks} /></div>
    <div class="slider-note" id=${`${id}n`}>${isMoved ? html`<span>${t('whatif.was', { now: one.now })}</span> <button type="button" class="link" onClick=${() => state.move(one, null)}>${t('whatif.back')}<span class="visually-hidden"> ${one.title}</span></button>` : ''}
      ${note ? html`<span>${note}</span>` : ''}${marks.length ? html`<ul class="breaks">${marks.map((mark) => html`<li class=${mark.strong ? 'strong' : ''}>${mark.words}</li>`)}</ul>` : ''}</div></div>`;
}
