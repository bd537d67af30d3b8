// What the page carries with it, packed by pack.mjs and build.mjs and unpacked when it is first asked for:
// the library of rulesets and the templates, which the engine reads too; the samples; the docs.
import { textOfPart } from './parts.mjs';
import { unpackTight } from './unpack.mjs';

const json = async (id) => JSON.parse(new TextDecoder().decode(unpackTight(textOfPart(id))));

const once = (make) => {
  let made;
  return () => (made ??= make());
};

/** {path: text} of rules/, with the templates. */
export const rules = once(() => json('engine-rules'));
/** {path: text} of samples/. */
const sampleFiles = once(() => json('page-samples'));
/** [{id, title, html}] of docs/. */
export const docs = once(() => json('page-docs'));

/** [{id, title, country, is, file}] of the library, and of the templates. */
export async function shelf() {
  const files = await rules();
  const entries = (path) => JSON.parse(files[path]).rulesets;
  return {
    templates: entries('rules/starters/index.json').map((e) => ({ ...e, path: `rules/starters/${e.file}` })),
    rulesets: entries('rules/index.json').map((e) => ({ ...e, path: `rules/${e.file}` })),
  };
}

/** The samples: {name: {ruleset, bids: [...]}} as files. */
export async function samples() {
  const files = await sampleFiles();
  const found = {};
  for (const [path, text] of Object.entries(files)) {
    const match = /^samples\/([^/]+)\/(?:(ruleset\.json)|bids\/(.+))$/.exec(path);
    if (!match) continue;
    const sample = (found[match[1]] ??= { ruleset: null, bids: [] });
    if (match[2]) sample.ruleset = { name: 'ruleset.json', bytes: text };
    else sample.bids.push({ name: match[3], bytes: text });
  }
  return Object.fromEntries(Object.entries(found).filter(([, sample]) => sample.bids.length));
}
