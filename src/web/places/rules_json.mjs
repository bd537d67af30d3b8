// The ruleset as it is written, for those who know the format: everything that the other parts cannot show can be changed here.
import { html, useState, useEffect, useRef } from '../ui/html.mjs';
import { signal } from '@preact/signals';
import { t } from '../i18n.mjs';
import { parse } from '../lib/jdoc.mjs';
import * as state from './rules_state.mjs';

/** Where a message is about, to be shown: {line, column}. */
export const goTo = signal(null);

function select(area, { line, column }) {
  const lines = area.value.split('\n');
  const from = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0);
  area.focus();
  area.setSelectionRange(from + column - 1, from + (lines[line - 1]?.length ?? 0));
  const style = getComputedStyle(area);
  area.scrollTop = Math.max(0, (line - 5) * parseFloat(style.lineHeight));
}

export function AsJson() {
  const area = useRef();
  const [fault, setFault] = useState('');
  useEffect(() => {
    if (!goTo.value) return;
    select(area.current, goTo.value);
    goTo.value = null;
  }, [goTo.value]);
  const change = (event) => {
    try {
      const read = parse(event.target.value);
      if (!(read instanceof Map)) throw new SyntaxError(t('rules.not-an-object'));
      state.change(() => read);
      setFault('');
    } catch (broken) {
      setFault(broken.message);
    }
  };
  return html`<section class="card" aria-labelledby="json-h"><h2 id="json-h"><label for="json-text">${t('rules.json')}</label></h2><p class="hint">${t('rules.json-hint')}</p>
    <textarea id="json-text" ref=${area} class="code tall" spellcheck="false" wrap="off" aria-invalid=${fault ? 'true' : undefined} aria-describedby="json-fault" value=${state.text.value} onChange=${change}></textarea>
    <p id="json-fault" class="fault" role="status">${fault}</p></section>`;
}
