// Fill in: the vendor's form, from the ruleset's questions. Shows faults and the vendor's own pass or fail, never points.
import { html, useId } from '../ui/html.mjs';
import { signal, effect, computed, untracked } from '@preact/signals';
import { t, word } from '../i18n.mjs';
import { DropZone, FileButton, SaveButton } from '../ui/files.mjs';
import { Field } from '../ui/inputs.mjs';
import { Question } from './fill_question.mjs';
import { OwnChecks } from './fill_checks.mjs';
import { questionGroups, walk, fieldsRead } from '../lib/criteria.mjs';
import { bidDocument, typedFrom, about, missing } from '../lib/bid.mjs';
import { parse, write, plain } from '../lib/jdoc.mjs';
import { fillForm } from '../lib/form_fill.mjs';
import { ambiguous } from '../lib/decimal.mjs';
import * as session from '../session.mjs';
import * as ask from '../ask.mjs';
import { readAll, roleOf } from '../files.mjs';
import { route } from '../route.mjs';
import { sheet, openSheet, SheetForm } from './fill_sheet.mjs';

const EMPTY = { vendor: {}, answers: {}, evidence: {} };
const typedIn = signal(EMPTY);
const lot = signal('');
const checked = signal(null);
const trouble = signal('');

const rules = session.resolved;
const lots = computed(() => [...(rules.value?.get('lots') ?? [])]);
const theLot = computed(() => lot.value || lots.value[0]?.[0] || '');
const bidText = computed(() => (rules.value ? `${write(bidDocument(rules.value, typedIn.value, theLot.value))}\n` : ''));
const open = computed(() => (rules.value ? missing(rules.value, typedIn.value.answers) : []));

let turn = 0;
let waiting;
/** Checks a moment after the last key: one evaluation of this bid alone. */
effect(() => {
  const [text, ruleset] = [bidText.value, session.ruleset.value];
  clearTimeout(waiting);
  if (!text || !ruleset || route.value.place !== 'fill') return;
  waiting = setTimeout(() => untracked(async () => {
    const mine = ++turn;
    const done = await ask.evaluate({ ruleset, bids: [{ name: 'bid.json', bytes: text }] });
    if (mine === turn) checked.value = done;
  }), 150);
});

const evidenceFor = computed(() => {
  const found = new Set();
  if (!rules.value) return found;
  for (const [id, field] of rules.value.get('fields') ?? []) if (['evidenced', 'verified'].includes(field.get('evidence'))) found.add(id);
  for (const { criterion } of walk(rules.value.get('criteria')))
    if (['evidenced', 'verified'].includes(criterion.get('evidence'))) for (const id of fieldsRead(criterion)) found.add(id);
  return found;
});

async function openFiles(list) {
  trouble.value = '';
  for (const file of await readAll(list)) {
    const { role, ...changed } = await roleOf(file);
    if (role === 'ruleset') await session.openRuleset({ ...file, ...changed });
    else if (role === 'sheet') await openSheet(file);
    else await openBid(file);
  }
}

/** Goes on with a bid or a form that was begun. */
async function openBid(file) {
  if (!rules.value) {
    trouble.value = t('fill.ruleset-first');
    return;
  }
  let text = file.bytes;
  if (file.bytes[0] === 0x50) {
    const done = await ask.imported(file, session.ruleset.value);
    const name = Object.keys(done.files).find((path) => /bids\/.*\.json$/.test(path));
    if (!name) {
      trouble.value = done.messages[0]?.message ?? t('fill.not-a-bid');
      return;
    }
    text = done.files[name];
  }
  try {
    typedIn.value = typedFrom(rules.value, parse(ask.textOf(text)), theLot.value);
  } catch (fault) {
    trouble.value = `${t('fill.not-a-bid')} ${fault.message}`;
  }
}

const stem = () => (typedIn.value.vendor.bid || typedIn.value.vendor.name || 'bid').trim().replace(/[^\p{L}\p{N}._-]+/gu, '-');

/** The answers that the engine reads from a form, as JSON. */
async function answersIn(form) {
  const done = await ask.imported({ name: 'filled.xlsx', bytes: form }, session.ruleset.value);
  const path = Object.keys(done.files).find((name) => /bids\/[^/]+\.json$/.test(name));
  const bid = path ? JSON.parse(ask.textOf(done.files[path])) : {};
  return JSON.stringify(theLot.value ? bid.lots?.[theLot.value]?.answers : bid.answers);
}

/** The engine's form with the answers in it; where every answer can be read, it is read back before it is given out. */
async function filledForm() {
  const empty = await ask.form(session.ruleset.value, theLot.value);
  if (!empty.bytes) return { fault: empty.messages[0]?.message };
  const bid = parse(bidText.value);
  const content = await fillForm(empty.bytes, rules.value, bid, theLot.value);
  const wanted = JSON.stringify(plain((theLot.value ? bid.get('lots').get(theLot.value) : bid).get('answers')));
  const sound = !faultsOf(checked.value?.messages ?? []).length;
  if (sound && (await answersIn(content)) !== wanted) return { fault: t('fill.form-differs') };
  return { name: `${stem()}.xlsx`, content };
}

function Vendor() {
  const { vendor } = typedIn.value;
  const change = (key) => (value) => {
    typedIn.value = { ...typedIn.value, vendor: { ...typedIn.value.vendor, [key]: value } };
  };
  return html`<fieldset class="group"><legend><h2>${t('fill.vendor')}</h2></legend><div class="fields">
    <${Field} label=${t('fill.vendor-name')} value=${vendor.name} onInput=${change('name')} />
    <${Field} label=${t('fill.vendor-id')} value=${vendor.id} onInput=${change('id')} />
    <${Field} label=${t('fill.bid-id')} value=${vendor.bid} onInput=${change('bid')} /></div></fieldset>`;
}

function LotChoice() {
  const id = useId();
  if (!lots.value.length) return null;
  return html`<div class="field"><label for=${id}>${t('fill.lot')}</label><p class="hint">${t('fill.lot-hint')}</p><select id=${id} value=${theLot.value} onChange=${(e) => { lot.value = e.target.value; }}>
    ${lots.value.map(([key, one]) => html`<option value=${key}>${one.get('title') ?? key}</option>`)}</select></div>`;
}

/** Faults by answer; where the page knows better than "no number" why a number was not taken, it says so. */
function faultsOf(messages) {
  const found = messages.filter((item) => item.file === 'bid.json').map((item) => about(item.message)).filter(Boolean);
  return found.map((fault) => {
    const given = typedIn.value.answers[fault.field];
    const text = Array.isArray(given) ? given[fault.row]?.[fault.column] : given;
    return typeof text === 'string' && ambiguous(text) ? { ...fault, text: t('fill.two-numbers', { text }) } : fault;
  });
}

function Form() {
  const faults = faultsOf(checked.value?.messages ?? []);
  const confidential = rules.value.get('solicitation')?.get('confidential') ?? [];
  const put = (part, id) => (value) => {
    typedIn.value = { ...typedIn.value, [part]: { ...typedIn.value[part], [id]: value } };
  };
  return questionGroups(rules.value).map(({ element, questions }) => html`<fieldset class="group" key=${element}><legend><h2>${word('element', element)}</h2></legend>
    ${questions.map(({ id, field }) => html`<${Question} key=${id} id=${id} field=${field} value=${typedIn.value.answers[id]} onInput=${put('answers', id)}
      faults=${faults.filter((fault) => fault.field === id)} missing=${open.value.some((one) => one.field === id)} confidential=${confidential.includes(id)}
      evidence=${typedIn.value.evidence[id]} onEvidence=${evidenceFor.value.has(id) ? put('evidence', id) : undefined} />`)}</fieldset>`);
}

function Save() {
  return html`<section class="card no-print" aria-labelledby="save-h"><h2 id="save-h">${t('fill.save')}</h2><p class="row">
    <${SaveButton} primary=${true} label=${t('fill.save-form')} make=${filledForm} />
    <${SaveButton} label=${t('fill.save-bid')} make=${async () => ({ name: `${stem()}.json`, content: bidText.value })} /></p>
    <p class="hint">${t('fill.save-hint')}</p></section>`;
}

export function FillIn() {
  if (sheet.value) return html`<${SheetForm} />`;
  if (!rules.value)
    return html`<h1>${t('fill.title')}</h1><p class="lead">${t('fill.lead')}</p>
      <${DropZone} title=${t('fill.drop')} hint=${t('fill.drop-hint')} button=${t('fill.choose-ruleset')} onFiles=${openFiles} name="fill-files" />
      ${trouble.value ? html`<p role="alert" class="status-reason">${trouble.value}</p>` : ''}`;
  const solicitation = rules.value.get('solicitation');
  return html`<h1>${t('fill.title')}</h1><p class="lead">${solicitation?.get('title') ?? rules.value.get('title')}</p>
    <p class="row no-print"><${FileButton} label=${t('fill.continue')} onFiles=${openFiles} name="fill-continue" />
      <button type="button" onClick=${() => { typedIn.value = EMPTY; }}>${t('fill.empty')}</button></p>
    ${trouble.value ? html`<p role="alert" class="status-reason">${trouble.value}</p>` : ''}
    <div class="columns"><div><${LotChoice} /><${Vendor} /><${Form} /></div>
    <div class="side"><${OwnChecks} outcome=${checked.value} missing=${open.value} rules=${rules.value} /><${Save} /></div></div>`;
}
