// Bids that nobody made, to try a ruleset on before it is published: a weak, a middling and a strong vendor.
// Answers lie between the bounds of each question; the same questions always give the same bids.
import { textOf } from './criteria.mjs';
import { columnsOf } from './bid.mjs';

const TYPICAL = { percent: [0, 100], integer: [0, 20], number: [0, 100], money: [100000, 140000] };

const rounded = (value, type) => (type === 'integer' ? String(Math.round(value)) : String(Math.round(value * 100) / 100));

/** A figure of the rules in the same unit, such as a wage floor: answers are laid around it. */
function figureIn(ruleset, unit) {
  const values = [];
  for (const parameter of (ruleset.get('parameters') ?? new Map()).values()) {
    if (!unit || parameter.get('unit') !== unit) continue;
    for (const value of (parameter.get('values') ?? new Map()).values()) {
      const number = Number(textOf(value instanceof Map ? value.get('value') : value));
      if (number > 0) values.push(number);
    }
  }
  return values.length ? Math.max(...values) : null;
}

function number(ruleset, field, level) {
  const type = field.get('type');
  const around = figureIn(ruleset, field.get('unit'));
  if (around) return rounded(around * (0.95 + 0.15 * level), type);
  if (field.get('role') === 'price') return rounded(TYPICAL.money[0] + (TYPICAL.money[1] - TYPICAL.money[0]) * level, type);
  const [low, high] = ROLES[field.get('role')] ?? TYPICAL[type];
  const least = Number(textOf(field.get('min')) || low);
  const most = Math.min(Number(textOf(field.get('max')) || Infinity), Math.max(high, least + 10));
  return rounded(least + (most - least) * (0.15 + 0.6 * level), type);
}

const ROLES = { headcount: [4, 12], hours_per_year: [1500, 2080], hourly_wage: [15, 25], employer_benefit: [1, 5] };

function invented(ruleset, field, level) {
  switch (field.get('type')) {
    case 'boolean': return /debarred|suspended|convicted|bankrupt|violat/i.test(field.get('label') ?? '') ? 'no' : level >= 0.3 ? 'yes' : 'no';
    case 'choice': {
      const choices = [...(field.get('choices') ?? new Map()).keys()];
      return choices[Math.round(level * (choices.length - 1))] ?? '';
    }
    case 'date': return textOf(ruleset.get('solicitation')?.get('dates')?.get('bids_due')).slice(0, 10);
    case 'text': return 'Invented.';
    case 'table': return [rowOf(ruleset, field, level), rowOf(ruleset, field, Math.min(1, level + 0.2))];
    default: return number(ruleset, field, level);
  }
}

function rowOf(ruleset, field, level) {
  const columns = field.get('columns') ?? new Map();
  return Object.fromEntries(columnsOf(field).map(({ id }) => [id, invented(ruleset, columns.get(id), level)]));
}

export const LEVELS = [['A', 0.3], ['B', 0.6], ['C', 0.9]];

/** [{name, answers}]: an invented bid for each level. Requirements with a yes are met by all: a bench without bids tells nothing. */
export function inventedBids(ruleset) {
  return LEVELS.map(([letter, level]) => ({
    name: letter,
    answers: Object.fromEntries([...(ruleset.get('fields') ?? new Map())].filter(([, field]) => field.get('asked_of') !== 'buyer')
      .map(([id, field]) => [id, invented(ruleset, field, level)])),
  }));
}

/** Answers of questions that were added since; those that are gone are left out. */
export function kept(ruleset, bid, level) {
  const fields = [...(ruleset.get('fields') ?? new Map())].filter(([, field]) => field.get('asked_of') !== 'buyer');
  return { ...bid, answers: Object.fromEntries(fields.map(([id, field]) => {
    const old = bid.answers[id];
    const fits = old !== undefined && Array.isArray(old) === (field.get('type') === 'table');
    return [id, fits ? old : invented(ruleset, field, level)];
  })) };
}
