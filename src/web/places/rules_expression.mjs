// A test, a value or a limit as a sentence with choices; what is no such sentence is shown as it is written.
import { html, useId, useState } from '../ui/html.mjs';
import { t } from '../i18n.mjs';
import { Pick, Typed } from './rules_parts.mjs';
import { parse, write } from '../lib/jdoc.mjs';
import * as ex from '../lib/expressions.mjs';
import { typed } from '../lib/decimal.mjs';
import * as state from './rules_state.mjs';

const named = (map, key = 'title') => [...(map ?? [])].map(([id, one]) => [id, one.get(key) ?? one.get('label') ?? id]);
const fields = (types) => named(new Map([...(state.doc.value.get('fields') ?? [])].filter(([, f]) => !types || types.includes(f.get('type')))), 'label');
const columns = (table) => named(state.doc.value.get('fields')?.get(table)?.get('columns'), 'label');
const firstTable = () => fields(['table'])[0]?.[0];

/** An expression as it is written, for those who know the language. */
function Written({ value, onChange, label }) {
  const id = useId();
  const [fault, setFault] = useState('');
  const change = (event) => {
    try {
      onChange(parse(event.target.value));
      setFault('');
    } catch (broken) {
      setFault(broken.message);
    }
  };
  return html`<div class="field"><label for=${id}>${label}</label><p class="hint">${t('rules.expression-hint')}</p>
    <textarea id=${id} class="code" rows="3" spellcheck="false" aria-invalid=${fault ? 'true' : undefined} onChange=${change}>${write(value ?? null)}</textarea>${fault ? html`<p class="fault">${fault}</p>` : ''}</div>`;
}

/** A number of its own, or a figure or fact of the ruleset. */
export function Limit({ label, value, onChange }) {
  const limit = ex.readLimit(value);
  if (value !== undefined && value !== null && !limit) return html`<${Written} label=${label} value=${value} onChange=${onChange} />`;
  const params = named(state.doc.value.get('parameters'));
  const facts = named(state.doc.value.get('facts'), 'label');
  const kind = limit?.param ? `param:${limit.param}` : limit?.fact ? `fact:${limit.fact}` : 'own';
  const choose = (choice) => {
    const [what, id] = [choice.slice(0, choice.indexOf(':')), choice.slice(choice.indexOf(':') + 1)];
    onChange(ex.writeLimit(choice === 'own' ? { number: '0' } : { [what]: id }));
  };
  const own = (text) => onChange(ex.writeLimit({ number: typed(text) ?? text }));
  return html`<span class="limit row"><${Pick} label=${label} value=${kind} onInput=${choose} choices=${[['own', t('rules.own-number')],
      ...params.map(([id, title]) => [`param:${id}`, title]), ...facts.map(([id, title]) => [`fact:${id}`, title])]} />
    ${kind === 'own' ? html`<${Typed} hidden=${true} numeric=${true} label=${`${label}: ${t('rules.value')}`} value=${limit?.number ?? limit?.text ?? ''} onInput=${own} />` : ''}</span>`;
}

/** A number of the bid: an answer, or a sum, mean, lowest, highest of a table's column, or the share of its rows. */
export function Value({ label, value, onChange }) {
  const known = ex.readValue(value);
  if (value && !known) return html`<${Written} label=${label} value=${value} onChange=${onChange} />`;
  const how = known?.aggregate ?? (known?.share ? 'share' : 'field');
  const table = known?.table ?? firstTable();
  const column = known?.column ?? columns(table)[0]?.[0];
  const choose = (way) => onChange(ex.writeValue(way === 'field' ? { field: fields()[0]?.[0] } : way === 'share' ? { share: true, table, column } : { aggregate: way, table, column }));
  const change = (part) => onChange(ex.writeValue({ ...known, ...part }));
  const ways = [['field', t('rules.the-answer')], ...(firstTable() ? [...ex.AGGREGATES.map((op) => [op, t(`rules.${op}`)]), ['share', t('rules.share_of')]] : [])];
  return html`<div class="sentence row"><${Pick} label=${label} value=${how} choices=${ways} onInput=${choose} />
    ${how === 'field' ? html`<${Pick} hidden=${true} label=${t('rules.question')} value=${known?.field} choices=${fields()} onInput=${(id) => change({ field: id })} />`
      : html`<${Pick} hidden=${true} label=${t('rules.column')} value=${column} choices=${columns(table)} onInput=${(id) => change({ column: id })} />
        <${Pick} label=${t('rules.in-table')} value=${table} choices=${fields(['table'])} onInput=${(id) => change({ table: id, column: columns(id)[0]?.[0] })} />`}</div>`;
}

const comparisons = () => ex.COMPARISONS.map((op) => [op, t(`rules.${op}`)]);
const kindOf = (test) => (test?.is ? test.is : test?.every ? 'every' : 'compare');

function blank(kind) {
  if (kind === 'yes' || kind === 'no') return { is: kind, field: fields(['boolean'])[0]?.[0] ?? '' };
  if (kind === 'every') return { every: firstTable(), column: columns(firstTable())[0]?.[0], compare: '>=', limit: { number: '0' } };
  return { compare: '>=', left: { field: fields(['integer', 'number', 'money', 'percent'])[0]?.[0] ?? '' }, limit: { number: '0' } };
}

export function Test({ label, value, onChange }) {
  const known = ex.readTest(value);
  if (value && !known) return html`<${Written} label=${label} value=${value} onChange=${onChange} />`;
  const kind = kindOf(known);
  const change = (part) => onChange(ex.writeTest({ ...known, ...part }));
  const kinds = [['yes', t('rules.is-yes')], ['no', t('rules.is-no')], ['compare', t('rules.compares')], ...(firstTable() ? [['every', t('rules.every-row')]] : [])];
  const limit = known?.limit && html`<${Pick} hidden=${true} label=${t('rules.comparison')} value=${known.compare} choices=${comparisons()} onInput=${(op) => change({ compare: op })} />
    <${Limit} label=${t('rules.limit')} value=${ex.writeLimit(known.limit)} onChange=${(one) => change({ limit: ex.readLimit(one) })} />`;
  return html`<div class="sentence"><${Pick} label=${label} value=${kind} choices=${kinds} onInput=${(one) => onChange(ex.writeTest(blank(one)))} />
    <div class="row">${known?.is ? html`<${Pick} hidden=${true} label=${t('rules.question')} value=${known.field} choices=${fields(['boolean'])} onInput=${(id) => change({ field: id })} />` : ''}
      ${kind === 'compare' && known ? html`<${Value} label=${t('rules.what')} value=${ex.writeValue(known.left)} onChange=${(one) => change({ left: ex.readValue(one) })} />${limit}` : ''}
      ${kind === 'every' ? html`<${Pick} hidden=${true} label=${t('rules.column')} value=${known.column} choices=${columns(known.every)} onInput=${(id) => change({ column: id })} />
        <${Pick} label=${t('rules.in-table')} value=${known.every} choices=${fields(['table'])} onInput=${(id) => change({ every: id, column: columns(id)[0]?.[0] })} />${limit}` : ''}</div></div>`;
}
