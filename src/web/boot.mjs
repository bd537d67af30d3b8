// A worker's first script: small and not packed, so that the worker starts at once. Unpacks the program and the rest of
// the worker (worker.mjs), and passes the first message on to it.
import { unpack, unpackTight } from './unpack.mjs';

onmessage = async ({ data }) => {
  try {
    const module = data.module ?? WebAssembly.compile(unpackTight(data.wasm));
    importScripts(URL.createObjectURL(new Blob([await unpack(data.script)], { type: 'text/javascript' })));
    onmessage({ data: { id: data.id, rules: data.rules, module } });
  } catch (fault) {
    postMessage({ id: data.id, outcome: { status: 3, stderr: `${fault}` } });
  }
};
