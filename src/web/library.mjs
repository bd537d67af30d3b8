// What the page carries with it, packed by pack.mjs and build.mjs (gzip, base64) and unpacked when it is first asked for:
// the library of rulesets and the templates, which the engine reads too; the samples; the docs.

async function unpack(id) {
  const packed = Uint8Array.from(atob(document.getElementById(id).textContent), (c) => c.charCodeAt(0));
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'));
  return JSON.parse(await new Response(stream).text());
}

const once = (make) => {
  let made;
  return () => (made ??= make());
};

/** {path: text} of rules/, with the templates. */
export const rules = once(() => unpack('engine-rules'));
/** {path: text} of samples/. */
const sampleFiles = once(() => unpack('page-samples'));
/** [{id, title, html}] of docs/. */
export const docs = once(() => unpack('page-docs'));

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
