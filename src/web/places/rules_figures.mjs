// Figures with their dates and sources: what the law or the buyer sets, and from which day.
import { html } from '../ui/html.mjs';
import { t } from '../i18n.mjs';
import { Field } from '../ui/inputs.mjs';
import { Member } from './rules_about.mjs';
import { AddOne, Removable } from './rules_parts.mjs';
import { textOf } from '../lib/criteria.mjs';
import { Num, remove, set } from '../lib/jdoc.mjs';
import { typed } from '../lib/decimal.mjs';
import { addParameter, addSource } from '../lib/edit.mjs';
import * as state from './rules_state.mjs';

const AT = ['advertised', 'bids_due', 'award', 'start', 'end', 'as_of', 'term'];
const sources = () => [...(state.doc.value.get('sources') ?? [])].map(([id, source]) => [id, source.get('title') ?? id]);
const shown = (value) => (value instanceof Map ? shown(value.get('value')) : value === null ? '' : typeof value === 'boolean' ? String(value) : textOf(value));
const read = (text) => {
  if (text.trim() === '') return null;
  const number = typed(text);
  return number === null ? text : new Num(number);
};

function Dated({ path, date, value }) {
  const put = (text) => state.setAt([...path, date], value instanceof Map ? new Map(value).set('value', read(text)) : read(text));
  const move = (day) => day && day !== date && state.change((doc) => {
    const entries = [...state.at(path)].map(([key, old]) => [key === date ? day : key, old]).sort(([a], [b]) => (a < b ? -1 : 1));
    return set(doc, path, new Map(entries));
  });
  return html`<li class="dated row"><${Field} label=${t('rules.from')} type="date" value=${date} onInput=${move} />
    <${Field} label=${t('rules.value')} type="number" value=${shown(value)} onInput=${put} />
    <button type="button" class="link" onClick=${() => state.change((doc) => remove(doc, [...path, date]))}>${t('rules.remove')}<span class="visually-hidden"> ${date}</span></button></li>`;
}

function Values({ path, title }) {
  const values = [...(state.at(path) ?? [])];
  const isTable = values.some(([, value]) => value instanceof Map && !value.has('value'));
  if (isTable) return values.map(([key]) => html`<div class="nested"><h4>${title} · ${key}</h4><${Values} path=${[...path, key]} title=${key} /></div>`);
  const next = () => {
    const last = values[values.length - 1]?.[0];
    const day = last ? `${Number(last.slice(0, 4)) + 1}${last.slice(4)}` : '2026-01-01';
    state.setAt([...path, day], null);
  };
  return html`<ul class="plain">${values.map(([date, value]) => html`<${Dated} key=${date} path=${path} date=${date} value=${value} />`)}</ul>
    <p><button type="button" onClick=${next}>${t('rules.add-date')}</button></p>`;
}

function Parameter({ id, parameter }) {
  const path = ['parameters', id];
  const table = parameter.has('table');
  return html`<${Removable} path=${path} title=${parameter.get('title') ?? id} note=${textOf(parameter.get('unit'))}>
    <div class="fields"><${Member} path=${[...path, 'title']} label=${t('rules.name')} /><${Member} path=${[...path, 'unit']} label=${t('rules.unit')} />
      <${Member} path=${[...path, 'source']} label=${t('rules.source')} type="choice" choices=${sources()} />
      <${Member} path=${[...path, 'at']} label=${t('rules.at')} type="choice" choices=${AT.map((at) => [at, t(`date.${at}`)])} />
      <${Member} path=${[...path, 'valid_until']} label=${t('rules.valid-until')} type="date" /></div>
    <${Values} path=${[...path, table ? 'table' : 'values']} title=${parameter.get('title') ?? id} />
    <${Member} path=${[...path, 'comment']} label=${t('rules.comment')} lines=${2} /><//>`;
}

function Source({ id, source }) {
  const path = ['sources', id];
  return html`<${Removable} path=${path} title=${source.get('title') ?? id} note=${source.get('verified') === true ? t('rules.verified') : ''}>
    <${Member} path=${[...path, 'title']} label=${t('rules.name')} />
    <div class="fields"><${Member} path=${[...path, 'url']} label=${t('rules.url')} /><${Member} path=${[...path, 'citation']} label=${t('rules.citation')} />
      <${Member} path=${[...path, 'retrieved']} label=${t('rules.retrieved')} type="date" />
      <${Member} path=${[...path, 'verified']} label=${t('rules.verified')} type="boolean" read=${(v) => (v === true ? 'yes' : v === false ? 'no' : '')} write=${(v) => (v === '' ? '' : v === 'yes')} /></div><//>`;
}

function Fact({ id, fact }) {
  const path = ['facts', id];
  const write = { number: read, boolean: (v) => (v === '' ? '' : v === 'yes') }[fact.get('type')] ?? ((v) => v);
  const value = (v) => (v === true ? 'yes' : v === false ? 'no' : textOf(v));
  return html`<${Member} path=${[...path, 'value']} label=${fact.get('label') ?? id} unit=${fact.get('unit')} type=${fact.get('type') === 'boolean' ? 'boolean' : fact.get('type') === 'date' ? 'date' : 'text'}
    read=${value} write=${(v) => (v === '' ? '' : write(v))} />`;
}

export function Figures() {
  const ruleset = state.doc.value;
  const day = textOf(ruleset.get('solicitation')?.get('dates')?.get('bids_due')).slice(0, 10) || '2026-01-01';
  return html`<section class="card" aria-labelledby="figures-h"><h2 id="figures-h">${t('rules.figures')}</h2><p>${t('rules.figures-lead')}</p>
      ${[...(ruleset.get('parameters') ?? [])].map(([id, parameter]) => html`<${Parameter} key=${id} id=${id} parameter=${parameter} />`)}
      <${AddOne} label=${t('rules.add-figure')} ask=${t('rules.name')} onAdd=${(title) => state.change((doc) => addParameter(doc, title, day))} /></section>
    ${ruleset.get('facts')?.size ? html`<section class="card" aria-labelledby="facts-h"><h2 id="facts-h">${t('rules.facts')}</h2><p>${t('rules.facts-lead')}</p>
      <div class="fields">${[...ruleset.get('facts')].map(([id, fact]) => html`<${Fact} key=${id} id=${id} fact=${fact} />`)}</div></section>` : ''}
    <section class="card" aria-labelledby="sources-h"><h2 id="sources-h">${t('rules.sources')}</h2>
      ${[...(ruleset.get('sources') ?? [])].map(([id, source]) => html`<${Source} key=${id} id=${id} source=${source} />`)}
      <${AddOne} label=${t('rules.add-source')} ask=${t('rules.name')} onAdd=${(title) => state.change((doc) => addSource(doc, title))} /></section>`;
}

