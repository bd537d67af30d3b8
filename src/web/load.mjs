// The page's first script, the only one that is not packed: takes down what the file is, and starts the rest.
import './source.mjs';
import { unpack } from './unpack.mjs';

if (globalThis.DecompressionStream) {
  const code = new Blob([await unpack('page-script')], { type: 'text/javascript' });
  await import(URL.createObjectURL(code));
} else {
  document.getElementById('page').textContent = 'This page needs a browser of 2023 or later.';
}
