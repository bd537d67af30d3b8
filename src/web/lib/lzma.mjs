// Reads LZMA ("xz --format=lzma"), which packs the program a fifth tighter than what browsers unpack by themselves.
// After the specification of Igor Pavlov, in the public domain.

const TOP = 1 << 24, HALF = 1024, MOVE = 5, RANGE = 0, CODE = 1;
const fresh = (n) => new Uint16Array(n).fill(HALF);

/** The range decoder over bytes from an offset on; its two registers are unsigned words of 32 bits. */
class Bits {
  constructor(bytes, at) {
    this.bytes = bytes;
    this.at = at + 5;
    this.now = new Uint32Array([0xffffffff, new DataView(bytes.buffer, bytes.byteOffset + at + 1, 4).getUint32(0)]);
  }

  bit(odds, i) {
    const { now } = this, p = odds[i];
    let range = now[RANGE], code = now[CODE], one;
    const bound = Math.imul(range >>> 11, p) >>> 0;
    if (code >= bound) {
      range = (range - bound) >>> 0;
      code = (code - bound) >>> 0;
      odds[i] = p - (p >> MOVE);
      one = 1;
    } else {
      range = bound;
      odds[i] = p + ((2048 - p) >> MOVE);
      one = 0;
    }
    if (range < TOP) {
      range = (range << 8) >>> 0;
      code = ((code << 8) | this.bytes[this.at++]) >>> 0;
    }
    now[RANGE] = range; now[CODE] = code;
    return one;
  }

  direct(n) {
    const { now } = this;
    let value = 0, range = now[RANGE], code = now[CODE];
    for (; n > 0; n--) {
      range >>>= 1;
      const one = code >= range;
      if (one) code = (code - range) >>> 0;
      value = value * 2 + (one ? 1 : 0);
      if (range < TOP) {
        range = (range << 8) >>> 0;
        code = ((code << 8) | this.bytes[this.at++]) >>> 0;
      }
    }
    now[RANGE] = range; now[CODE] = code;
    return value;
  }

  tree(odds, from, n) {
    let node = 1;
    for (let i = 0; i < n; i++) node = node * 2 + this.bit(odds, from + node);
    return node - (1 << n);
  }

  reversed(odds, from, n) {
    let node = 1, value = 0;
    for (let i = 0; i < n; i++) {
      const bit = this.bit(odds, from + node);
      node = node * 2 + bit;
      value |= bit << i;
    }
    return value;
  }
}

const lengths = () => ({ choice: fresh(2), low: fresh(16 << 3), middle: fresh(16 << 3), high: fresh(256) });

function lengthOf(bits, coder, place) {
  if (!bits.bit(coder.choice, 0)) return 2 + bits.tree(coder.low, place << 3, 3);
  if (!bits.bit(coder.choice, 1)) return 10 + bits.tree(coder.middle, place << 3, 3);
  return 18 + bits.tree(coder.high, 0, 8);
}

function distanceOf(bits, odds, length) {
  const slot = bits.tree(odds.slot, Math.min(length - 2, 3) << 6, 6);
  if (slot < 4) return slot;
  const n = (slot >> 1) - 1, base = (2 | (slot & 1)) * 2 ** n;
  if (slot < 14) return base + bits.reversed(odds.special, base - slot, n);
  return base + bits.direct(n - 4) * 16 + bits.reversed(odds.align, 0, 4);
}

function literal(bits, odds, from, matched) {
  let node = 1;
  for (let mask = matched; mask >= 0 && node < 256;) {
    mask <<= 1;
    const hint = (mask >> 8) & 1, bit = bits.bit(odds, from + ((1 + hint) << 8) + node);
    node = (node << 1) | bit;
    if (hint !== bit) break;
  }
  while (node < 256) node = (node << 1) | bits.bit(odds, from + node);
  return node & 255;
}

/** The first size bytes of what was packed. */
export function unlzma(bytes, size) {
  const lc = bytes[0] % 9, lp = Math.floor(bytes[0] / 9) % 5, pb = Math.floor(bytes[0] / 45);
  const bits = new Bits(bytes, 13), out = new Uint8Array(size);
  const odds = { match: fresh(192), rep: fresh(12), rep0: fresh(12), rep1: fresh(12), rep2: fresh(12), long: fresh(192), slot: fresh(256), special: fresh(128),
    align: fresh(16), literal: fresh(0x300 << (lc + lp)) };
  const [matchLength, repLength] = [lengths(), lengths()];
  const last = [0, 0, 0, 0]; // distances, the latest first
  let at = 0, state = 0;
  while (at < size) {
    const place = at & ((1 << pb) - 1);
    if (!bits.bit(odds.match, (state << 4) + place)) {
      const before = at ? out[at - 1] : 0;
      const from = 0x300 * (((at & ((1 << lp) - 1)) << lc) + (before >> (8 - lc)));
      out[at] = literal(bits, odds.literal, from, state >= 7 ? out[at - last[0] - 1] : -1);
      at++;
      state = state < 4 ? 0 : state < 10 ? state - 3 : state - 6;
      continue;
    }
    let length;
    if (!bits.bit(odds.rep, state)) {
      length = lengthOf(bits, matchLength, place);
      state = state < 7 ? 7 : 10;
      last.unshift(distanceOf(bits, odds, length));
      last.pop();
    } else if (bits.bit(odds.rep0, state)) {
      const which = !bits.bit(odds.rep1, state) ? 1 : 2 + bits.bit(odds.rep2, state);
      last.unshift(...last.splice(which, 1));
      length = lengthOf(bits, repLength, place);
      state = state < 7 ? 8 : 11;
    } else if (bits.bit(odds.long, (state << 4) + place)) {
      length = lengthOf(bits, repLength, place);
      state = state < 7 ? 8 : 11;
    } else {
      length = 1;
      state = state < 7 ? 9 : 11;
    }
    for (const end = Math.min(at + length, size), from = last[0] + 1; at < end; at++) out[at] = out[at - from];
  }
  return out;
}
