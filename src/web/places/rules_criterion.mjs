// One criterion: what all kinds have, and what its kind adds.
import { html } from '../ui/html.mjs';
import { t, word } from '../i18n.mjs';
import { Member } from './rules_about.mjs';
import { Pick, Typed } from './rules_parts.mjs';
import { Test, Value, Limit } from './rules_expression.mjs';
import { from, Num, remove, set } from '../lib/jdoc.mjs';
import { typed } from '../lib/decimal.mjs';
import { asKind, ELEMENTS, KINDS } from '../lib/edit.mjs';
import { readValue } from '../lib/expressions.mjs';
import { textOf } from '../lib/criteria.mjs';
import * as state from './rules_state.mjs';

const number = (text) => new Num(typed(text) ?? '0');
const put = (path) => (value) => state.setAt(path, value);
const EDGES = ['at_least', 'more_than', 'at_most', 'less_than'];

function Bands({ path, criterion }) {
  const bands = criterion.get('bands') ?? [];
  const where = [...path, 'bands'];
  const edgeOf = (band) => EDGES.find((edge) => band.has(edge)) ?? 'at_least';
  const turn = (i, edge) => state.change((doc) => set(doc, [...where, i], new Map([...bands[i]].map(([key, value]) => (EDGES.includes(key) ? [edge, value] : [key, value])))));
  return html`<${Value} label=${t('rules.what')} value=${criterion.get('value')} onChange=${put([...path, 'value'])} />
    <h4>${t('rules.bands')}</h4><p class="hint">${t('rules.bands-hint')}</p><ol class="plain">${bands.map((band, i) => html`<li class="row band">
      <${Pick} hidden=${true} label=${t('rules.comparison')} value=${edgeOf(band)} choices=${EDGES.map((edge) => [edge, t(`rules.${edge}`)])} onInput=${(edge) => turn(i, edge)} />
      <${Limit} label=${t('rules.limit')} value=${band.get(edgeOf(band))} onChange=${put([...where, i, edgeOf(band)])} />
      <${Typed} numeric=${true} label=${t('rules.points')} value=${textOf(band.get('points'))} onInput=${(text) => put([...where, i, 'points'])(number(text))} />
      <button type="button" class="link" onClick=${() => state.change((doc) => remove(doc, [...where, i]))}>${t('rules.remove')}<span class="visually-hidden"> ${i + 1}</span></button></li>`)}</ol>
    <p><button type="button" onClick=${() => state.change((doc) => set(doc, where, [...bands, from({ at_least: 0, points: 0 })]))}>${t('rules.add-band')}</button></p>
    <${OutOf} path=${path} />`;
}

const OutOf = ({ path }) => html`<${Member} path=${[...path, 'out_of']} label=${t('rules.out_of')} hint=${t('rules.out_of-hint')} type="number" write=${(text) => (text === '' ? '' : number(text))} />`;

function ChoicePoints({ path, criterion }) {
  const field = readValue(criterion.get('value'))?.field;
  const choices = [...(state.at(['fields', field, 'choices']) ?? [])];
  return html`<${Value} label=${t('rules.what')} value=${criterion.get('value')} onChange=${put([...path, 'value'])} />
    <ul class="plain">${choices.map(([id, label]) => html`<li><${Typed} numeric=${true} label=${label} value=${textOf(criterion.get('points')?.get(id))} onInput=${(text) => put([...path, 'points', id])(number(text))} /></li>`)}</ul>
    <${OutOf} path=${path} />`;
}

function Levels({ path, criterion }) {
  const levels = criterion.get('levels') ?? [];
  const where = [...path, 'levels'];
  return html`<h4>${t('rules.levels')}</h4><ol class="plain">${levels.map((level, i) => html`<li class="level"><div class="fields">
      <${Member} path=${[...where, i, 'title']} label=${t('rules.name')} /><${Member} path=${[...where, i, 'points']} label=${t('rules.points')} type="number" write=${number} /></div>
      <${Member} path=${[...where, i, 'definition']} label=${t('rules.definition')} lines=${2} write=${(text) => text || ' '} />
      <button type="button" class="link" onClick=${() => state.change((doc) => remove(doc, [...where, i]))}>${t('rules.remove')}<span class="visually-hidden"> ${textOf(level.get('title'))}</span></button></li>`)}</ol>
    <p><button type="button" onClick=${() => state.change((doc) => set(doc, where, [...levels, from({ title: t('rules.level'), definition: '', points: 0 })]))}>${t('rules.add-level')}</button></p>
    <${Member} path=${[...path, 'look_for']} label=${t('rules.look_for')} lines=${2} />`;
}

function Pattern({ path, criterion }) {
  const fields = [...(state.doc.value.get('fields') ?? [])].filter(([, f]) => f.get('type') === 'text').map(([id, f]) => [id, f.get('label') ?? id]);
  const key = criterion.has('forbid') ? 'forbid' : 'match';
  const turn = (to) => state.change((doc) => set(remove(doc, [...path, key]), [...path, to], criterion.get(key)));
  return html`<div class="fields"><${Pick} label=${t('rules.question')} value=${readValue(criterion.get('text'))?.field} choices=${fields} onInput=${(id) => put([...path, 'text'])(from({ val: id }))} />
    <${Pick} label=${t('rules.pattern-when')} value=${key} choices=${[['match', t('rules.match')], ['forbid', t('rules.forbid')]]} onInput=${turn} /></div>
    <${Member} path=${[...path, key]} label=${t('rules.pattern')} hint=${t('rules.pattern-hint')} />`;
}

function Linear({ path, criterion }) {
  return html`<${Value} label=${t('rules.what')} value=${criterion.get('value')} onChange=${put([...path, 'value'])} />
    <div class="row"><${Limit} label=${t('rules.no-points-at')} value=${criterion.get('from')} onChange=${put([...path, 'from'])} /></div>
    <div class="row"><${Limit} label=${t('rules.all-points-at')} value=${criterion.get('to')} onChange=${put([...path, 'to'])} /></div>`;
}

function Relative({ path, criterion }) {
  return html`<${Value} label=${t('rules.what')} value=${criterion.get('value')} onChange=${put([...path, 'value'])} />
    <p class="hint">${t('rules.relative-hint')}</p><${Pick} label=${t('rules.best')} value=${criterion.get('best')} choices=${['highest', 'lowest'].map((b) => [b, t(`rules.${b}`)])} onInput=${put([...path, 'best'])} />`;
}

function Parts({ path, criterion, kind }) {
  switch (kind) {
    case 'pass_fail': case 'yes_no': return html`<${Test} label=${t(kind === 'yes_no' ? 'rules.points-when' : 'rules.required-that')} value=${criterion.get('test')} onChange=${put([...path, 'test'])} />`;
    case 'linear': return html`<${Linear} path=${path} criterion=${criterion} />`;
    case 'bands': return html`<${Bands} path=${path} criterion=${criterion} />`;
    case 'choice': return html`<${ChoicePoints} path=${path} criterion=${criterion} />`;
    case 'pattern': return html`<${Pattern} path=${path} criterion=${criterion} />`;
    case 'relative': return html`<${Relative} path=${path} criterion=${criterion} />`;
    case 'panel': return html`<${Levels} path=${path} criterion=${criterion} />`;
    default: return null;
  }
}

export function CriterionMembers({ path, criterion }) {
  const kind = criterion.get('kind');
  const sources = [...(state.doc.value.get('sources') ?? [])].map(([id, source]) => [id, source.get('title') ?? id]);
  const turn = (to) => state.change((doc) => set(doc, path, asKind(doc, criterion, to)));
  return html`<${Member} path=${[...path, 'title']} label=${t('rules.name')} />
    <div class="fields"><div class="field"><${Pick} label=${t('rules.kind')} value=${kind} choices=${KINDS.map((one) => [one, t(`kind.${one}`)])} onInput=${turn} /></div>
      <${Member} path=${[...path, 'element']} label=${t('rules.element')} type="choice" choices=${ELEMENTS.map((one) => [one, word('element', one)])} />
      ${criterion.has('sources') ? '' : html`<${Member} path=${[...path, 'source']} label=${t('rules.source')} type="choice" choices=${sources} />`}</div>
    <p class="hint">${t(`kind-hint.${kind}`)}</p><${Parts} path=${path} criterion=${criterion} kind=${kind} />
    <${Member} path=${[...path, 'why']} label=${t('rules.why')} lines=${2} />
    ${criterion.has('when') ? html`<${Test} label=${t('rules.when')} value=${criterion.get('when')} onChange=${put([...path, 'when'])} />` : ''}
    ${kind !== 'group' ? html`<${Member} path=${[...path, 'on_missing']} label=${t('rules.on_missing')} type="choice" choices=${['clarify', 'zero', 'fail'].map((one) => [one, t(`rules.missing-${one}`)])} />` : ''}`;
}
