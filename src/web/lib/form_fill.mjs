// Puts the answers of a bid into the vendor's form that the engine wrote: each cell is found by the marks in its row and
// column (bg:field:ID:TYPE, bg:column:ID:TYPE, bg:bidder:KEY), never by its address.
import { Num } from './jdoc.mjs';
import { unzip, zip } from './zip.mjs';

const decoder = new TextDecoder();
const encoder = new TextEncoder();
const plain = (text) => text.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&quot;/g, '"').replace(/&apos;/g, "'").replace(/&amp;/g, '&');
const escaped = (text) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

function sharedStrings(xml) {
  return [...xml.matchAll(/<si>([\s\S]*?)<\/si>/g)].map(([, item]) => [...item.matchAll(/<t[^>]*>([\s\S]*?)<\/t>/g)].map(([, text]) => plain(text)).join(''));
}

/** Texts of a sheet's cells: {address: text}. */
function textsOf(xml, strings) {
  const texts = {};
  for (const [, address, index] of xml.matchAll(/<c r="([A-Z]+\d+)"[^>]* t="s"><v>(\d+)<\/v><\/c>/g)) texts[address] = strings[Number(index)];
  return texts;
}

const DAY = 86400000;
const serial = (date) => Math.round((Date.parse(`${date}T00:00:00Z`) - Date.UTC(1899, 11, 30)) / DAY);

/** The content of a cell for an answer. */
function content(value, field) {
  if (value instanceof Num) return `<v>${value.text}</v>`;
  const type = field?.get('type');
  if (type === 'date' && /^\d{4}-\d{2}-\d{2}$/.test(value)) return `<v>${serial(value)}</v>`;
  let text = value === true ? 'Yes' : value === false ? 'No' : String(value);
  const choices = type === 'choice' ? field.get('choices') : null;
  // The drop-down has labels; one that two choices share would not say which.
  if (choices?.has(text) && [...choices.values()].filter((label) => label === choices.get(text)).length === 1) text = choices.get(text);
  return { text };
}

function put(xml, address, made) {
  const empty = new RegExp(`<c r="${address}"( s="\\d+")?/>`);
  if (!empty.test(xml)) throw new Error(`${address} is no empty cell of the form`);
  return xml.replace(empty, (_, style = '') => (typeof made === 'string' ? `<c r="${address}"${style}>${made}</c>`
    : `<c r="${address}"${style} t="inlineStr"><is><t xml:space="preserve">${escaped(made.text)}</t></is></c>`));
}

const column = (address) => address.replace(/\d+/, '');
const row = (address) => Number(address.replace(/\D+/, ''));
const columnWith = (texts, mark) => column(Object.keys(texts).find((address) => texts[address] === mark) ?? '');

function fillRows(xml, texts, pattern, valueOf) {
  const answers = columnWith(texts, 'bg:answer');
  for (const [address, text] of Object.entries(texts)) {
    const found = pattern.exec(text);
    const made = found && valueOf(found[1]);
    if (made !== undefined && made !== null && made !== false) xml = put(xml, `${answers}${row(address)}`, made);
  }
  return xml;
}

function fillTable(xml, texts, table, field, rows) {
  const mark = Object.keys(texts).find((address) => texts[address] === `bg:table:${table}`);
  const columns = Object.entries(texts).flatMap(([address, text]) => {
    const found = /^bg:column:([^:]+):/.exec(text);
    return found && row(address) === row(mark) ? [[found[1], column(address)]] : [];
  });
  rows.forEach((entry, i) => {
    for (const [id, letters] of columns)
      if (entry.has(id)) xml = put(xml, `${letters}${row(mark) + 1 + i}`, content(entry.get(id), field.get('columns').get(id)));
  });
  return xml;
}

/** Documents and pages beside the questions that are on the sheet already, the others in the first empty rows. */
function fillEvidence(xml, texts, labels) {
  const [question, document, page] = ['bg:question', 'bg:document', 'bg:page'].map((mark) => columnWith(texts, mark));
  const first = row(Object.keys(texts).find((address) => texts[address] === 'bg:question')) + 1;
  let free = first;
  for (const [label, evidence] of labels) {
    const listed = Object.keys(texts).find((address) => column(address) === question && row(address) >= first && texts[address] === label);
    while (!listed && texts[`${question}${free}`]) free++;
    const at = listed ? row(listed) : free++;
    if (!listed) xml = put(xml, `${question}${at}`, { text: label });
    for (const [letters, value] of [[document, evidence.get('document')], [page, evidence.get('page')]]) if (value) xml = put(xml, `${letters}${at}`, { text: String(value) });
  }
  return xml;
}

/** The form with the answers of a bid document in it. */
export async function fillForm(form, ruleset, bid, lot) {
  const files = await unzip(form);
  const strings = sharedStrings(decoder.decode(files['xl/sharedStrings.xml']));
  const fields = ruleset.get('fields');
  const answers = (lot ? bid.get('lots').get(lot) : bid).get('answers');
  const bidder = { vendor_name: bid.get('vendor')?.get('name'), vendor_id: bid.get('vendor')?.get('id'), bid_id: bid.get('bid') };
  for (const path of Object.keys(files).filter((name) => /^xl\/worksheets\/sheet\d+\.xml$/.test(name))) {
    let xml = decoder.decode(files[path]);
    const texts = textsOf(xml, strings);
    const marks = Object.values(texts);
    const table = marks.map((text) => /^bg:table:(.+)$/.exec(text)?.[1]).find(Boolean);
    if (marks.includes('bg:sheet:bidder')) xml = fillRows(xml, texts, /^bg:bidder:(.+)$/, (key) => bidder[key] && { text: bidder[key] });
    else if (marks.includes('bg:sheet:questions')) xml = fillRows(xml, texts, /^bg:field:([^:]+):/, (id) => answers.has(id) && content(answers.get(id), fields.get(id)));
    else if (marks.includes('bg:sheet:evidence')) xml = fillEvidence(xml, texts, [...(bid.get('evidence') ?? [])].map(([id, list]) => [fields.get(id)?.get('label') ?? id, list[0]]));
    else if (table && answers.has(table)) xml = fillTable(xml, texts, table, fields.get(table), answers.get(table));
    files[path] = encoder.encode(xml);
  }
  return zip(files);
}
