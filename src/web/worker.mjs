// In the worker: instances of the program, a folder for each run, and nothing kept from one run to the next.
import create from 'program';
import { unpackTight } from './unpack.mjs';

const HOME = '/home/bidgauge', SHARE = '/share/bidgauge', STREAMS = ['/in', '/out', '/err'];
const HEAP_KEPT = 256 * 1024 * 1024;
const decoder = new TextDecoder(), encoder = new TextEncoder();
const stocked = new WeakSet();
let compiled, packedRules, rules, program;

/** module: the program, or a promise of it. */
async function begin({ module, rules: packed }) {
  packedRules = packed;
  compiled = await module;
  program = await instance();
}

/** A new instance, with an empty folder and the three streams. */
async function instance() {
  const made = await create({
    noInitialRun: true,
    instantiateWasm: (imports, done) => {
      WebAssembly.instantiate(compiled, imports).then((it) => done(it, compiled));
      return {};
    },
    print: () => {}, printErr: () => {},
  });
  const { FS } = made;
  FS.mkdirTree(HOME);
  for (const stream of FS.streams.slice(0, 3)) if (stream) FS.close(stream);
  STREAMS.forEach((path, i) => {
    FS.writeFile(path, '');
    FS.open(path, i === 0 ? 'r' : 'a');
  });
  return made;
}

/** Puts the library of rulesets where an installed program has it. */
function stock(made) {
  if (stocked.has(made)) return;
  const { FS } = made;
  rules ??= Object.entries(JSON.parse(decoder.decode(unpackTight(packedRules)))).map(([path, text]) => [`${SHARE}/${path}`, encoder.encode(text)]);
  for (const folder of new Set(rules.map(([path]) => path.slice(0, path.lastIndexOf('/'))))) FS.mkdirTree(folder);
  for (const [path, bytes] of rules) FS.writeFile(path, bytes, { canOwn: true });
  stocked.add(made);
}

function write(FS, path, content) {
  FS.mkdirTree(path.slice(0, path.lastIndexOf('/')));
  FS.writeFile(path, content);
}

function* filesUnder(FS, folder) {
  for (const name of FS.readdir(folder).filter((it) => it !== '.' && it !== '..').sort()) {
    const path = `${folder}/${name}`;
    if (FS.isDir(FS.stat(path).mode)) yield* filesUnder(FS, path);
    else yield path;
  }
}

function empty(FS, folder) {
  for (const name of FS.readdir(folder).filter((it) => it !== '.' && it !== '..')) {
    const path = `${folder}/${name}`;
    if (FS.isDir(FS.stat(path).mode)) {
      empty(FS, path);
      FS.rmdir(path);
    } else {
      FS.unlink(path);
    }
  }
}

/** Calls main as a shell would. */
function main({ _main, allocateUTF8OnStack, stackAlloc, stackSave, stackRestore, HEAP32 }, words) {
  const before = stackSave();
  const at = stackAlloc((words.length + 1) * 4);
  words.forEach((word, i) => { HEAP32[(at >> 2) + i] = allocateUTF8OnStack(word); });
  HEAP32[(at >> 2) + words.length] = 0;
  const status = _main(words.length, at);
  stackRestore(before);
  return status;
}

const same = (a, b) => a.length === b.length && a.every((byte, i) => byte === b[i]);

/** What the program wrote: files that are new or other than they were given. */
function written(FS, given) {
  const files = {};
  for (const path of filesUnder(FS, HOME)) {
    const name = path.slice(HOME.length + 1), bytes = FS.readFile(path);
    if (!given.has(name) || !same(given.get(name), bytes)) files[name] = bytes;
  }
  return files;
}

function prepare(FS, files, input) {
  const given = new Map();
  empty(FS, HOME);
  for (const [name, bytes] of Object.entries(files)) {
    const path = `${HOME}/${name}`;
    if (name.split('/').some((step) => step === '' || step === '.' || step === '..')) throw new Error(`"${name}" is no name of a file`);
    given.set(name, new Uint8Array(bytes));
    write(FS, path, given.get(name));
  }
  FS.chdir(HOME);
  FS.writeFile(STREAMS[0], input);
  FS.llseek(FS.streams[0], 0, 0);
  for (const path of STREAMS.slice(1)) FS.truncate(path, 0);
  return given;
}

/** Messages of the program as data, where it was asked for them so. */
function messages(stderr) {
  if (!stderr.startsWith('[')) return null;
  try {
    return JSON.parse(stderr);
  } catch {
    return null;
  }
}

const failed = (text) => ({
  status: 3, stdout: '', stderr: `bidgauge: error E801: ${text}\n`, files: {}, milliseconds: 0,
  messages: [{ code: 'E801', severity: 'error', message: text, notes: [] }],
});

async function run({ words, files, input }) {
  const started = performance.now();
  program ??= await instance();
  stock(program);
  const { FS } = program;
  const given = prepare(FS, files, input);
  const status = main(program, ['bidgauge', ...words]);
  const stdout = decoder.decode(FS.readFile(STREAMS[1])), stderr = decoder.decode(FS.readFile(STREAMS[2]));
  const outcome = { status, stdout, stderr, messages: messages(stderr), files: written(FS, given), milliseconds: performance.now() - started };
  // Memory that grew is never given back; a failure, and the options of a wrong call, are remembered.
  if (status >= 2 || program.HEAP8.length > HEAP_KEPT) program = null;
  return outcome;
}

/** One message at a time: a run is never begun while another one is. */
async function answer({ id, ...message }) {
  let outcome;
  try {
    if (id === 0) {
      await begin(message);
      outcome = { status: 0, module: compiled };
    } else {
      outcome = await run(message);
    }
  } catch (fault) {
    program = null;
    outcome = failed(/memory|allocation|Array buffer/i.test(String(fault)) ? 'memory ran out' : `the engine stopped: ${fault?.message ?? fault}`);
  }
  postMessage({ id, outcome }, Object.values(outcome.files ?? {}).map((bytes) => bytes.buffer));
}

let last = Promise.resolve();
onmessage = ({ data }) => {
  last = last.then(() => answer(data));
};
