// Where to begin: a template, a real standard of the library, the ruleset that is open, or a file.
import { html, useState, useEffect, useId } from '../ui/html.mjs';
import { t } from '../i18n.mjs';
import { DropZone } from '../ui/files.mjs';
import { shelf, rules } from '../library.mjs';
import * as state from './rules_state.mjs';
import * as session from '../session.mjs';
import * as ask from '../ask.mjs';
import { readAll, roleOf } from '../files.mjs';

async function begin(words, name, say) {
  const done = await ask.run([...words, '-o', name]);
  if (done.files[name]) await state.open({ name, bytes: done.files[name] });
  else say(done.messages[0]?.message ?? done.stderr);
}

async function openFile(list, say) {
  const [file] = await readAll(list);
  if (!file) return;
  const { role, ...changed } = await roleOf(file);
  if (role !== 'ruleset') say(t('rules.not-a-ruleset'));
  else
    try {
      await state.open({ ...file, ...changed });
    } catch (fault) {
      say(`${t('rules.not-a-ruleset')} ${fault.message}`);
    }
}

function Library({ entries, say }) {
  const id = useId();
  const [wanted, setWanted] = useState('');
  const words = wanted.toLowerCase().split(/\s+/).filter(Boolean);
  const found = entries.filter((entry) => words.every((w) => `${entry.id} ${entry.title} ${entry.country} ${entry.region ?? ''} ${(entry.elements ?? []).join(' ')} ${(entry.work ?? []).join(' ')}`.toLowerCase().includes(w)));
  return html`<div class="field"><label for=${id}>${t('rules.search')}</label><input id=${id} type="search" value=${wanted} onInput=${(e) => setWanted(e.target.value)} /></div>
    <p role="status" class="hint">${t('rules.found', { n: found.length })}</p>
    <ul class="plain shelf">${found.slice(0, 200).map((entry) => html`<li><button type="button" class="link" onClick=${() => begin(['rules', 'new', entry.id], `${entry.id}.json`, say)}>
      <span lang="en">${entry.title}</span></button> <span class="hint">${[entry.country, entry.is].filter(Boolean).join(', ')}</span></li>`)}</ul>`;
}

export function Start() {
  const [shelves, setShelves] = useState(null);
  const [fault, setFault] = useState('');
  useEffect(() => {
    shelf().then(setShelves);
    rules();
  }, []);
  return html`${fault ? html`<p role="alert" class="status-reason">${fault}</p>` : ''}
    ${session.ruleset.value ? html`<p><button type="button" class="primary" onClick=${() => state.open(session.ruleset.value)}>${t('rules.edit-open', { name: session.ruleset.value.name })}</button></p>` : ''}
    <section class="card" aria-labelledby="templates-h"><h2 id="templates-h">${t('rules.templates')}</h2><p>${t('rules.templates-lead')}</p>
      <div class="choices">${(shelves?.templates ?? []).map((entry) => html`<button type="button" class="choice" onClick=${() => begin(['new', entry.id], `${entry.id}.json`, setFault)}>
        <span lang="en">${entry.title}</span></button>`)}</div></section>
    <${DropZone} title=${t('rules.drop')} hint=${t('rules.drop-hint')} button=${t('rules.choose')} multiple=${false} onFiles=${(list) => openFile(list, setFault)} name="rules-file" />
    <section class="card" aria-labelledby="library-h"><h2 id="library-h">${t('rules.standards')}</h2><p>${t('rules.standards-lead')}</p>
      <${Library} entries=${shelves?.rulesets ?? []} say=${setFault} /></section>`;
}
