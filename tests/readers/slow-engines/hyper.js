// Recalculates workbooks with HyperFormula: reads a JSON list of books on standard input, each
// {sheet: {address: {f: formula} | {v: value}}}, and prints the same with {address: value} of every
// formula cell. HyperFormula's own defaults, but for what decides which day a number is.
const { HyperFormula } = require("hyperformula");
const OPTIONS = { licenseKey: "gpl-v3", leapYear1900: true, nullDate: { year: 1899, month: 12, day: 31 } };

function place(address) {
  const [, letters, digits] = /^([A-Z]+)(\d+)$/.exec(address);
  let column = 0;
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
  return [Number(digits) - 1, column - 1];
}

// A text stays a text, whatever it looks like.
const content = (cell) => (cell.f !== undefined ? "=" + cell.f : typeof cell.v === "string" ? "'" + cell.v : cell.v);

function grid(cells) {
  const rows = [];
  for (const [address, cell] of Object.entries(cells)) {
    const [row, column] = place(address);
    while (rows.length <= row) rows.push([]);
    while (rows[row].length <= column) rows[row].push(null);
    rows[row][column] = content(cell);
  }
  return rows;
}

function recalculate(book) {
  const sheets = Object.fromEntries(Object.entries(book).map(([name, cells]) => [name, grid(cells)]));
  const engine = HyperFormula.buildFromSheets(sheets, OPTIONS);
  const out = {};
  for (const [name, cells] of Object.entries(book)) {
    const sheet = engine.getSheetId(name);
    out[name] = {};
    for (const [address, cell] of Object.entries(cells)) {
      if (cell.f === undefined) continue;
      const [row, col] = place(address);
      const value = engine.getCellValue({ sheet, row, col });
      out[name][address] = value !== null && typeof value === "object" ? `error ${value.value}` : value;
    }
  }
  engine.destroy();
  return out;
}

let text = "";
process.stdin.on("data", (part) => (text += part));
process.stdin.on("end", () => console.log(JSON.stringify(JSON.parse(text).map(recalculate))));
