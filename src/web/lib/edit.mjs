// Changes of a ruleset that touch more than one place: ids, new criteria of a kind, new questions and figures.
import { from, get, set, Num } from './jdoc.mjs';
import { walk } from './criteria.mjs';

export const KINDS = ['pass_fail', 'yes_no', 'linear', 'bands', 'choice', 'pattern', 'relative', 'panel', 'group'];
export const TYPES = ['text', 'integer', 'number', 'money', 'percent', 'boolean', 'choice', 'date', 'table'];
export const ELEMENTS = ['wages', 'benefits', 'safety', 'schedules', 'dignity_voice', 'training_advancement', 'ownership', 'organising', 'stability',
  'small_business', 'legal_minimum', 'other'];

const COMMON = ['title', 'short', 'element', 'weight', 'sources', 'source', 'why', 'description', 'when', 'otherwise', 'on_missing', 'evidence', 'caution', 'comment'];

/** An id from words: letters, digits and underscores, and one that is free. */
export function freeId(words, taken) {
  const stem = words.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^a-z0-9]+/g, '_').replace(/^_+|_+$/g, '').slice(0, 48) || 'new';
  for (let n = 1; ; n++) {
    const id = n === 1 ? stem : `${stem}_${n}`;
    if (!taken.includes(id)) return id;
  }
}

const firstField = (ruleset, types) => [...(ruleset.get('fields') ?? [])].find(([, field]) => types.includes(field.get('type')))?.[0] ?? '';
const NUMBERS = ['integer', 'number', 'money', 'percent'];

/** What a kind needs, filled with the first question that fits. */
function startOf(kind, ruleset) {
  const number = { val: firstField(ruleset, NUMBERS) };
  switch (kind) {
    case 'pass_fail': case 'yes_no': return { test: { val: firstField(ruleset, ['boolean']) } };
    case 'linear': return { value: number, from: 0, to: 100 };
    case 'bands': return { value: number, bands: [{ at_least: 10, points: 100 }, { at_least: 5, points: 50 }] };
    case 'choice': {
      const id = firstField(ruleset, ['choice']);
      const choices = [...(ruleset.get('fields')?.get(id)?.get('choices') ?? new Map()).keys()];
      return { value: { val: id }, points: Object.fromEntries(choices.map((choice) => [choice, 0])) };
    }
    case 'pattern': return { text: { val: firstField(ruleset, ['text']) }, match: '(?i)word' };
    case 'relative': return { value: number, best: 'highest' };
    case 'panel': return { levels: [{ title: 'None', definition: '', points: 0 }, { title: 'Good', definition: '', points: 50 }, { title: 'Excellent', definition: '', points: 100 }] };
    default: return { criteria: {} };
  }
}

export function newCriterion(ruleset, kind, title, top) {
  const weight = kind === 'pass_fail' ? undefined : top ? 0 : 0;
  return from({ title, element: top ? (kind === 'pass_fail' ? 'legal_minimum' : 'other') : undefined, kind, weight, ...startOf(kind, ruleset) });
}

/** The same criterion as another kind: what all kinds share is kept. */
export function asKind(ruleset, criterion, kind) {
  const kept = [...criterion].filter(([key]) => COMMON.includes(key) && !(kind === 'pass_fail' && key === 'weight'));
  const made = new Map([...kept.filter(([key]) => key !== 'comment'), ['kind', kind]]);
  if (kind !== 'pass_fail' && !made.has('weight')) made.set('weight', new Num('0'));
  for (const [key, value] of from(startOf(kind, ruleset))) made.set(key, value);
  return made;
}

export const criterionIds = (ruleset) => [...walk(ruleset.get('criteria'))].map(({ id }) => id);

export function addCriterion(ruleset, path, kind, title) {
  const id = freeId(title, criterionIds(ruleset));
  return set(ruleset, [...path, id], newCriterion(ruleset, kind, title, path.length === 1));
}

export function addField(ruleset, label, type) {
  const id = freeId(label, [...(ruleset.get('fields') ?? new Map()).keys()]);
  const extra = type === 'choice' ? { choices: { first: 'First', second: 'Second' } } : type === 'table' ? { columns: { name: { label: 'Name', type: 'text', required: true } } } : {};
  return set(ruleset, ['fields', id], from({ label, type, required: false, ...extra }));
}

export function addParameter(ruleset, title, date) {
  const id = freeId(title, [...(ruleset.get('parameters') ?? new Map()).keys()]);
  const source = [...(ruleset.get('sources') ?? new Map()).keys()][0];
  return set(ruleset, ['parameters', id], from({ title, unit: ruleset.get('currency') ? `${ruleset.get('currency')}/hour` : undefined, source, values: { [date]: null } }));
}

export function addSource(ruleset, title) {
  const id = freeId(title, [...(ruleset.get('sources') ?? new Map()).keys()]);
  return set(ruleset, ['sources', id], from({ title }));
}

/** Sets a member, or takes it away where the text is empty: what was not said is absent. */
export function put(ruleset, path, value) {
  if (value !== '' && value !== undefined) return set(ruleset, path, value);
  const above = get(ruleset, path.slice(0, -1));
  if (!(above instanceof Map) || !above.has(path[path.length - 1])) return ruleset;
  const map = new Map(above);
  map.delete(path[path.length - 1]);
  return set(ruleset, path.slice(0, -1), map);
}
