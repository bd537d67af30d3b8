// What a file that was dropped or chosen is, told by its content, and where it goes.
import * as ask from './ask.mjs';
import * as session from './session.mjs';
import { t } from './i18n.mjs';
import { unzip } from './lib/zip.mjs';

// The engine refuses larger ones too; the page looks at the size before it reads a file.
export const LARGEST = 64 * 1024 * 1024;

const FORMATS = { 'bidgauge-ruleset/1': 'ruleset', 'bidgauge-panel/1': 'panel', 'bidgauge-decisions/1': 'decisions', 'bidgauge-map/1': 'map',
  'bidgauge-scenario/1': 'scenario' };

const isZip = (bytes) => bytes[0] === 0x50 && bytes[1] === 0x4b;

/** A workbook of the panel says so in a mark of its own. */
async function isPanelSheet(bytes) {
  try {
    const files = await unzip(bytes);
    return Object.entries(files).some(([path, content]) => /^xl\/(sharedStrings|worksheets\/.*)\.xml$/.test(path) && ask.textOf(content).includes('bg:form:bidgauge-panel-'));
  } catch {
    return false;
  }
}

export async function roleOf({ name, bytes }) {
  if (isZip(bytes)) {
    if (await isPanelSheet(bytes)) return { role: 'sheet' };
    const done = await ask.rulesetFromWorkbook({ name, bytes });
    return done.bytes ? { role: 'ruleset', name: name.replace(/\.\w+$/, '') + '.json', bytes: done.bytes } : { role: 'bid' };
  }
  const head = ask.textOf(bytes.subarray(0, 65536));
  const format = /"format"\s*:\s*"([^"]+)"/.exec(head)?.[1];
  if (FORMATS[format]) return { role: FORMATS[format] };
  if (/\.csv$/i.test(name)) return { role: 'table' };
  return { role: 'bid' };
}

/** Reads files of the browser; those that are too large are not read. */
export async function readAll(list) {
  const read = [];
  for (const file of list) {
    if (file.size > LARGEST) session.refused.value = [...session.refused.value, { name: file.name, reason: t('files.too-large') }];
    else read.push({ name: file.name, path: file.webkitRelativePath || file.name, bytes: new Uint8Array(await file.arrayBuffer()) });
  }
  return read;
}

/** Files of archives that were given in one piece, in place of the archives; workbooks stay whole. */
export async function unpacked(files) {
  const found = [];
  for (const file of files) {
    let inside = null;
    if (isZip(file.bytes)) inside = await unzip(file.bytes).catch(() => null);
    if (!inside || '[Content_Types].xml' in inside) found.push(file);
    else for (const [path, bytes] of Object.entries(inside)) if (!path.endsWith('/')) found.push({ name: path.split('/').pop(), path, bytes });
  }
  return found;
}

/** A table of bids needs a mapping: the one that the engine suggests by the header is shown, to be checked. */
async function addTable(file) {
  if (!session.sides.value.map) {
    const done = await ask.suggestedMap(file, session.ruleset.value);
    if (done.text.trim().startsWith('{'))
      session.sides.value = { ...session.sides.value, map: { name: 'map.json', bytes: done.text, suggested: true } };
  }
  session.addBid(file);
}

async function place(file) {
  const { role, ...changed } = await roleOf(file);
  const known = { ...file, ...changed };
  if (role === 'ruleset') await session.openRuleset(known);
  else if (role === 'panel' || role === 'decisions' || role === 'map') session.sides.value = { ...session.sides.value, [role]: known };
  else if (role === 'sheet') session.addSheet(known);
  else if (role === 'table') await addTable(known);
  else if (role === 'scenario') session.refused.value = [...session.refused.value, { name: file.name, reason: t('files.scenario') }];
  else session.addBid(known);
}

/** Puts files where they belong; rulesets first, so that tables find their questions. */
export async function receive(list) {
  const files = await readAll(list);
  const isRuleset = (file) => !isZip(file.bytes) && /"bidgauge-ruleset\/1"/.test(ask.textOf(file.bytes.subarray(0, 65536)));
  for (const file of [...files].sort((a, b) => isRuleset(b) - isRuleset(a))) await place(file);
}
