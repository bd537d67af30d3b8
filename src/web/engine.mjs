// The engine of the page: bidgauge itself, as WebAssembly in a Web Worker. A call is one run of the program
// in an empty folder that holds the files given; the outcome is what the program left there. README.md has
// the contract.

import { equip, newWorker } from './spawn.mjs';

/** Bytes of the largest file that the engine reads; the page looks at a file's size before it reads it. */
export const LARGEST = 64 * 1024 * 1024;

/** What was put into the page when it was built: {version, commit, sha256: {part: hex}}. */
export function facts() {
  return JSON.parse(document.getElementById('page-facts').textContent);
}

const encoder = new TextEncoder();
const bytesOf = (content) => (typeof content === 'string' ? encoder.encode(content) : content);

/** Of a run that could not come to its end: the same shape as of one that did. */
const failed = (code, text) => ({
  status: 3, stdout: '', stderr: `bidgauge: error ${code}: ${text}\n`, files: {}, milliseconds: 0,
  messages: [{ code, severity: 'error', message: text, notes: [] }],
});

const tooLarge = (name) =>
  failed('E802', `cannot read "${name}": it is larger than ${LARGEST / 1024 / 1024} MiB; remove what is not needed, or split it`);

export class Engine {
  #worker = null;
  #waiting = new Map();
  #next = 1;
  #module = null;

  /** Starts the worker, or takes one that has been equipped before (spawn.mjs); a call does that by itself. */
  start(equipped = null) {
    this.#worker ??= this.#begin(equipped ?? equip(newWorker(), this.#module));
    return this.#worker;
  }

  async #begin({ worker, ready }) {
    const outcome = await ready;
    if (outcome.status !== 0) throw new Error(outcome.stderr);
    this.#module = outcome.module;
    worker.onmessage = ({ data }) => this.#settle(data.id, data.outcome);
    worker.onerror = (event) => {
      event.preventDefault();
      this.cancel(event.message);
    };
    return worker;
  }

  #settle(id, outcome) {
    this.#waiting.get(id)?.(outcome);
    this.#waiting.delete(id);
  }

  /**
   * Runs the program. words: as on a command line, without its name. files: {name: Uint8Array, ArrayBuffer
   * or string}, the folder in which it runs. input: standard input. Gives {status, stdout, stderr, messages,
   * files, milliseconds}; files: those that the program wrote, by name, as Uint8Array. Never rejects.
   */
  async call(words, files = {}, { input = '' } = {}) {
    const given = {};
    for (const [name, content] of Object.entries(files)) {
      given[name] = bytesOf(content);
      if (given[name].byteLength > LARGEST) return tooLarge(name);
    }
    try {
      const starting = this.start(), worker = await starting;
      if (this.#worker !== starting) return failed('E801', 'it was stopped');
      const id = this.#next++;
      const done = new Promise((resolve) => this.#waiting.set(id, resolve));
      worker.postMessage({ id, words, files: given, input: bytesOf(input) });
      const outcome = await done;
      performance.measure(`engine ${words[0]}`, { start: performance.now() - outcome.milliseconds, duration: outcome.milliseconds });
      return outcome;
    } catch (fault) {
      return failed('E801', `the engine did not start: ${fault.message}`);
    }
  }

  /** Ends what is running, whose outcomes are failures; the next call starts anew. */
  cancel(why = 'it was stopped') {
    const worker = this.#worker;
    this.#worker = null;
    Promise.resolve(worker).then((it) => it?.terminate(), () => {});
    for (const settle of this.#waiting.values()) settle(failed('E801', why));
    this.#waiting.clear();
  }
}

let shared;
/** The engine that all of the page uses. For what takes long, make one more: new Engine(). */
export function engine() {
  return (shared ??= new Engine());
}
