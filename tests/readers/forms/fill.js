// Fills cells of workbooks with exceljs or SheetJS: fill.js WAY JOBS.json.
// A job is {source, cells, target}; a cell is {sheet, address, kind: text | number | truth | date | percent, value}.
const fs = require("fs");
const [way, list] = process.argv.slice(2);
const jobs = JSON.parse(fs.readFileSync(list, "utf8"));
const day = (text) => new Date(text + "T00:00:00Z");

async function exceljs({ source, cells, target }, rich) {
  const ExcelJS = require("exceljs");
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(source);
  for (const { sheet, address, kind, value } of cells) {
    const cell = book.getWorksheet(sheet).getCell(address);
    if (kind === "date") cell.value = day(value);
    else if (kind === "text" && rich && value.length > 1)
      cell.value = { richText: [{ font: { bold: true }, text: value.slice(0, 1) }, { text: value.slice(1) }] };
    else cell.value = kind === "percent" ? value / 100 : value;
    // cells share their style objects: one of its own, or all of them would show a percentage
    if (kind === "percent") cell.style = { ...cell.style, numFmt: "0.00%" };
  }
  await book.xlsx.writeFile(target, { useSharedStrings: !rich });
}

function sheetjs({ source, cells, target }, options) {
  const XLSX = require("xlsx");
  const book = XLSX.readFile(source, { cellStyles: true, cellNF: true });
  for (const { sheet, address, kind, value } of cells) {
    const cell = { t: { text: "s", truth: "b", date: "d" }[kind] || "n", v: value };
    if (kind === "date") cell.v = day(value);
    if (kind === "date") cell.z = "yyyy-mm-dd";
    if (kind === "percent") Object.assign(cell, { v: value / 100, z: "0%" });
    book.Sheets[sheet][address] = cell;
  }
  XLSX.writeFile(book, target, { bookType: "xlsx", compression: true, ...options });
}

const ways = {
  exceljs: (job) => exceljs(job, false),
  "exceljs-rich": (job) => exceljs(job, true),
  sheetjs: (job) => sheetjs(job, { bookSST: true, cellDates: false }),
  "sheetjs-iso": (job) => sheetjs(job, { bookSST: false, cellDates: true }),
};

async function all() {
  for (const job of jobs) await ways[way](job);
}
all().catch((e) => { console.error(e); process.exit(1); });
