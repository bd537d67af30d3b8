// What the program writes on the error stream, as messages with their places. One message is
//   FILE:LINE:COLUMN: severity CODE: text      or   FILE: SHEET!CELL: severity CODE: text
// followed by indented lines: the source, "= help: ..." and "= note: ...".

const HEAD = /^(?:(.*?): )?(error|warning|note)(?: ([EWN]\d{3}))?: (.*)$/;
const LINE_COLUMN = /^(.*):(\d+):(\d+)$/;

function place(text) {
  if (!text) return { file: '' };
  const inText = LINE_COLUMN.exec(text);
  if (inText) return { file: inText[1], line: Number(inText[2]), column: Number(inText[3]) };
  const cut = text.indexOf(': ');
  if (cut < 0) return { file: text };
  return { file: text.slice(0, cut), cell: text.slice(cut + 2) };
}

export function read(text) {
  const list = [];
  for (const line of text.split('\n')) {
    const head = HEAD.exec(line);
    if (head && !/^\s/.test(line)) {
      const [, where, severity, code, message] = head;
      list.push({ ...place(where), severity, code: code ?? '', message, help: '', notes: [], source: [] });
      continue;
    }
    const last = list[list.length - 1];
    if (!last || !/^\s/.test(line)) continue;
    const aside = /^\s*= (help|note): (.*)$/.exec(line);
    if (aside?.[1] === 'help') last.help = aside[2];
    else if (aside) last.notes.push(aside[2]);
    else last.source.push(line);
  }
  return list;
}

/** The same shape from the program's own JSON (check --json). */
export function fromJson(items) {
  return items.map((item) => ({
    file: item.file ?? '',
    line: item.line,
    column: item.column,
    cell: item.cell,
    severity: item.severity,
    code: item.code,
    message: item.message,
    help: item.help ?? '',
    notes: (item.notes ?? []).map((note) => note.message ?? String(note)),
    source: [],
  }));
}

export const where = (item) => item.cell ?? (item.line ? `${item.line}:${item.column}` : '');
export const errors = (items) => items.filter((item) => item.severity === 'error');
