// Rows pasted from a spreadsheet (tabs) or a CSV file (commas or semicolons, quoted).

function separator(text) {
  if (text.includes('\t')) return '\t';
  const first = text.split('\n', 1)[0];
  const count = (mark) => first.split(mark).length - 1;
  return count(';') > 0 && count(';') >= count(',') ? ';' : ',';
}

/** Cells of a pasted text; blank lines are left out. */
export function cells(text) {
  const mark = separator(text);
  const rows = [];
  let row = [];
  let cell = '';
  let quoted = false;
  const endCell = () => {
    row.push(cell.trim());
    cell = '';
  };
  const endRow = () => {
    endCell();
    if (row.some((c) => c !== '')) rows.push(row);
    row = [];
  };
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    if (quoted && c === '"' && text[i + 1] === '"') cell += text[++i];
    else if (c === '"' && (quoted || cell === '')) quoted = !quoted;
    else if (!quoted && c === mark) endCell();
    else if (!quoted && (c === '\n' || c === '\r')) {
      if (c === '\r' && text[i + 1] === '\n') i++;
      endRow();
    } else cell += c;
  }
  endRow();
  return rows;
}

const bare = (text) => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');

/** Which column each pasted column is: by a heading where the first row has one, else in order. */
export function columnsOf(rows, columns) {
  const names = columns.map((column) => [bare(column.label), bare(column.id)]);
  const headed = rows[0].map((cell) => names.findIndex((name) => name.includes(bare(cell))));
  if (headed.some((at) => at >= 0)) return { headed: true, order: headed };
  return { headed: false, order: rows[0].map((_, i) => (i < columns.length ? i : -1)) };
}

/** Pasted text as rows of answers {column id: typed text}. */
export function rowsFor(text, columns) {
  const rows = cells(text);
  if (!rows.length) return [];
  const { headed, order } = columnsOf(rows, columns);
  return rows.slice(headed ? 1 : 0).map((row) => {
    const entry = {};
    row.forEach((cell, i) => {
      if (order[i] >= 0 && cell !== '') entry[columns[order[i]].id] = cell;
    });
    return entry;
  });
}
