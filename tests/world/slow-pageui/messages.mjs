// Every language has every text, with the same names in braces; and every text that the source asks for is there.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const web = 'src/web';
const languages = readdirSync(web).filter((name) => /^messages\.\w+\.json$/.test(name));
const texts = Object.fromEntries(languages.map((name) => [name, JSON.parse(readFileSync(join(web, name), 'utf8'))]));
const english = texts['messages.en.json'];
const wrong = [];
const names = (text) => [...text.matchAll(/\{(\w+)\}/g)].map((found) => found[1]).sort().join();

for (const [language, own] of Object.entries(texts)) {
  for (const [key, text] of Object.entries(english)) {
    if (!own[key]) wrong.push(`${language}: no text for ${key}`);
    else if (names(own[key]) !== names(text)) wrong.push(`${language}: ${key} has other names in braces`);
  }
  for (const key of Object.keys(own)) if (!(key in english)) wrong.push(`${language}: ${key} is in no other language`);
}

const sources = ['.', 'ui', 'places', 'lib'].flatMap((folder) => readdirSync(join(web, folder)).filter((name) => name.endsWith('.mjs')).map((name) => join(web, folder, name)));
const asked = new Set();
for (const path of sources)
  for (const [, key] of readFileSync(path, 'utf8').matchAll(/(?<![\w.])t\('([\w.><=-]+)'/g)) {
    asked.add(key);
    if (!(key in english) && !(`${key}.other` in english)) wrong.push(`${path}: no text for ${key}`);
  }
if (asked.size < 200) wrong.push(`only ${asked.size} texts were found in the source`);
wrong.forEach((line) => console.log(line));
process.exit(wrong.length ? 1 : 0);
