// A part of the page, unpacked: build.mjs put it into a script element as gzip or LZMA, written as text (lib/dense.mjs).
import { decode } from './lib/dense.mjs';
import { unlzma } from './lib/lzma.mjs';

export async function unpack(id) {
  const stream = new Blob([decode(document.getElementById(id).textContent)]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** Of what is large: the program, the library, the samples, the documents. */
export async function unpackTight(id) {
  const bytes = decode(document.getElementById(id).textContent);
  return unlzma(bytes.subarray(4), new DataView(bytes.buffer).getUint32(0, true));
}
