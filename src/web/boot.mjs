// A worker's first script: small and not packed, so that the worker starts at once. Unpacks the program and the rest of
// the worker (worker.mjs), and passes the first message on to it.
import { unpacked, unpackedTight } from './unpacked.mjs';

onmessage = async ({ data }) => {
  const module = data.module ?? WebAssembly.compile(unpackedTight(data.wasm));
  importScripts(URL.createObjectURL(new Blob([await unpacked(data.script)], { type: 'text/javascript' })));
  onmessage({ data: { id: data.id, rules: data.rules, module } });
};
