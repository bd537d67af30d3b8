// The panel's steps, for rulesets with criteria that people score: its file, and the workbooks that go out and come back.
import { html } from '../ui/html.mjs';
import { signal } from '@preact/signals';
import { t } from '../i18n.mjs';
import { SaveButton, save } from '../ui/files.mjs';
import { Field } from '../ui/inputs.mjs';
import { Messages } from '../ui/messages.mjs';
import { walk } from '../lib/criteria.mjs';
import { zip } from '../lib/zip.mjs';
import * as session from '../session.mjs';
import * as ask from '../ask.mjs';

const names = signal('');
const said = signal(null);

export const hasPanel = () => Boolean(session.resolved.value) && [...walk(session.resolved.value.get('criteria'))].some(({ kind }) => kind === 'panel');

const bidNames = (work) => work.bids.map((bid) => bid.name);
const panelOption = (work) => [`--panel=${work.sides.panel.name}`];

/** One step; what it says is kept, to be shown. */
async function step(action, work, words) {
  const done = await ask.panel(action, work, words);
  said.value = done;
  return done;
}

const people = () => names.value.split('\n').map((line) => line.trim()).filter(Boolean).map((name, i) => `E${i + 1}=${name}`);

async function appoint(work) {
  const done = await step('appoint', { ...work, sides: {}, sheets: [] }, [...people(), '-o', 'panel.json']);
  const bytes = done.files['panel.json'];
  if (bytes) session.sides.value = { ...session.sides.value, panel: { name: 'panel.json', bytes, role: 'panel' } };
}

async function takeIn(work) {
  const { name } = work.sides.panel;
  const done = await step('read', work, [...work.sheets.map((sheet) => sheet.name), ...panelOption(work)]);
  if (done.status !== 0 || !done.files[name]) return;
  session.sides.value = { ...session.sides.value, panel: { ...work.sides.panel, bytes: done.files[name] } };
  session.sheets.value = [];
}

/** Workbooks of a folder in one archive: a browser saves one file at a time. */
const workbooks = (action, work) => async () => {
  const done = await step(action, work, [...bidNames(work), ...panelOption(work), '-o', 'out']);
  const made = Object.fromEntries(Object.entries(done.files).filter(([path]) => path.startsWith('out/')).map(([path, bytes]) => [path.slice(4), bytes]));
  return { name: `${action}.zip`, content: Object.keys(made).length ? await zip(made) : null, fault: done.messages[0]?.message };
};

async function meeting(work) {
  const done = await step('meeting', work, [...bidNames(work), ...panelOption(work), '-o', 'meeting.xlsx']);
  return { name: 'meeting.xlsx', content: done.files['meeting.xlsx'], fault: done.messages.find((item) => item.severity === 'error')?.message };
}

const panelFile = (work) => save(work.sides.panel.name, work.sides.panel.bytes);

function Appoint({ work }) {
  return html`<p>${t('panel.begin')}</p><${Field} label=${t('panel.names')} hint=${t('panel.names-hint')} lines=${4} value=${names.value} onInput=${(value) => { names.value = value; }} />
    <p class="row"><button type="button" class="primary" aria-disabled=${!people().length} onClick=${() => people().length && appoint(work)}>${t('panel.appoint')}</button></p>`;
}

function Steps({ work }) {
  return html`<p class="row"><${SaveButton} label=${t('panel.declarations')} make=${workbooks('declarations', work)} />
      <${SaveButton} label=${t('panel.sheets')} make=${workbooks('sheets', work)} /><${SaveButton} label=${t('panel.meeting')} make=${() => meeting(work)} /></p>
    <p class="hint">${t('panel.read-hint')}</p>
    <p class="row">${work.sheets.length ? html`<button type="button" class="primary" onClick=${() => takeIn(work)}>${t('panel.read', { n: work.sheets.length })}</button>` : ''}
      <button type="button" onClick=${() => step('status', work, [...bidNames(work), ...panelOption(work)])}>${t('panel.status')}</button>
      <button type="button" onClick=${() => panelFile(work)}>${t('panel.save')}</button></p>`;
}

/** What the last step said: its faults, and its own words. */
function Said() {
  const done = said.value;
  if (!done) return null;
  const items = done.messages.filter((item) => item.severity === 'error');
  return html`<div data-testid="panel-said"><${Messages} items=${items} withFile=${true} />${done.stdout.trim() ? html`<pre tabindex="0" lang="en">${done.stdout.trim()}</pre>` : ''}</div>`;
}

export function Panel({ work }) {
  return html`<section class="card no-print" aria-labelledby="panel-h"><h2 id="panel-h">${t('panel.title')}</h2>
    ${work.sides.panel ? html`<${Steps} work=${work} />` : html`<${Appoint} work=${work} />`}<div role="status"><${Said} /></div></section>`;
}
