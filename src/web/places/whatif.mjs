// What if: the rules moved by sliders, what that does to the ranking and to people, reforms side by side.
import { html } from '../ui/html.mjs';
import { t } from '../i18n.mjs';
import { FileButton, SaveButton, DropZone } from '../ui/files.mjs';
import { Field } from '../ui/inputs.mjs';
import { Messages } from '../ui/messages.mjs';
import { Sliders } from './whatif_sliders.mjs';
import { Results } from './whatif_result.mjs';
import { openSample, quoted } from './evaluate.mjs';
import { receive, readAll } from '../files.mjs';
import * as state from './whatif_state.mjs';
import * as session from '../session.mjs';
import * as ask from '../ask.mjs';

async function openScenarios(list) {
  for (const file of await readAll(list)) state.openScenario(file);
}

function Reforms() {
  const remove = (i) => () => {
    state.kept.value = state.kept.value.filter((_, n) => n !== i);
  };
  const removeUnder = (i) => () => {
    state.under.value = state.under.value.filter((_, n) => n !== i);
  };
  return html`<section class="card no-print" aria-labelledby="reform-h"><h2 id="reform-h">${t('whatif.reform')}</h2>
    <${Field} label=${t('whatif.name')} value=${state.title.value} onInput=${(value) => { state.title.value = value; }} />
    <p class="row"><button type="button" onClick=${state.keep} aria-disabled=${!state.current.value.length}>${t('whatif.keep')}</button>
      <button type="button" onClick=${state.reset}>${t('whatif.reset')}</button><${FileButton} label=${t('whatif.open')} accept=".json" multiple=${true} onFiles=${openScenarios} name="scenario-file" /></p>
    ${state.under.value.length || state.kept.value.length ? html`<ul class="plain">
      ${state.kept.value.map((reform, i) => html`<li class="row"><strong>${reform.title}</strong> <span class="hint">${t('whatif.kept')}</span> <button type="button" class="link" onClick=${remove(i)}>${t('files.remove')}<span class="visually-hidden"> ${reform.title}</span></button></li>`)}
      ${state.under.value.map((file, i) => html`<li class="row"><strong>${file.name}</strong> <span class="hint">${t('whatif.under')}</span> <button type="button" class="link" onClick=${removeUnder(i)}>${t('files.remove')}<span class="visually-hidden"> ${file.name}</span></button></li>`)}</ul>` : ''}</section>`;
}

/** What is shown of the reforms, as a page of its own that needs no program. */
async function firstPage() {
  const shown = [...document.querySelectorAll('.whatif .side > .card:not(.no-print)')].map((card) => card.outerHTML).join('\n');
  const style = document.querySelector('style').textContent;
  const command = document.querySelector('.whatif pre.command').outerHTML;
  const name = (session.resolved.value.get('title') ?? state.scenarioTitle.value).replace(/[&<]/g, (c) => (c === '&' ? '&amp;' : '&lt;'));
  return { name: 'what-if.html', content: `<!doctype html>
<html lang="${document.documentElement.lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${name}</title><style>${style}</style></head>
<body><main class="wrap"><h1>${name}</h1>${shown}<h2>${t('whatif.reproduce')}</h2>${command}</main></body></html>
` };
}

function Save() {
  if (!state.work.value.scenarios.length) return null;
  const file = (name) => async () => {
    const done = await ask.modelFile(state.work.value, name);
    return { name, content: done.bytes, fault: done.messages[0]?.message };
  };
  return html`<section class="card no-print" aria-labelledby="keep-h"><h2 id="keep-h">${t('whatif.save')}</h2><p class="row">
    ${state.ownText.value ? html`<${SaveButton} label=${t('whatif.scenario')} make=${async () => ({ name: 'scenario.json', content: state.ownText.value })} />` : ''}
    <${SaveButton} primary=${true} label=${t('whatif.workbook')} make=${file('scenarios.xlsx')} /><${SaveButton} label=${t('whatif.table')} make=${file('scenarios.csv')} />
    <${SaveButton} label=${t('whatif.html')} make=${firstPage} /><button type="button" onClick=${() => print()}>${t('whatif.print')}</button></p>
    <h3>${t('whatif.reproduce')}</h3><p class="hint">${t('whatif.reproduce-lead')}</p>
    <pre tabindex="0" class="command"><code>bidgauge ${ask.modelWords(state.work.value).map(quoted).join(' ')} -o scenarios.xlsx</code></pre></section>`;
}

export function WhatIf() {
  if (!state.ready.value)
    return html`<h1>${t('whatif.title')}</h1><p class="lead">${t('whatif.lead')}</p>
      <${DropZone} title=${t('evaluate.drop')} hint=${t('whatif.drop-hint')} button=${t('evaluate.choose')} onFiles=${receive} name="whatif-files" />
      <section class="card quiet" aria-labelledby="try-h"><h2 id="try-h">${t('evaluate.sample')}</h2><p class="row"><button type="button" onClick=${() => openSample('janitorial')}>${t('sample.janitorial')}</button></p></section>`;
  const faults = (state.outcome.value?.messages ?? []).filter((item) => item.severity === 'error' || !state.outcome.value.model || /^W86/.test(item.code));
  return html`<h1>${t('whatif.title')}</h1><p class="lead">${t('whatif.lead')}</p>
    <div class="columns whatif"><div class="sliders no-print"><${Reforms} /><${Sliders} /></div>
    <div class="side"><${Messages} items=${faults.map((item) => ({ ...item, source: [] }))} withFile=${true} /><${Results} /><${Save} /></div></div>`;
}
