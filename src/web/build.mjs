// Joins the page: node src/web/build.mjs FOLDER OUTPUT. FOLDER holds program.wasm and what esbuild made of
// the scripts (worker.js, main.js). The same parts give the same bytes.
import { createHash } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { packed, packedTight } from './packed.mjs';

const [folder, output] = process.argv.slice(2);
const here = dirname(fileURLToPath(import.meta.url)), top = join(here, '../..');
const text = (path) => readFileSync(path, 'utf8');
const sha256 = (bytes, encoding) => createHash('sha256').update(bytes).digest(encoding);

function* filesUnder(path) {
  for (const name of readdirSync(join(top, path)).sort()) {
    const inner = `${path}/${name}`;
    if (statSync(join(top, inner)).isDirectory()) yield* filesUnder(inner);
    else yield inner;
  }
}

/** The library as an installed program has it. */
function rules() {
  const files = {};
  for (const path of filesUnder('rules')) if (path.endsWith('.json')) files[path] = text(join(top, path));
  return JSON.stringify(files);
}

/** The commit, where this is a clone; "+" where something in it is not committed. */
function commit() {
  try {
    const git = (...words) => execFileSync('git', ['-C', top, ...words], { stdio: ['ignore', 'pipe', 'ignore'] }).toString().trim();
    return git('rev-parse', '--short=12', 'HEAD') + (git('status', '--porcelain', '--untracked-files=no') ? '+' : '');
  } catch {
    return 'unknown';
  }
}

const parts = {
  wasm: readFileSync(join(folder, 'program.wasm')), rules: rules(),
  worker: text(join(folder, 'worker.js')), page: text(join(folder, 'main.js')), style: text(join(here, 'style.css')),
};
const version = /BG_VERSION "(.*)"/.exec(text(join(top, 'src/bidgauge.h')))[1];
const facts = { version, commit: commit(), sha256: Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, sha256(part, 'hex')])) };
// A script ends at the first "</script", wherever it stands; in text of JavaScript the slash may be escaped.
const script = (code) => code.replaceAll('</script', '<\\/script').replaceAll('<!--', '<\\!--');
const [first, boot, code] = ['first', 'boot', 'load'].map((name) => script(text(join(folder, `${name}.js`)).trim())), style = parts.style.trim();
const source = (content) => `'sha256-${sha256(content, 'base64')}'`;
const policy = ["default-src 'none'", `script-src ${source(first)} ${source(code)} 'wasm-unsafe-eval' blob:`, 'worker-src blob:',
  `style-src ${source(style)}`, 'img-src data: blob:', "base-uri 'none'", "form-action 'none'"].join('; ');
const places = { POLICY: policy, STYLE: style, FACTS: JSON.stringify(facts), WASM: packedTight(parts.wasm), RULES: packedTight(Buffer.from(parts.rules)),
  SAMPLES: packedTight(readFileSync(join(folder, 'samples.json'))), DOCS: packedTight(readFileSync(join(folder, 'docs.json'))), WORKER: packed(parts.worker), SCRIPT: packed(parts.page), FIRST: first, BOOT: boot, PAGE: code };
const page = text(join(here, 'page.html')).trimEnd().replace(/\{\{([A-Z]+)\}\}/g, (_, place) => places[place]);
for (const [name, part] of Object.entries(places)) if (part.length > 50000) console.log(`  ${name.toLowerCase()}: ${part.length.toLocaleString('en')} characters`);
writeFileSync(output, page);
writeFileSync(`${output}.sha256`, `${sha256(page, 'hex')}  ${output.split('/').pop()}\n`);
console.log(`  ${output}: ${Buffer.byteLength(page).toLocaleString('en')} bytes, SHA-256 ${sha256(page, 'hex')}`);
