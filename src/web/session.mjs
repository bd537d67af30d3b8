// What is open in the page, in memory only: the ruleset, the bids and what goes with them. All six places share it.
import { signal, computed } from '@preact/signals';
import * as ask from './ask.mjs';
import { parse } from './lib/jdoc.mjs';
import { formats } from './lib/format.mjs';
import { language } from './i18n.mjs';

/** {name, bytes, role: 'ruleset'}, or null. */
export const ruleset = signal(null);
/** The ruleset with all that it includes (Map), or null while there is none or it has faults. */
export const resolved = signal(null);
/** Messages about the ruleset itself. */
export const rulesetMessages = signal([]);
/** [{name, bytes, role: 'bid'}] */
export const bids = signal([]);
/** {map, panel, decisions}: files that go with the bids. */
export const sides = signal({});
/** Declarations, scoring sheets and meetings of the panel that came back and are not in its file yet. */
export const sheets = signal([]);
/** The date of evaluation where it is not the day on which bids are due. */
export const asOf = signal('');
/** Files that nothing could be made of: [{name, reason}]. */
export const refused = signal([]);

export const currency = computed(() => resolved.value?.get('currency') ?? '');
export const format = computed(() => formats(language.value, currency.value));

let turn = 0;

/** Opens a ruleset; what it includes comes from the library inside the page. */
export async function openRuleset(file) {
  const mine = ++turn;
  ruleset.value = { ...file, role: 'ruleset' };
  const done = await ask.resolved(ruleset.value);
  if (mine !== turn) return;
  resolved.value = done.doc;
  rulesetMessages.value = done.messages;
}

export function closeRuleset() {
  turn++;
  ruleset.value = null;
  resolved.value = null;
  rulesetMessages.value = [];
}

/** The open ruleset as a document that can be edited, as it was written; null when it cannot be read. */
export function rulesetDocument() {
  try {
    return ruleset.value ? parse(ask.textOf(ruleset.value.bytes)) : null;
  } catch {
    return null;
  }
}

export function clearAll() {
  closeRuleset();
  bids.value = [];
  sides.value = {};
  sheets.value = [];
  asOf.value = '';
  refused.value = [];
}

/** A name that no other open file has: two folders may hold a form.xlsx each. */
export function freeName(name, taken) {
  if (!taken.includes(name)) return name;
  const dot = name.lastIndexOf('.');
  const [stem, end] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, ''];
  for (let n = 2; ; n++) if (!taken.includes(`${stem} (${n})${end}`)) return `${stem} (${n})${end}`;
}

const taken = () => [ruleset.value, ...bids.value, ...Object.values(sides.value), ...sheets.value].map((file) => file?.name);

export function addBid(file) {
  bids.value = [...bids.value, { ...file, name: freeName(file.name, taken()), role: 'bid' }];
}

export function addSheet(file) {
  sheets.value = [...sheets.value, { ...file, name: freeName(file.name, taken()), role: 'sheet' }];
}

export const removeSheet = (name) => {
  sheets.value = sheets.value.filter((sheet) => sheet.name !== name);
};

export const removeBid = (name) => {
  bids.value = bids.value.filter((bid) => bid.name !== name);
};
