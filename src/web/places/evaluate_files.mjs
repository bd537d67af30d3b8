// The list of files: what each is, its state, its messages by line or cell; and the count that shows that none was lost.
import { html } from '../ui/html.mjs';
import { t, word } from '../i18n.mjs';
import { Messages } from '../ui/messages.mjs';
import * as session from '../session.mjs';
import { errors } from '../lib/diagnostics.mjs';

const SCORED = ['ranked', 'provisional'];

/** States of the bids of a result, over its lots: a bid counts as scored where it is scored in any lot. */
export function tally(result) {
  const scored = new Map();
  for (const lot of result.lots)
    for (const bid of lot.bids) scored.set(bid.bid, (scored.get(bid.bid) ?? false) || SCORED.includes(bid.status));
  const all = [...scored.values()];
  return { in: all.length, scored: all.filter(Boolean).length, refused: all.filter((is) => !is).length };
}

function Counter({ result }) {
  const n = tally(result);
  return html`<p class="tally" role="status" data-testid="tally"><strong>${n.in}</strong> ${t('evaluate.in')} = <strong>${n.scored}</strong> ${t('evaluate.scored')} + <strong>${n.refused}</strong> ${t('evaluate.not-scored')}. <span class="hint">${t('evaluate.nothing-lost')}</span></p>`;
}

function State({ items, loaded = true }) {
  const faults = errors(items).length;
  const warnings = items.length - faults;
  if (faults) return html`<span class="state bad">${t('files.faults', { n: faults })}</span>`;
  if (warnings) return html`<span class="state warn">${t('files.warnings', { n: warnings })}</span>`;
  return html`<span class="state good">${loaded ? t('files.sound') : t('files.waiting')}</span>`;
}

function FileRow({ file, what, items, loaded, onRemove }) {
  return html`<li class="file"><div class="file-head"><span class="file-name">${file.name}</span> <span class="hint">${what}</span>
      <${State} items=${items} loaded=${loaded} />
      <button type="button" class="link no-print" onClick=${onRemove}>${t('files.remove')}<span class="visually-hidden"> ${file.name}</span></button></div>
    ${items.length ? html`<details open=${errors(items).length > 0}><summary>${t('files.messages', { n: items.length })}</summary>
      <${Messages} items=${items} label=${`${t('messages.title')}: ${file.name}`} /></details>` : ''}</li>`;
}

function Mapping() {
  const map = session.sides.value.map;
  if (!map?.suggested) return null;
  const change = (event) => {
    session.sides.value = { ...session.sides.value, map: { ...map, bytes: event.target.value } };
  };
  return html`<div class="field"><label for="map-text">${t('files.map')}</label><p class="hint" id="map-hint">${t('files.map-hint')}</p>
    <textarea id="map-text" rows="10" spellcheck="false" aria-describedby="map-hint" onChange=${change}>${map.bytes}</textarea></div>`;
}

function AsOf() {
  return html`<details><summary>${t('files.options')}</summary><div class="field narrow"><label for="as-of">${t('files.as-of')}</label><p class="hint" id="as-of-hint">${t('files.as-of-hint')}</p>
    <input id="as-of" type="date" aria-describedby="as-of-hint" value=${session.asOf.value} onChange=${(e) => { session.asOf.value = e.target.value; }} /></div></details>`;
}

function bidsOf(result, name) {
  const found = new Map();
  for (const lot of result?.lots ?? []) for (const bid of lot.bids) if (bid.file === name || bid.bid === name) found.set(bid.bid, bid);
  return [...found.values()];
}

const MANY = 8;

/** Bids with something to say are shown; many that are sound stand together behind one line. */
function Bids({ outcome, of }) {
  const all = session.bids.value;
  const row = (bid) => html`<${FileRow} key=${bid.name} file=${bid} what=${word('status', bidsOf(outcome?.result, bid.name)[0]?.status ?? '') || t('files.bid')}
    items=${of(bid.name)} loaded=${Boolean(outcome)} onRemove=${() => session.removeBid(bid.name)} />`;
  const sound = all.filter((bid) => !of(bid.name).length);
  if (sound.length <= MANY) return all.map(row);
  return html`${all.filter((bid) => of(bid.name).length).map(row)}<li class="file"><details><summary>${t('files.sound-bids', { n: sound.length })}</summary><ul class="files">${sound.map(row)}</ul></details></li>`;
}

export function FileList({ outcome }) {
  const messages = outcome?.messages ?? [];
  const of = (name) => messages.filter((item) => item.file === name);
  const rules = session.ruleset.value;
  const rulesItems = rules ? (outcome ? of(rules.name) : session.rulesetMessages.value) : [];
  const removeSide = (key) => () => {
    session.sides.value = { ...session.sides.value, [key]: undefined };
  };
  return html`<section aria-labelledby="files-h" class="card"><h2 id="files-h">${t('files.title')}</h2>
    ${!rules ? html`<p class="ask">${t('files.no-ruleset')}</p>` : ''}
    <ul class="files">
      ${rules ? html`<${FileRow} file=${rules} what=${t('files.ruleset')} items=${rulesItems} loaded=${true} onRemove=${session.closeRuleset} />` : ''}
      <${Bids} outcome=${outcome} of=${of} />
      ${Object.entries(session.sides.value).filter(([, file]) => file).map(([key, file]) => html`<${FileRow} file=${file} what=${t(`files.${key}`)} items=${of(file.name)}
        loaded=${Boolean(outcome)} onRemove=${removeSide(key)} />`)}
      ${session.sheets.value.map((file) => html`<${FileRow} file=${file} what=${t('files.sheet')} items=${of(file.name)} loaded=${Boolean(outcome)} onRemove=${() => session.removeSheet(file.name)} />`)}
      ${session.refused.value.map((file) => html`<li class="file"><div class="file-head"><span class="file-name">${file.name}</span>
        <span class="state bad">${file.reason}</span></div></li>`)}
    </ul>
    <${Mapping} /><${AsOf} />
    ${rules && !session.bids.value.length ? html`<p class="ask">${t('files.no-bids')}</p>` : ''}
    ${outcome?.result ? html`<${Counter} result=${outcome.result} />` : ''}
    <p class="no-print"><button type="button" class="link" onClick=${session.clearAll}>${t('files.clear')}</button></p></section>`;
}
