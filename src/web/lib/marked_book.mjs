// A workbook that people fill in: its tables are found by the marks that the engine left in hidden cells (bg:table:NAME,
// bg:column:ID:TYPE, a place for each row), and what may be typed is told by the cells' own protection and drop-downs.
// Works on workbooks that a spreadsheet program has saved. Needs the browser's reader of XML.
import { unzip, zip } from './zip.mjs';

const decoder = new TextDecoder();
const encoder = new TextEncoder();
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const xmlOf = (bytes) => new DOMParser().parseFromString(decoder.decode(bytes), 'application/xml');
const all = (node, name) => [...node.getElementsByTagNameNS('*', name)];
const one = (node, name) => node.getElementsByTagNameNS('*', name)[0];
const textIn = (node) => all(node, 't').filter((t) => t.parentNode.localName !== 'rPh').map((t) => t.textContent).join('');

export const columnOf = (address) => address.replace(/[^A-Z]/g, '');
export const rowOf = (address) => Number(address.replace(/\D/g, ''));
const numberOf = (letters) => [...letters].reduce((n, letter) => n * 26 + letter.charCodeAt(0) - 64, 0);

/** Styles whose cells are not locked, by their numbers. */
function openStyles(files) {
  const styles = xmlOf(files['xl/styles.xml']);
  return all(one(styles, 'cellXfs'), 'xf').map((xf) => one(xf, 'protection')?.getAttribute('locked') === '0');
}

function sheetPaths(files) {
  const links = Object.fromEntries(all(xmlOf(files['xl/_rels/workbook.xml.rels']), 'Relationship').map((link) => [link.getAttribute('Id'), link.getAttribute('Target')]));
  return all(xmlOf(files['xl/workbook.xml']), 'sheet').map((sheet) => {
    const id = [...sheet.attributes].find((attribute) => attribute.localName === 'id' && attribute.name !== 'sheetId').value;
    return { name: sheet.getAttribute('name'), hidden: sheet.hasAttribute('state') && sheet.getAttribute('state') !== 'visible', path: links[id].startsWith('/') ? links[id].slice(1) : `xl/${links[id]}` };
  });
}

function readCell(c, strings, open) {
  const [type, v] = [c.getAttribute('t'), one(c, 'v')?.textContent ?? ''];
  const text = type === 's' ? strings[Number(v)] ?? '' : type === 'inlineStr' ? textIn(c) : v;
  return { node: c, text, open: open[Number(c.getAttribute('s') ?? 0)] === true, formula: Boolean(one(c, 'f')), number: !type && v !== '' };
}

function readSheet(sheet, files, strings, open) {
  const xml = xmlOf(files[sheet.path]);
  const cells = new Map(all(xml, 'c').map((c) => [c.getAttribute('r'), readCell(c, strings, open)]));
  const lists = all(xml, 'dataValidation').filter((rule) => rule.getAttribute('type') === 'list').map((rule) => ({
    of: (rule.getAttribute('sqref') ?? one(rule, 'sqref')?.textContent ?? '').split(/\s+/), from: one(rule, 'formula1')?.textContent ?? '' }));
  const dates = all(xml, 'dataValidation').filter((rule) => rule.getAttribute('type') === 'date').map((rule) => (rule.getAttribute('sqref') ?? '').split(/\s+/));
  return { ...sheet, xml, cells, lists, dates: dates.flat() };
}

function within(address, range) {
  const [from, to = from] = range.replaceAll('$', '').split(':');
  const [column, row] = [numberOf(columnOf(address)), rowOf(address)];
  return column >= numberOf(columnOf(from)) && column <= numberOf(columnOf(to)) && row >= rowOf(from) && row <= rowOf(to);
}

/** {sheets, files, form}; form: which workbook of ours it is ("bidgauge-panel-scores/1"), or null. */
export async function openBook(bytes) {
  const files = await unzip(bytes);
  const strings = files['xl/sharedStrings.xml'] ? all(xmlOf(files['xl/sharedStrings.xml']), 'si').map(textIn) : [];
  const open = openStyles(files);
  const sheets = sheetPaths(files).filter((sheet) => files[sheet.path]).map((sheet) => readSheet(sheet, files, strings, open));
  const marks = sheets.flatMap((sheet) => [...sheet.cells.values()].map((cell) => cell.text)).filter((text) => text.startsWith('bg:form:'));
  return { files, sheets, form: marks[0]?.slice('bg:form:'.length) ?? null };
}

/** Values that a cell's drop-down offers; null where it has none. */
export function choicesOf(book, sheet, address) {
  const list = sheet.lists.find((rule) => rule.of.some((range) => within(address, range)));
  if (!list) return null;
  if (list.from.startsWith('"')) return list.from.slice(1, -1).split(',');
  const [name, range] = list.from.includes('!') ? [list.from.replace(/!.*$/, '').replace(/^'|'$/g, '').replaceAll("''", "'"), list.from.replace(/^.*!/, '')] : [sheet.name, list.from];
  const other = book.sheets.find((one_) => one_.name === name);
  return [...(other?.cells ?? [])].filter(([at, cell]) => cell.text !== '' && within(at, range)).map(([, cell]) => cell.text);
}

export const isDate = (sheet, address) => sheet.dates.some((range) => within(address, range));

/** The marked tables of a workbook: [{name, sheet, heads: {id: title}, columns: [{id, letters}], rows: [{n, place, cells: {id: cell}}]}]. */
export function tablesOf(book) {
  return book.sheets.flatMap((sheet) => {
    const mark = [...sheet.cells].find(([, cell]) => cell.text.startsWith('bg:table:'));
    if (!mark) return [];
    const row = rowOf(mark[0]);
    const columns = [...sheet.cells].filter(([at, cell]) => rowOf(at) === row && cell.text.startsWith('bg:column:'))
      .map(([at, cell]) => ({ id: cell.text.split(':')[2], letters: columnOf(at), title: sheet.cells.get(`${columnOf(at)}${row - 1}`)?.text ?? '' }));
    const placed = columns.find((column) => column.id === 'place');
    const rows = [...sheet.cells].filter(([at, cell]) => placed && columnOf(at) === placed.letters && rowOf(at) > row && cell.text !== '').map(([at, cell]) => ({
      n: rowOf(at), place: cell.text.split(/\s+/), first: sheet.cells.get(`A${rowOf(at)}`)?.text ?? '',
      cells: Object.fromEntries(columns.map((column) => [column.id, sheet.cells.get(`${column.letters}${rowOf(at)}`)]).filter(([, found]) => found)) }));
    return [{ name: mark[1].text.slice('bg:table:'.length), sheet, title: sheet.cells.get('A1')?.text ?? sheet.name, columns, rows }];
  });
}

const DAY = 86400000;
export const serialOf = (date) => String(Math.round((Date.parse(`${date}T00:00:00Z`) - Date.UTC(1899, 11, 30)) / DAY));
export const dateOf = (serial) => new Date(Date.UTC(1899, 11, 30) + Number(serial) * DAY).toISOString().slice(0, 10);

/** Types a text (or, with number, a number) into a cell; nothing empties it. */
export function type(sheet, address, text, number = false) {
  const cell = sheet.cells.get(address);
  const c = cell.node;
  while (c.firstChild) c.firstChild.remove();
  c.removeAttribute('t');
  cell.text = text;
  if (text === '') return;
  const made = (name) => c.ownerDocument.createElementNS(MAIN, name);
  const holder = made(number ? 'v' : 'is');
  if (number) holder.textContent = text;
  else {
    c.setAttribute('t', 'inlineStr');
    const t = holder.appendChild(made('t'));
    t.setAttribute('xml:space', 'preserve');
    t.textContent = text;
  }
  c.append(holder);
}

/** The workbook as it is now. What its formulas gave before is taken out, so that whoever opens it works them out again. */
export async function bytesOf(book) {
  const files = { ...book.files };
  for (const sheet of book.sheets) {
    for (const cell of sheet.cells.values())
      if (cell.formula) one(cell.node, 'v')?.remove();
    files[sheet.path] = encoder.encode(new XMLSerializer().serializeToString(sheet.xml));
  }
  return zip(files);
}
