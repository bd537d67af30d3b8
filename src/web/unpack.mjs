// What packed.mjs packed: gzip or LZMA, written as text (lib/dense.mjs).
import { decode } from './lib/dense.mjs';
import { unlzma } from './lib/lzma.mjs';

export async function unpack(text) {
  const stream = new Blob([decode(text)]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** Of what is large; the size comes first. */
export function unpackTight(text) {
  const bytes = decode(text);
  return unlzma(bytes.subarray(4), new DataView(bytes.buffer).getUint32(0, true));
}
