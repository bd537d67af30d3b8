// What verify found of a case: the verdict, what was checked, each remark with its entry, and the log itself.
import { html } from '../ui/html.mjs';
import { t } from '../i18n.mjs';
import { Table } from '../ui/table.mjs';
import { Messages } from '../ui/messages.mjs';
import { entriesOf } from '../lib/difference.mjs';

const KINDS = { fault: 'error', warning: 'warning', note: 'note' };

const short = (hex) => (typeof hex === 'string' && hex.length > 20 ? `${hex.slice(0, 12)}…` : hex);

/** What an entry is about, from whatever it names. */
function about(entry) {
  const { n, at, by, prev, do: what, ...rest } = entry;
  void [n, at, by, prev, what];
  return Object.entries(rest).map(([key, value]) => {
    const shown = Array.isArray(value) ? value.map((one) => one.path ?? one.id ?? JSON.stringify(one)).join(', ') : typeof value === 'object' && value ? value.path ?? JSON.stringify(value) : short(String(value));
    return `${key}: ${shown}`;
  }).join('; ').slice(0, 240);
}

function Log({ folder }) {
  const rows = entriesOf(folder.files['case/log.jsonl']);
  return html`<details><summary>${t('check.log', { n: rows.length })}</summary><${Table} caption=${t('check.log', { n: rows.length })} hideCaption=${true} rows=${rows} columns=${[
    { title: t('check.entry'), number: true, head: true, show: (row) => row.n },
    { title: t('check.when'), show: (row) => row.at },
    { title: t('check.who'), show: (row) => row.by },
    { title: t('check.what'), show: (row) => html`<span lang="en">${row.do}</span>` },
    { title: t('check.about'), show: (row) => html`<span lang="en">${about(row)}</span>` }]} /></details>`;
}

export function CaseReport({ outcome, folder }) {
  const { report } = outcome;
  if (!report) return html`<${Messages} items=${outcome.messages} withFile=${true} />`;
  const remarks = report.remarks.map((remark) => ({ severity: KINDS[remark.kind] ?? 'note', code: remark.code, message: remark.text, help: '', notes: [], source: [] }));
  const first = report.remarks.find((remark) => remark.kind === 'fault');
  const rows = [
    [t('check.case'), `${folder.name}, ${t('check.entries', { n: report.entries })}, ${report.state}`],
    [t('check.hashes'), t('check.as-recorded', { as: report.files_as_recorded, of: report.files })],
    [t('check.result'), report.result ?? t('check.no-result')],
    [t('check.current-head'), html`<code>${report.head}</code>`],
    [t('check.anchor'), report.anchor ?? t('check.no-anchor')],
    ...(report.signer ? [[t('check.signed'), `${report.signer} ${report.key ?? ''}`]] : []),
    ...(first ? [[t('check.first'), html`<span lang="en">${first.text}</span>`]] : []),
  ];
  return html`<section class="card" aria-labelledby="verdict-h"><h2 id="verdict-h">${t('check.verdict')}</h2>
    <div class=${`recommended ${report.verified ? '' : 'nobody'}`} role="status"><p class="verdict" data-testid="verdict">${report.verified ? t('check.verified') : t('check.not-verified')}</p>
      <p>${report.verified ? t('check.verified-lead') : t('check.not-verified-lead')}</p></div>
    <dl class="facts">${rows.map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl>
    <${Messages} items=${remarks} label=${t('check.remarks')} /><${Log} folder=${folder} /></section>`;
}
