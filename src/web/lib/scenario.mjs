// What may be moved in a ruleset, and the scenario that moving it makes.
import { Num, from, get, set } from './jdoc.mjs';
import { walk, textOf } from './criteria.mjs';
import { isDecimal } from './decimal.mjs';

export const keyOf = (path) => path.join('\u0000');

/** A step that is fine enough for a figure: 1, 2 or 5 times a power of ten, near a two-hundredth of it. */
export function stepFor(value) {
  const size = Math.abs(value) / 200 || 0.01;
  const power = 10 ** Math.floor(Math.log10(size));
  const factor = [1, 2, 5, 10].find((f) => size <= f * power + 1e-12);
  return factor * power;
}

const places = (step) => Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
const text = (number, step) => String(Number(number.toFixed(places(step))));

/** A range around a figure on whose steps the figure itself lies: {min, max, step} as texts. */
export function rangeAround(now, low, high) {
  const value = Number(now);
  if (low !== '' && high !== '' && low !== undefined && high !== undefined && Number(high) > Number(low)) {
    const step = stepFor((Number(high) - Number(low)) * 2);
    return { min: low, max: high, step: text(step, step) };
  }
  const step = stepFor(value);
  const decimals = Math.max(places(step), (String(now).split('.')[1] ?? '').length);
  const below = Math.min(Math.floor(Math.abs(value) / 2 / step), 100);
  const at = (n) => String(Number((value + n * step).toFixed(decimals)));
  return { min: at(-below), max: at(200), step: text(step, step) };
}

/** Weights that may be moved, each with its total: [{path, key, title, now, of, id, depth}]. */
export function movableWeights(ruleset) {
  const total = textOf(ruleset.get('award')?.get('total')) || '100';
  const found = [];
  for (const { id, criterion, path, depth } of walk(ruleset.get('criteria'))) {
    const now = textOf(criterion.get('weight'));
    if (criterion.get('kind') !== 'pass_fail' && isDecimal(now))
      found.push({ path: [...path, 'weight'], key: keyOf([...path, 'weight']), title: criterion.get('title') ?? id, now, of: depth ? '100' : total, id, depth });
  }
  const price = textOf(ruleset.get('price')?.get('weight'));
  if (isDecimal(price)) found.push({ path: ['price', 'weight'], key: keyOf(['price', 'weight']), title: null, now: price, of: total, id: 'price', depth: 0 });
  return found;
}

const valueOf = (value) => textOf(value instanceof Map ? value.get('value') : value);

/** The value of a dated series that is in force on a day: the last one that began by then. */
function inForce(series, day) {
  const dates = [...series.keys()].filter((date) => date <= day).sort();
  const date = dates[dates.length - 1] ?? [...series.keys()].sort()[0];
  return date === undefined ? null : { date, value: series.get(date) };
}

function* seriesOf(value, path, names) {
  const isSeries = [...value.keys()].every((key) => /^\d{4}-\d{2}-\d{2}$/.test(key));
  if (isSeries) yield { series: value, path, names };
  else for (const [key, below] of value) if (below instanceof Map) yield* seriesOf(below, [...path, key], [...names, key]);
}

/** Dated figures and facts that are numbers: [{path, key, title, now, unit, sweep, min, max, step}]. */
export function movableFigures(ruleset) {
  const day = textOf(ruleset.get('solicitation')?.get('dates')?.get('bids_due')).slice(0, 10) || '9999-12-31';
  const found = [];
  for (const [id, parameter] of ruleset.get('parameters') ?? []) {
    const member = parameter.has('table') ? 'table' : 'values';
    if (!(parameter.get(member) instanceof Map)) continue;
    for (const { series, path, names } of seriesOf(parameter.get(member), ['parameters', id, member], [])) {
      const force = inForce(series, day);
      const now = force && valueOf(force.value);
      if (!now || !isDecimal(now)) continue;
      const title = `${parameter.get('title') ?? id}${names.length ? ` (${names.join(', ')})` : ''}`;
      const where = force.value instanceof Map ? [...path, force.date, 'value'] : [...path, force.date];
      found.push({ path: where, key: keyOf(where), title, now, unit: parameter.get('unit') ?? '', sweep: member === 'table' ? path.join('.') : `parameters.${id}`, from: force.date,
        ...rangeAround(now, textOf(parameter.get('low')), textOf(parameter.get('high'))) });
    }
  }
  for (const [id, fact] of ruleset.get('facts') ?? []) {
    const now = textOf(fact.get('value'));
    if (fact.get('type') === 'number' && isDecimal(now))
      found.push({ path: ['facts', id, 'value'], key: keyOf(['facts', id, 'value']), title: fact.get('label') ?? id, now, unit: fact.get('unit') ?? '', sweep: `facts.${id}`, ...rangeAround(now) });
  }
  return found;
}

/** The scenario document: moved = [{path, value}], value as it was typed. */
export function scenarioDocument(title, moved) {
  let ruleset = new Map();
  for (const { path, value } of moved) ruleset = set(ruleset, path, new Num(value));
  return new Map([['format', 'bidgauge-scenario/1'], ['title', title], ['ruleset', ruleset]]);
}

/** What of a scenario is in reach of the page's own sliders, and whether that is all of it. */
export function movedFrom(scenario, movable) {
  const patch = scenario.get('ruleset') ?? new Map();
  const moved = movable.map((one) => ({ path: one.path, value: textOf(get(patch, one.path)) })).filter(({ value }) => value !== '');
  const leaves = (value) => (value instanceof Map ? [...value.values()].reduce((sum, below) => sum + leaves(below), 0) : 1);
  return { moved, whole: !scenario.has('bids') && !scenario.has('adds') && leaves(from(patch)) === moved.length };
}
