// JSON that keeps what it was given: numbers keep their digits (17.60 stays 17.60, and is never a binary
// fraction), objects are Maps and keep their order. Documents are never changed in place: `set` and
// `remove` give a new one that shares what did not change, so that a step back costs nothing.

/** A number as it was written. */
export class Num {
  constructor(text) {
    this.text = text;
  }
  toString() {
    return this.text;
  }
  valueOf() {
    return Number(this.text);
  }
}

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const STRING = /"(?:[^"\\\u0000-\u001f]|\\.)*"/y;
const SPACE = /[ \t\r\n]*/y;

class Reader {
  constructor(text) {
    this.text = text;
    this.at = 0;
  }
  space() {
    SPACE.lastIndex = this.at;
    SPACE.exec(this.text);
    this.at = SPACE.lastIndex;
  }
  /** The character here, after any space. */
  next() {
    this.space();
    return this.text[this.at];
  }
  token(pattern, what) {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text);
    if (!found) throw new SyntaxError(`expected ${what} at offset ${this.at}`);
    this.at = pattern.lastIndex;
    return found[0];
  }
  take(character) {
    if (this.next() !== character) throw new SyntaxError(`expected '${character}' at offset ${this.at}`);
    this.at += 1;
  }
  word(word, value) {
    if (!this.text.startsWith(word, this.at)) throw new SyntaxError(`unexpected text at offset ${this.at}`);
    this.at += word.length;
    return value;
  }
  members() {
    const map = new Map();
    this.take('{');
    if (this.next() !== '}')
      for (;;) {
        this.space();
        const key = JSON.parse(this.token(STRING, 'a key'));
        this.take(':');
        map.set(key, this.value());
        if (this.next() !== ',') break;
        this.at += 1;
      }
    this.take('}');
    return map;
  }
  entries() {
    const list = [];
    this.take('[');
    if (this.next() !== ']')
      for (;;) {
        list.push(this.value());
        if (this.next() !== ',') break;
        this.at += 1;
      }
    this.take(']');
    return list;
  }
  value() {
    switch (this.next()) {
      case '{': return this.members();
      case '[': return this.entries();
      case '"': return JSON.parse(this.token(STRING, 'a text'));
      case 't': return this.word('true', true);
      case 'f': return this.word('false', false);
      case 'n': return this.word('null', null);
      default: return new Num(this.token(NUMBER, 'a value'));
    }
  }
}

export function parse(text) {
  const reader = new Reader(text.replace(/^\uFEFF/, ''));
  const value = reader.value();
  if (reader.next() !== undefined) throw new SyntaxError(`text after the end at offset ${reader.at}`);
  return value;
}

const LINE = 100;
const isBranch = (value) => value instanceof Map || Array.isArray(value);

function inline(value) {
  if (value instanceof Num) return value.text;
  if (Array.isArray(value)) return `[${value.map(inline).join(', ')}]`;
  if (value instanceof Map) return `{${[...value].map(([k, v]) => `${JSON.stringify(k)}: ${inline(v)}`).join(', ')}}`;
  return JSON.stringify(value);
}

/** Text of a document: two spaces a level; what is short and flat enough stays on one line. */
export function write(value, indent = '') {
  if (!isBranch(value)) return inline(value);
  const short = inline(value);
  const parts = value instanceof Map ? [...value.values()] : value;
  if (short.length + indent.length <= LINE && indent && !parts.some((part) => part instanceof Map && part.size > 1))
    return short;
  if (!parts.length) return short;
  const deeper = indent + '  ';
  const lines = value instanceof Map
    ? [...value].map(([k, v]) => `${deeper}${JSON.stringify(k)}: ${write(v, deeper)}`)
    : value.map((v) => deeper + write(v, deeper));
  const [open, close] = value instanceof Map ? '{}' : '[]';
  return `${open}\n${lines.join(',\n')}\n${indent}${close}`;
}

/** A document from plain JavaScript values; numbers must already be Num or whole. */
export function from(value) {
  if (value instanceof Num || value instanceof Map) return value;
  if (typeof value === 'number') return new Num(String(value));
  if (Array.isArray(value)) return value.map(from);
  if (value && typeof value === 'object')
    return new Map(Object.entries(value).filter(([, v]) => v !== undefined).map(([k, v]) => [k, from(v)]));
  return value;
}

/** Plain JavaScript values for showing only: numbers become binary fractions. */
export function plain(value) {
  if (value instanceof Num) return Number(value.text);
  if (Array.isArray(value)) return value.map(plain);
  if (value instanceof Map) return Object.fromEntries([...value].map(([k, v]) => [k, plain(v)]));
  return value;
}

const step = (value, key) => (value instanceof Map ? value.get(key) : Array.isArray(value) ? value[key] : undefined);

export function get(doc, path) {
  let value = doc;
  for (const key of path) value = step(value, key);
  return value;
}

export function set(doc, path, value) {
  if (!path.length) return value;
  const [key, ...rest] = path;
  if (Array.isArray(doc)) {
    const list = doc.slice();
    list[key] = set(list[key], rest, value);
    return list;
  }
  const map = new Map(doc instanceof Map ? doc : []);
  map.set(key, set(map.get(key), rest, value));
  return map;
}

export function remove(doc, path) {
  const [key, ...rest] = path;
  const below = step(doc, key);
  if (below === undefined) return doc;
  if (rest.length) return set(doc, [key], remove(below, rest));
  if (Array.isArray(doc)) return doc.filter((_, i) => i !== key);
  const map = new Map(doc);
  map.delete(key);
  return map;
}

/** Another key for the same member, in the same place. */
export function rename(doc, path, key) {
  const above = path.slice(0, -1);
  const old = path[path.length - 1];
  const map = new Map([...get(doc, above)].map(([k, v]) => [k === old ? key : k, v]));
  return set(doc, above, map);
}

/** The member one place earlier (-1) or later (1) among its siblings. */
export function move(doc, path, by) {
  const above = path.slice(0, -1);
  const entries = [...get(doc, above)];
  const at = entries.findIndex(([k]) => k === path[path.length - 1]);
  const to = at + by;
  if (to < 0 || to >= entries.length) return doc;
  [entries[at], entries[to]] = [entries[to], entries[at]];
  return set(doc, above, new Map(entries));
}
