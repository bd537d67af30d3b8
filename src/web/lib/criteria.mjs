// What the page reads from a ruleset itself: the tree of criteria, sums of weights, questions by element.
// Everything that decides something is asked of the engine.
import { Num } from './jdoc.mjs';
import * as decimal from './decimal.mjs';

const mapOf = (value) => (value instanceof Map ? value : new Map());
export const textOf = (value) => (value instanceof Num ? value.text : typeof value === 'string' ? value : '');

/** Every criterion with its path, depth and parent's element, in the order of publication. */
export function* walk(criteria, path = ['criteria'], depth = 0, element = 'other') {
  for (const [id, criterion] of mapOf(criteria)) {
    const own = criterion.get('element') ?? element;
    const here = { id, criterion, path: [...path, id], depth, element: own, kind: criterion.get('kind') };
    yield here;
    if (here.kind === 'group') yield* walk(criterion.get('criteria'), [...here.path, 'criteria'], depth + 1, own);
  }
}

/** Titles of everything that has an id in a ruleset. */
export function titles(ruleset) {
  const found = new Map();
  for (const { id, criterion } of walk(ruleset.get('criteria'))) found.set(id, criterion.get('title') ?? id);
  return found;
}

/** Points of one bid by element: a criterion that names its element counts whole, a group without one by its parts. */
export function pointsByElement(ruleset, scores) {
  const points = new Map(scores.map((score) => [score.id, score.points]));
  const sums = new Map();
  const add = (criteria, element) => {
    for (const [id, criterion] of mapOf(criteria)) {
      const own = criterion.get('element');
      if (criterion.get('kind') === 'group' && !own) add(criterion.get('criteria'), element);
      else sums.set(own ?? element, (sums.get(own ?? element) ?? 0) + (points.get(id) ?? 0));
    }
  };
  add(ruleset.get('criteria'), 'other');
  return sums;
}

/** The sum of the weights at one level, with what they must add up to. */
export function weightTotal(ruleset, path = ['criteria']) {
  const top = path.length === 1;
  let level = ruleset;
  for (const key of path) level = mapOf(level).get(key);
  const weights = [...mapOf(level).values()].map((criterion) => textOf(criterion.get('weight'))).filter(Boolean);
  if (top) weights.push(textOf(mapOf(ruleset.get('price')).get('weight')) || '0');
  const wanted = top ? textOf(mapOf(ruleset.get('award')).get('total')) || '100' : '100';
  const total = decimal.sum(weights);
  return { total, wanted, right: decimal.equal(total, wanted), weighed: weights.some((weight) => weight !== '0') };
}

/** Ids of the fields that an expression reads, through the ruleset's definitions. */
export function fieldsRead(expression, definitions = new Map(), found = new Set(), within = []) {
  if (Array.isArray(expression)) expression.forEach((part) => fieldsRead(part, definitions, found, within));
  else if (expression instanceof Map)
    for (const [key, value] of expression) {
      if (key === 'val') for (const id of [value].flat()) found.add(id);
      if (key === 'definition' && !within.includes(value))
        fieldsRead(definitions.get(value), definitions, found, [...within, value]);
      fieldsRead(value, definitions, found, within);
    }
  return found;
}

const VALUE_KEYS = ['test', 'value', 'from', 'to', 'text'];
const PRICE_KEYS = ['preferences', 'adjustments'];

/** The element under which the vendor's form asks each question: that of the first criterion that scores it, then of the
 * first whose condition reads it; what only the price reads stands with the price. */
function elementsOfFields(ruleset) {
  const found = new Map();
  const definitions = mapOf(ruleset.get('definitions'));
  const note = (expression, element) => {
    for (const id of fieldsRead(expression, definitions)) if (!found.has(id)) found.set(id, element);
  };
  const price = mapOf(ruleset.get('price'));
  if (price.get('field')) found.set(price.get('field'), 'price');
  const schedule = mapOf(price.get('schedule')).get('field');
  if (schedule) found.set(schedule, 'price');
  const all = [...walk(ruleset.get('criteria'))];
  for (const { criterion, element } of all) for (const key of VALUE_KEYS) note(criterion.get(key), element);
  for (const { criterion, element } of all) note(criterion.get('when'), element);
  for (const key of PRICE_KEYS) note([...mapOf(price.get(key)).values()], 'price');
  return found;
}

/** The questions for vendors in groups, as the form that the engine writes has them. */
export function questionGroups(ruleset) {
  const elements = elementsOfFields(ruleset);
  const groups = new Map([['price', []]]);
  for (const { element } of walk(ruleset.get('criteria'))) if (!groups.has(element)) groups.set(element, []);
  if (!groups.has('other')) groups.set('other', []);
  for (const [id, field] of mapOf(ruleset.get('fields')))
    if (field.get('asked_of') !== 'buyer') groups.get(elements.get(id) ?? 'other').push({ id, field });
  return [...groups].filter(([, questions]) => questions.length).map(([element, questions]) => ({ element, questions }));
}
