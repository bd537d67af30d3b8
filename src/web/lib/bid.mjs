// A bid from what was typed, and back. Numbers keep their digits; what is no number goes to the engine as it was typed,
// which says what is wrong with it: there is one judge.
import { from, Num } from './jdoc.mjs';
import { typed, ambiguous } from './decimal.mjs';

const NUMERIC = new Set(['integer', 'number', 'money', 'percent']);

/** One answer as JSON; undefined where nothing was answered: an empty cell is never 0 or no. */
export function answer(type, text) {
  const value = (text ?? '').trim();
  if (value === '') return undefined;
  if (NUMERIC.has(type)) {
    const number = typed(value, { strict: true });
    return number === null ? value : new Num(number);
  }
  if (type === 'boolean') return value === 'yes' ? true : value === 'no' ? false : value;
  return type === 'text' ? text : value;
}

const YES = /^(yes|true|y|1|s[ií])$/i;
const NO = /^(no|false|n|0)$/i;

/** What a pasted cell of a yes/no or choice column means; other types stay as they are. */
export function pasted(column, text) {
  const value = text.trim();
  if (column.type === 'boolean') return YES.test(value) ? 'yes' : NO.test(value) ? 'no' : value;
  if (column.type !== 'choice') return value;
  const found = column.choices.find(([id, label]) => id === value || label.toLowerCase() === value.toLowerCase());
  return found ? found[0] : value;
}

export const columnsOf = (field) => [...(field.get('columns') ?? [])].map(([id, column]) => ({
  id, label: column.get('label') ?? id, type: column.get('type'), help: column.get('help') ?? '', unit: column.get('unit') ?? '',
  required: column.get('required') === true, choices: [...(column.get('choices') ?? [])],
}));

function rows(field, list) {
  const columns = columnsOf(field);
  return list.map((row) => new Map(columns.map((column) => [column.id, answer(column.type, row[column.id])]).filter(([, value]) => value !== undefined)))
    .filter((row) => row.size);
}

/** The bid document: typed = {vendor: {name, id, bid}, answers: {field: text or rows}, evidence: {field: {document, page}}}. */
export function bidDocument(ruleset, typedIn, lot) {
  const answers = new Map();
  for (const [id, field] of ruleset.get('fields') ?? []) {
    const given = typedIn.answers[id];
    const table = field.get('type') === 'table';
    const value = table ? rows(field, given ?? []) : answer(field.get('type'), given);
    if (value !== undefined && !(table && !value.length)) answers.set(id, value);
  }
  const evidence = Object.entries(typedIn.evidence ?? {}).filter(([, e]) => e.document || e.page)
    .map(([id, e]) => [id, [from({ document: e.document || undefined, page: e.page || undefined })]]);
  const { name = '', id = '', bid = '' } = typedIn.vendor;
  const members = [['format', 'bidgauge-bid/1'], ['bid', bid.trim() || 'draft'],
    ['vendor', from({ id: id.trim() || undefined, name: name.trim() || undefined })]];
  const reference = ruleset.get('solicitation')?.get('reference');
  if (reference) members.push(['solicitation', reference]);
  if (ruleset.get('currency')) members.push(['currency', ruleset.get('currency')]);
  members.push(lot ? ['lots', new Map([[lot, new Map([['answers', answers]])]])] : ['answers', answers]);
  if (evidence.length) members.push(['evidence', new Map(evidence)]);
  return new Map(members);
}

/** A number of a file as it can be typed again: 1.250 could be taken for 1250. */
const numberShown = (text) => (ambiguous(text) ? `${text}0` : text);

const shown = (value) => (value === true ? 'yes' : value === false ? 'no' : value instanceof Num ? numberShown(value.text) : typeof value === 'string' ? value : '');

/** What was typed, from a bid document. */
export function typedFrom(ruleset, doc, lot) {
  const answers = {};
  const given = new Map([...(doc.get('answers') ?? []), ...(doc.get('lots')?.get(lot)?.get('answers') ?? [])]);
  for (const [id, field] of ruleset.get('fields') ?? []) {
    const value = given.get(id);
    if (value === undefined || value === null) continue;
    answers[id] = field.get('type') === 'table' && Array.isArray(value)
      ? value.map((row) => Object.fromEntries([...row].map(([key, cell]) => [key, shown(cell)])))
      : shown(value);
  }
  const evidence = Object.fromEntries([...(doc.get('evidence') ?? [])].map(([id, list]) =>
    [id, { document: list[0]?.get('document') ?? '', page: shown(list[0]?.get('page')) }]));
  const vendor = doc.get('vendor');
  return { vendor: { name: vendor?.get('name') ?? '', id: vendor?.get('id') ?? '', bid: doc.get('bid') ?? '' }, answers, evidence };
}

const ABOUT = /^answer "([^"]+)" \(".*?"\)(?:, row (\d+)(?:, "([^"]+)" \(".*?"\))?)?: (.*)$/s;

/** Which answer a message is about: {field, row, column, text}; null when it is about none. */
export function about(message) {
  const found = ABOUT.exec(message);
  return found && { field: found[1], row: found[2] ? Number(found[2]) - 1 : null, column: found[3] ?? null, text: found[4] };
}

/** Required questions without an answer, and required cells in rows that were begun. */
export function missing(ruleset, answers) {
  const found = [];
  for (const [id, field] of ruleset.get('fields') ?? []) {
    if (field.get('asked_of') === 'buyer') continue;
    const given = answers[id];
    const isTable = field.get('type') === 'table';
    const empty = isTable ? !given?.some((row) => Object.values(row).some(Boolean)) : !given?.trim();
    if (field.get('required') === true && empty) found.push({ field: id });
    if (isTable && !empty)
      given.forEach((row, i) => {
        if (!Object.values(row).some(Boolean)) return;
        for (const column of columnsOf(field)) if (column.required && !row[column.id]?.trim()) found.push({ field: id, row: i, column: column.id });
      });
  }
  return found;
}
