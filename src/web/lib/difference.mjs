// The first place at which two files differ, as a person would point at it.

const decoder = new TextDecoder();

export function firstDifference(given, made) {
  const n = Math.min(given.length, made.length);
  let at = 0;
  while (at < n && given[at] === made[at]) at++;
  if (at === n && given.length === made.length) return null;
  return { offset: at, given: around(given, at), made: around(made, at), lengths: [given.length, made.length] };
}

/** Text around a byte, where it is text; else the bytes themselves. */
function around(bytes, at) {
  const part = bytes.subarray(Math.max(0, at - 24), at + 40);
  const printable = part.every((byte) => byte >= 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09);
  return printable ? decoder.decode(part) : [...part.subarray(0, 24)].map((byte) => byte.toString(16).padStart(2, '0')).join(' ');
}

export async function sha256(bytes) {
  const digest = await crypto.subtle.digest('SHA-256', bytes);
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Files of a dropped folder as a case: {name, files: {path: bytes}}; null where there is no log.jsonl. */
export function caseFolder(list) {
  const log = list.find((file) => /(^|\/)log\.jsonl$/.test(file.path));
  if (!log) return null;
  const root = log.path.slice(0, -'log.jsonl'.length);
  const files = {};
  for (const file of list) if (file.path.startsWith(root)) files[`case/${file.path.slice(root.length)}`] = file.bytes;
  return { name: root.replace(/\/$/, '') || 'case', files, others: list.filter((file) => !file.path.startsWith(root)) };
}

/** The log's entries, as far as they can be read. */
export function entriesOf(bytes) {
  return decoder.decode(bytes).split('\n').filter(Boolean).flatMap((line) => {
    try {
      return [JSON.parse(line)];
    } catch {
      return [];
    }
  });
}
