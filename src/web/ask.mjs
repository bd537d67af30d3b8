// What the page asks of the engine: each function is one run of the program, with the same words as on a command line.
import { engine } from './engine.mjs';
import * as diagnostics from './lib/diagnostics.mjs';
import { parse } from './lib/jdoc.mjs';

const decoder = new TextDecoder();
export const textOf = (bytes) => (typeof bytes === 'string' ? bytes : decoder.decode(bytes));

/** One run: {status, stdout, stderr, files, messages}. Files are given and come back by bare names. */
export async function run(argv, files = {}) {
  const done = await engine().call([...argv, '--messages=json'], files);
  const messages = done.messages ? diagnostics.fromJson(done.messages) : diagnostics.read(done.stderr);
  // What ends a run without a message of its own (wrong words) is said as it was said.
  if (done.status > 1 && !messages.length) messages.push({ file: '', severity: 'error', code: '', message: done.stderr.trim(), help: '', notes: [], source: [] });
  return { ...done, messages };
}

const given = (files) => Object.fromEntries(files.filter(Boolean).map((file) => [file.name, file.bytes]));

const jsonOf = (done, name) => (done.files[name] ? JSON.parse(textOf(done.files[name])) : null);
const asOfOption = (asOf) => (asOf ? [`--as-of=${asOf}`] : []);

/** The panel's file comes first, then what came back and is not in it yet. */
function sideOptions(sides, sheets) {
  return [['map', sides.map], ['panel', sides.panel], ...sheets.map((file) => ['panel', file]), ['decisions', sides.decisions]]
    .filter(([, file]) => file)
    .map(([option, file]) => `--${option}=${file.name}`);
}

/** The words of an evaluation, as a user would type them in the folder of the files. */
export function evaluateWords({ ruleset, bids, sides = {}, sheets = [], asOf }) {
  return ['evaluate', ruleset.name, ...bids.map((bid) => bid.name), ...sideOptions(sides, sheets), ...asOfOption(asOf)];
}

const filesOf = (work) => given([work.ruleset, ...work.bids, ...Object.values(work.sides ?? {}), ...(work.sheets ?? [])]);

export async function evaluate(work) {
  const files = filesOf(work);
  const done = await run([...evaluateWords(work), '--json=result.json'], files);
  const loud = done.files['result.json'] ? null : done;
  return { ...done, result: jsonOf(done, 'result.json'), failed: loud !== null };
}

/** The comparison workbook, as bytes. */
export async function workbook(work) {
  const files = filesOf(work);
  const done = await run([...evaluateWords(work), '-o', 'comparison.xlsx'], files);
  return { ...done, bytes: done.files['comparison.xlsx'] };
}

export async function check(ruleset, { publish = false } = {}) {
  const done = await run(['check', ...(publish ? ['--publish'] : []), '--json=check.json', ruleset.name], given([ruleset]));
  const items = jsonOf(done, 'check.json');
  return { ...done, messages: items ? diagnostics.fromJson(items) : done.messages };
}

/** The ruleset with all that it includes in one document; null where it has faults. */
export async function resolved(ruleset) {
  const done = await run(['ruleset', 'export', ruleset.name, '-o', 'resolved.json'], given([ruleset]));
  const bytes = done.files['resolved.json'];
  return { ...done, doc: bytes ? parse(textOf(bytes)) : null };
}

export async function rulesetWorkbook(ruleset) {
  const done = await run(['ruleset', 'export', ruleset.name, '-o', 'ruleset.xlsx'], given([ruleset]));
  return { ...done, bytes: done.files['ruleset.xlsx'] };
}

export async function rulesetFromWorkbook(file) {
  const done = await run(['ruleset', 'import', file.name, '-o', 'imported.json'], { [file.name]: file.bytes });
  return { ...done, bytes: done.files['imported.json'] };
}

export async function form(ruleset, lot) {
  const done = await run(['form', ruleset.name, ...(lot ? [`--lot=${lot}`] : []), '-o', 'form.xlsx'], given([ruleset]));
  return { ...done, bytes: done.files['form.xlsx'] };
}

/** A tender or table as a ruleset and bids: {files: {path: bytes}}. */
export async function imported(file, ruleset) {
  const words = ['import', file.name, '-o', 'out', ...(ruleset ? [`--ruleset=${ruleset.name}`] : [])];
  return run(words, given([ruleset, file]));
}

export async function suggestedMap(file, ruleset) {
  const done = await run(['import', file.name, '--suggest-map', ...(ruleset ? [`--ruleset=${ruleset.name}`] : [])], given([ruleset, file]));
  return { ...done, text: done.stdout };
}

/** scenarios: what --scenario says, one file or several joined by +; files: those that they name. */
export function modelWords({ ruleset, bids, scenarios, asOf, sweeps = [] }) {
  return ['model', ruleset.name, ...bids.map((bid) => bid.name), ...scenarios.map((s) => `--scenario=${s.name}`),
    ...sweeps.map((sweep) => `--sweep=${sweep}`), ...asOfOption(asOf)];
}

export async function model(work) {
  const done = await run([...modelWords(work), '--json=model.json'], given([work.ruleset, ...work.bids, ...work.files]));
  return { ...done, model: jsonOf(done, 'model.json') };
}

/** What `model` writes to a file of this name: the workbook, the first page, a table. */
export async function modelFile(work, name) {
  const option = name.endsWith('.csv') ? [`--csv=${name}`] : ['-o', name];
  const done = await run([...modelWords(work), ...option], given([work.ruleset, ...work.bids, ...work.files]));
  return { ...done, bytes: done.files[name] };
}

export async function robustness({ ruleset, bids, asOf }) {
  const files = given([ruleset, ...bids]);
  const words = ['robustness', ruleset.name, ...bids.map((bid) => bid.name), ...asOfOption(asOf), '--samples=1', '--json=robustness.json'];
  const done = await run(words, files);
  return { ...done, robustness: jsonOf(done, 'robustness.json') };
}

/** A case: files by their paths in its folder. */
export async function verify(folder, files, { head, signers } = {}) {
  const words = ['verify', folder, ...(head ? [`--head=${head}`] : []), ...(signers ? [`--signers=${signers.name}`] : [])];
  const all = signers ? { ...files, [signers.name]: signers.bytes } : files;
  const done = await run([...words, '--json=verification.json'], all);
  return { ...done, report: jsonOf(done, 'verification.json') };
}

export async function version() {
  return (await engine().call(['--version'], {})).stdout.trim();
}

/** A step of the panel: {status, messages, stdout, files}. words: what comes after the ruleset. */
export async function panel(action, work, words) {
  return run(['panel', action, work.ruleset.name, ...words], filesOf(work));
}
