// Bytes as text for a file in UTF-8: two printable characters for 13 bits, a thirteenth less than base64 takes. The
// alphabet is printable ASCII without what HTML gives a meaning to (<, >, &) and without the space.

const ALPHABET = Array.from({ length: 95 }, (_, i) => String.fromCharCode(0x20 + i)).filter((c) => !' <>&'.includes(c));
const BASE = ALPHABET.length, BITS = 13, SINGLE = 6;

export function encode(bytes) {
  const parts = [];
  let held = 0, bits = 0;
  for (const byte of bytes) {
    held |= byte << bits;
    bits += 8;
    if (bits < BITS) continue;
    const value = held & 8191;
    parts.push(ALPHABET[value % BASE], ALPHABET[Math.floor(value / BASE)]);
    held >>= BITS;
    bits -= BITS;
  }
  if (bits > 0) parts.push(ALPHABET[held % BASE]);
  if (bits > SINGLE) parts.push(ALPHABET[Math.floor(held / BASE)]);
  return parts.join('');
}

export function decode(text) {
  const value = new Uint8Array(128);
  ALPHABET.forEach((c, i) => { value[c.charCodeAt(0)] = i; });
  const pairs = text.length >> 1, single = text.length & 1;
  const bytes = new Uint8Array((pairs * BITS + single * SINGLE) >> 3);
  let held = 0, bits = 0, at = 0;
  const take = (more, n) => {
    held |= more << bits;
    for (bits += n; bits >= 8; bits -= 8, held >>= 8) bytes[at++] = held & 255;
  };
  for (let i = 0; i < pairs * 2; i += 2) take(value[text.charCodeAt(i)] + BASE * value[text.charCodeAt(i + 1)], BITS);
  if (single) take(value[text.charCodeAt(text.length - 1)], SINGLE);
  return bytes;
}
