// Starts workers of the engine. The page's first script (first.mjs) starts one before the rest of the page is read, so that
// the program is unpacked and compiled there while the user interface is unpacked here.
import { textOfPart } from './parts.mjs';

/** A worker that waits for its parts. */
export function newWorker() {
  const address = URL.createObjectURL(new Blob([textOfPart('engine-boot')], { type: 'text/javascript' }));
  const worker = new Worker(address);
  URL.revokeObjectURL(address);
  return worker;
}

/**
 * Gives a worker its parts: {worker, ready}, ready a promise of {status, stderr, module}. module: the program, where a
 * worker has compiled it before.
 */
export function equip(worker, module = null) {
  const ready = new Promise((resolve) => {
    worker.onmessage = ({ data }) => {
      performance.mark('engine-ready');
      resolve(data.outcome);
    };
    worker.onerror = ({ message }) => resolve({ status: 3, stderr: message });
  });
  worker.postMessage({ id: 0, module, wasm: module ? '' : textOfPart('engine-wasm'), script: textOfPart('engine-worker'), rules: textOfPart('engine-rules') });
  return { worker, ready };
}
