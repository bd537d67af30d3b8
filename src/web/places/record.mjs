// Check a record: a case folder is held against its log, or a result against the files that it was made of.
import { html } from '../ui/html.mjs';
import { signal } from '@preact/signals';
import { t } from '../i18n.mjs';
import { DropZone, FileButton } from '../ui/files.mjs';
import { Field } from '../ui/inputs.mjs';
import { CaseReport } from './record_case.mjs';
import { Rerun } from './record_rerun.mjs';
import { readAll, unpacked } from '../files.mjs';
import { caseFolder } from '../lib/difference.mjs';
import * as ask from '../ask.mjs';

const found = signal(null);
const rerun = signal(null);
const report = signal(null);
const head = signal('');
const signers = signal(null);
const busy = signal(false);

async function check() {
  if (!found.value) return;
  busy.value = true;
  const wanted = head.value.trim();
  report.value = await ask.verify('case', found.value.files, { head: wanted || undefined, signers: signers.value ?? undefined });
  busy.value = false;
}

/** The head that a record (or any of our files that names one) was sent out with. */
function headIn(file) {
  try {
    return JSON.parse(ask.textOf(file.bytes)).head ?? '';
  } catch {
    return '';
  }
}

async function receive(list) {
  const files = await unpacked(await readAll(list));
  const folder = caseFolder(files);
  if (folder) {
    [found.value, rerun.value] = [folder, null];
    head.value = folder.others.map(headIn).find(Boolean) ?? head.value;
    await check();
  } else if (found.value && files.length === 1 && headIn(files[0])) {
    head.value = headIn(files[0]);
    await check();
  } else {
    [found.value, report.value] = [null, null];
    rerun.value = [...(rerun.value ?? []), ...files];
  }
}

async function takeSigners(list) {
  [signers.value] = await readAll(list);
  await check();
}

function Anchor() {
  return html`<section class="card no-print" aria-labelledby="anchor-h"><h2 id="anchor-h">${t('check.anchor')}</h2><p class="hint">${t('check.anchor-lead')}</p>
    <${Field} label=${t('check.head')} value=${head.value} onInput=${(value) => { head.value = value; }} />
    <p class="row"><button type="button" class="primary" onClick=${check}>${t('check.again')}</button><${FileButton} label=${t('check.signers')} onFiles=${takeSigners} name="signers" />
      ${signers.value ? html`<span class="hint">${signers.value.name}</span>` : ''}</p></section>`;
}

export function CheckRecord() {
  return html`<h1>${t('check.title')}</h1><p class="lead">${t('check.lead')}</p>
    <div class="no-print"><${DropZone} title=${t('check.drop')} hint=${t('check.drop-hint')} button=${t('check.folder')} folder=${true} onFiles=${receive} name="case-folder" />
    <p class="row"><${FileButton} label=${t('check.files')} multiple=${true} onFiles=${receive} name="case-files" /></p></div>
    <p role="status" class="visually-hidden">${busy.value ? t('check.busy') : ''}</p>
    ${report.value && found.value ? html`<${CaseReport} outcome=${report.value} folder=${found.value} /><${Anchor} />` : ''}
    ${rerun.value ? html`<${Rerun} files=${rerun.value} onClear=${() => { rerun.value = null; }} />` : ''}`;
}
