// The ruleset that is being written: the document, the steps back, and what the engine says of it as one types.
import { signal, effect, untracked, computed } from '@preact/signals';
import { parse, write, get } from '../lib/jdoc.mjs';
import { put } from '../lib/edit.mjs';
import * as session from '../session.mjs';
import * as ask from '../ask.mjs';

/** The document as it is written (Map), or null while none is open. */
export const doc = signal(null);
export const name = signal('ruleset.json');
/** {faults, warnings}: of check, and of check --publish once there are no faults. */
export const checks = signal({ faults: [], warnings: [] });
const past = signal([]);
export const canUndo = computed(() => past.value.length > 0);

const STEPS = 200;
let lastPath = '';

/** A change; many keys in one field are one step back. */
export function change(make, path = '') {
  const next = make(doc.value);
  if (next === doc.value) return;
  if (path === '' || path !== lastPath) past.value = [...past.value.slice(-STEPS), doc.value];
  lastPath = path;
  doc.value = next;
}

export const setAt = (path, value) => change((ruleset) => put(ruleset, path, value), path.join('/'));
export const at = (path) => get(doc.value, path);

export function undo() {
  const before = past.value[past.value.length - 1];
  if (!before) return;
  past.value = past.value.slice(0, -1);
  lastPath = '';
  doc.value = before;
}

export const text = computed(() => (doc.value ? `${write(doc.value)}\n` : ''));
export const file = () => ({ name: name.value, bytes: text.value, role: 'ruleset' });

/** Opens a ruleset to be edited: all that it includes becomes part of it. */
export async function open(opened) {
  let document = parse(ask.textOf(opened.bytes));
  if (document.has('include')) document = (await ask.resolved({ ...opened, role: 'ruleset' })).doc ?? document;
  past.value = [];
  lastPath = '';
  name.value = opened.name;
  doc.value = document;
}

export function close() {
  doc.value = null;
  past.value = [];
}

let turn = 0;
let waiting;
/** A moment after the last key the engine checks, and the other places see the new rules. */
effect(() => {
  const written = text.value;
  clearTimeout(waiting);
  if (!written) return;
  waiting = setTimeout(() => untracked(async () => {
    const mine = ++turn;
    const now = file();
    const before = session.ruleset.value;
    const [checked, published] = [await ask.check(now), await ask.check(now, { publish: true })];
    if (mine !== turn) return;
    const codes = new Set(checked.messages.map((item) => `${item.code}${item.message}`));
    checks.value = { faults: checked.messages, warnings: published.messages.filter((item) => !codes.has(`${item.code}${item.message}`)) };
    // Another ruleset may have been opened meanwhile, in another place: that one counts.
    if (session.ruleset.value === before) await session.openRuleset(now);
  }), 250);
});
