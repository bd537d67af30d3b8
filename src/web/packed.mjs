// What unpack.mjs unpacks, for the build: the same bytes on every machine with the same packages.
import { execFileSync } from 'node:child_process';
import { gzipSync } from 'node:zlib';
import { encode } from './lib/dense.mjs';

export function packed(bytes) {
  const gzip = gzipSync(bytes, { level: 9, memLevel: 9 });
  gzip[9] = 255; // the system in gzip's header: unknown, the same everywhere
  return encode(gzip);
}

/** For what is large: a fifth smaller, and a tenth of a second a megabyte to unpack. Its size comes first. */
export function packedTight(bytes) {
  const size = new Uint8Array(new Uint32Array([bytes.length]).buffer);
  const lzma = execFileSync('xz', ['--format=lzma', '--lzma1=preset=9e,lc=4,pb=0', '--threads=1', '--stdout'], { input: bytes, maxBuffer: 1 << 28 });
  return encode(Buffer.concat([size, lzma]));
}
