// What the engine says of the ruleset as it is typed: faults first, then what would be hard to defend once published.
import { html } from '../ui/html.mjs';
import { t } from '../i18n.mjs';
import { Messages } from '../ui/messages.mjs';
import { errors } from '../lib/diagnostics.mjs';
import { goTo } from './rules_json.mjs';
import * as state from './rules_state.mjs';

function go(item) {
  location.hash = '#/rules/json';
  // The part is shown first; then its place is selected.
  setTimeout(() => { goTo.value = { line: item.line, column: item.column }; }, 50);
}

const bare = (items) => items.map((item) => ({ ...item, source: [], cell: undefined }));

export function Checks() {
  const { faults, warnings } = state.checks.value;
  const wrong = errors(faults);
  const aside = faults.filter((item) => item.severity !== 'error');
  return html`<section class="card" aria-labelledby="checks-h"><h2 id="checks-h">${t('rules.checks')}</h2>
    <p role="status" class=${`state ${wrong.length ? 'bad' : 'good'} wide`} data-testid="rules-state">${wrong.length ? t('rules.faults', { n: wrong.length }) : t('rules.sound')}</p>
    <${Messages} items=${bare(wrong)} onGo=${go} label=${t('rules.checks')} />
    ${aside.length ? html`<${Messages} items=${bare(aside)} onGo=${go} label=${t('rules.warnings', { n: aside.length })} />` : ''}
    ${warnings.length ? html`<details open=${!wrong.length && warnings.length < 4}><summary>${t('rules.publish', { n: warnings.length })}</summary><${Messages} items=${bare(warnings)} onGo=${go} label=${t('rules.publish', { n: warnings.length })} /></details>`
      : wrong.length ? '' : html`<p class="hint">${t('rules.publishable')}</p>`}</section>`;
}
