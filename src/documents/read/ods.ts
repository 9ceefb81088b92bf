import { Problem } from '../../problem.ts';
import { DocumentBuilder } from '../builder.ts';
import type { Extracted, ReadInput } from './extracted.ts';
import { addGrid, type GridCell, type GridRow } from './grid.ts';
import { MOST_CELLS } from './limits.ts';
import { openOdf, stylesOf } from './odf/package.ts';
import { OdfWriter } from './odf/writer.ts';
import { childrenOf, textIn, tooMuch, visitXml, type XmlElement } from './xml.ts';

/** Rows and cells that repeat something are written out this often at most. */
const MOST_REPEATED = 1_000;
const NO_NAME = /^(?:sheet|시트) ?\d*$/i;

interface Sheet {
  name: string;
  number: number;
  rows: GridRow[];
  /** Cells that one above covers, by column: how many rows still. */
  covered: Map<number, { cell: GridCell; left: number }>;
}

/**
 * An OpenDocument spreadsheet (ISO/IEC 26300): sheets under their names, rows numbered, values as the program shows them.
 *
 * @throws Problem when it is damaged, protected, empty or holds more cells than any document
 */
export function read({ path, bytes }: ReadInput): Extracted {
  const file = openOdf(path, bytes);
  const builder = new DocumentBuilder();
  const writer = new OdfWriter({ builder, styles: stylesOf(file.styles), formula: file.formula, place: {} });
  let sheet: Sheet | undefined;
  let cells = 0;
  const end = (): void => {
    if (!sheet || sheet.rows.length === 0) return;
    if (!NO_NAME.test(sheet.name)) builder.addHeading(1, sheet.name, { sheet: sheet.name });
    addGrid(builder, sheet.rows, { path, sheet: sheet.name });
  };
  visitXml(path, file.content, {
    units: new Set(['table-row', 'automatic-styles', 'shapes', 'tracked-changes']),
    open: ({ name, attributes }) => {
      if (name === 'table') sheet = { name: attributes.name ?? '', number: 0, rows: [], covered: new Map() };
    },
    close: (name) => {
      if (name !== 'table') return;
      end();
      sheet = undefined;
    },
    unit: (element) => {
      if (element.name === 'shapes') writer.write(element);
      if (element.name !== 'table-row' || !sheet) return;
      cells += addRow(sheet, element, builder, writer);
      if (cells > MOST_CELLS) throw tooMuch(path);
    },
  });
  const built = builder.finish();
  if (built.text === '') throw new Problem(path, 'no text in it', 'check the file, or leave it out');
  return { ...built, stated: file.stated };
}

/** Adds a row, as often as it is repeated if it holds something; gives the number of its cells. */
function addRow(sheet: Sheet, row: XmlElement, builder: DocumentBuilder, writer: OdfWriter): number {
  const times = Number(row.attributes['number-rows-repeated'] ?? 1);
  const cells = new Map<number, GridCell>();
  let column = 0;
  for (const cell of childrenOf(row)) {
    const repeated = Number(cell.attributes['number-columns-repeated'] ?? 1);
    if (cell.name === 'table-cell') placeCell(sheet, cell, { cells, column, repeated }, builder, writer);
    column += cell.name === 'table-cell' || cell.name === 'covered-table-cell' ? repeated : 0;
  }
  for (const [at, above] of sheet.covered) {
    cells.set(at, above.cell);
    above.left -= 1;
    if (above.left <= 0) sheet.covered.delete(at);
  }
  const written = cells.size === 0 ? 0 : Math.min(times, MOST_REPEATED);
  for (let i = 0; i < written; i++) sheet.rows.push({ number: sheet.number + i + 1, cells });
  sheet.number += times;
  return written * cells.size;
}

interface At {
  cells: Map<number, GridCell>;
  column: number;
  repeated: number;
}

function placeCell(
  sheet: Sheet,
  cell: XmlElement,
  { cells, column, repeated }: At,
  builder: DocumentBuilder,
  writer: OdfWriter,
): void {
  const { attributes } = cell;
  for (const comment of childrenOf(cell, 'annotation'))
    builder.remove(textIn(comment), 'comment', { sheet: sheet.name });
  const runs = writer.lines(cell);
  const text = runs
    .map((run) => (typeof run === 'string' ? run : run.text))
    .join('')
    .trim();
  if (text === '') return;
  const link = runs.find((run) => typeof run === 'object' && run.url);
  const type = attributes['value-type'] ?? 'string';
  const one: GridCell = {
    text,
    value: type !== 'string',
    ...(typeof link === 'object' && { url: link.url }),
  };
  const columns = Math.max(Number(attributes['number-columns-spanned'] ?? 1), repeated);
  const rows = Number(attributes['number-rows-spanned'] ?? 1);
  for (let i = 0; i < Math.min(columns, MOST_REPEATED); i++) {
    cells.set(column + i, one);
    if (rows > 1) sheet.covered.set(column + i, { cell: one, left: rows });
  }
}
