// Collects what the page carries with it: node pack.mjs TOP OUT
//   OUT/samples.json  the samples, as they are; OUT/docs.json  docs/*.md as HTML.
import { readFileSync, readdirSync, writeFileSync, mkdirSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { marked } from 'marked';

const [top, out] = process.argv.slice(2);

function* filesUnder(folder) {
  for (const entry of readdirSync(join(top, folder), { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) yield* filesUnder(path);
    else yield path;
  }
}

const text = (path) => readFileSync(join(top, path), 'utf8');

function samples() {
  const files = {};
  for (const path of filesUnder('samples'))
    if (/^samples\/[^/]+\/(ruleset\.json|bids\/.*)$/.test(path) || /^samples\/scenarios\//.test(path)) files[path] = text(path);
  return files;
}

// In the order in which a reader needs them; developers' pages are in the repository.
const PAGES = ['page', 'page-tour', 'first-rfp', 'first-reform', 'adopting', 'ruleset', 'kinds', 'price-formulas', 'abnormally-low', 'expressions', 'operators',
  'form', 'files', 'csv', 'intake', 'intake-prozorro', 'decisions', 'panel', 'record', 'public-record', 'workbook', 'ruleset-sheet', 'modelling', 'sweeps',
  'registers', 'robustness', 'scale', 'diagnostics'];

const slug = (words) => words.toLowerCase().replace(/<[^>]*>/g, '').replace(/&[a-z]+;/g, '').replace(/[^\p{L}\p{N} _-]/gu, '').trim().replace(/ /g, '-');

/** Links between pages stay in the page; links to files that are not in it become plain words. */
function linked(page, href, words) {
  const [path, place] = href.split('#');
  if (/^https?:/.test(href)) return `<a href="${href}" rel="noreferrer">${words}</a>`;
  const id = path === '' ? page : path.replace(/\.md$/, '');
  if (!PAGES.includes(id)) return words;
  return `<a href="#/help/${id}${place ? `/${place}` : ''}">${words}</a>`;
}

function rendered(page) {
  const renderer = new marked.Renderer();
  renderer.heading = function ({ tokens, depth }) {
    const words = this.parser.parseInline(tokens);
    return `<h${depth + 1} id="${page}--${slug(words)}" tabindex="-1">${words}</h${depth + 1}>\n`;
  };
  renderer.link = function ({ href, tokens }) {
    return linked(page, href, this.parser.parseInline(tokens));
  };
  renderer.image = ({ text: words }) => (words ? `<em>${words}</em>` : '');
  renderer.code = ({ text: code }) => `<pre tabindex="0"><code>${code.replace(/[&<>]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[c])}</code></pre>\n`;
  const table = renderer.table;
  renderer.table = function (token) {
    return `<div class="scroll" tabindex="0" role="group" aria-label="table">${table.call(this, token).replaceAll(/<th[^>]*><\/th>/g, '<td></td>')}</div>`;
  };
  return marked.parse(text(`docs/${page}.md`), { renderer, async: false });
}

function docs() {
  return PAGES.filter((page) => existsSync(join(top, 'docs', `${page}.md`))).map((page) => {
    const title = /^# (.*)$/m.exec(text(`docs/${page}.md`))?.[1] ?? page;
    return { id: page, title: title.replaceAll('`', ''), html: rendered(page).replace(/<h2[^>]*>.*?<\/h2>\n/, '') };
  });
}

function write(name, value) {
  writeFileSync(join(out, `${name}.json`), JSON.stringify(value));
}

mkdirSync(out, { recursive: true });
write('samples', samples());
write('docs', docs());
