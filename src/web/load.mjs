// Begins when the page is read: gives the engine's worker its parts, takes down what the file is, and starts the rest.
import { textOfPart } from './parts.mjs';
import { equip } from './spawn.mjs';
import { unpack } from './unpack.mjs';
import { keepSource } from './source.mjs';

if (globalThis.DecompressionStream) {
  const equipped = equip(globalThis.firstWorker);
  const script = unpack(textOfPart('page-script'));
  keepSource();
  const { start } = await import(URL.createObjectURL(new Blob([await script], { type: 'text/javascript' })));
  start(equipped);
} else {
  document.getElementById('page').textContent = 'This page needs a browser of 2023 or later.';
}
