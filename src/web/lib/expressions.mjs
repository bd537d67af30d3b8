// The expressions that people write most, as choices of a sentence; every other expression stays as it is written.
//   test   {is: 'yes'|'no', field} · {compare: op, left, limit} · {every: table, column, compare: op, limit}
//   value  {field} · {aggregate: op, table, column} · {share: table, column}
//   limit  {number: '17.17'} · {param: id} · {fact: id} · {text: 'gold'}
import { Num } from './jdoc.mjs';

export const COMPARISONS = ['>=', '>', '<=', '<', '=='];
export const AGGREGATES = ['min_of', 'max_of', 'sum_of', 'mean_of', 'weighted_mean_of', 'median_of'];

const one = (expression) => (expression instanceof Map && expression.size === 1 ? [...expression][0] : [null, null]);
const op = (name, value) => new Map([[name, value]]);
const field = (expression) => {
  const [name, value] = one(expression);
  return name === 'val' && typeof value === 'string' ? value : null;
};

export function readLimit(expression) {
  if (expression instanceof Num) return { number: expression.text };
  if (typeof expression === 'string') return { text: expression };
  const [name, value] = one(expression);
  return ['param', 'fact'].includes(name) && typeof value === 'string' ? { [name]: value } : null;
}

export function writeLimit(limit) {
  if (limit.param) return op('param', limit.param);
  if (limit.fact) return op('fact', limit.fact);
  if (limit.text !== undefined) return limit.text;
  return /^-?\d+(\.\d+)?$/.test(limit.number) ? new Num(limit.number) : limit.number;
}

export function readValue(expression) {
  const plain = field(expression);
  if (plain) return { field: plain };
  const [name, operands] = one(expression);
  if (!Array.isArray(operands) || operands.length !== 2) return null;
  const [table, column] = operands.map(field);
  if (!table || !column) return null;
  if (AGGREGATES.includes(name)) return { aggregate: name, table, column };
  return name === 'share_of' ? { share: true, table, column } : null;
}

export function writeValue(value) {
  if (value.field) return op('val', value.field);
  return op(value.share ? 'share_of' : value.aggregate, [op('val', value.table), op('val', value.column)]);
}

function readComparison(expression) {
  const [name, operands] = one(expression);
  if (!COMPARISONS.includes(name) || !Array.isArray(operands) || operands.length !== 2) return null;
  const [left, limit] = [readValue(operands[0]), readLimit(operands[1])];
  return left && limit ? { compare: name, left, limit } : null;
}

export function readTest(expression) {
  const plain = field(expression);
  if (plain) return { is: 'yes', field: plain };
  const [name, value] = one(expression);
  if (name === '!' && field(value)) return { is: 'no', field: field(value) };
  if (name === 'all' && Array.isArray(value) && value.length === 2 && field(value[0])) {
    const inner = readComparison(value[1]);
    if (inner?.left.field) return { every: field(value[0]), column: inner.left.field, compare: inner.compare, limit: inner.limit };
    return null;
  }
  return readComparison(expression);
}

export function writeTest(test) {
  if (test.is) return test.is === 'yes' ? op('val', test.field) : op('!', op('val', test.field));
  if (test.every) return op('all', [op('val', test.every), op(test.compare, [op('val', test.column), writeLimit(test.limit)])]);
  return op(test.compare, [writeValue(test.left), writeLimit(test.limit)]);
}
