import type { DocumentBuilder, Inline } from '../builder.ts';
import { MOST_CELLS } from './limits.ts';
import { tooMuch } from './xml.ts';

export interface GridCell {
  text: string;
  url?: string | undefined;
  /** It is a figure, a date or a truth value; the headings of columns are none of these. */
  value?: boolean;
}

export interface GridRow {
  /** As the program shows it, from 1. */
  number: number;
  /** By column, from 0. Empty cells may be missing. */
  cells: ReadonlyMap<number, GridCell>;
}

export interface GridOptions {
  path: string;
  sheet?: string;
  /** Rows that the file itself sets apart as headings of columns: the number of the first and of the last. */
  header?: { first: number; last: number } | undefined;
}

interface Part {
  rows: GridRow[];
  columns: number[];
  header: number;
}

/** Rows of headings beyond this are rows of words. */
const MOST_HEADINGS = 4;

/**
 * The cells of a sheet as blocks: a table for each stretch of rows without an empty row between, whose header is the first
 * row of words; a row of one cell above it is a paragraph. A stretch without a header of its own goes on with the table
 * before it, if it stands in the same columns.
 */
export function addGrid(builder: DocumentBuilder, rows: readonly GridRow[], options: GridOptions): void {
  const place = options.sheet === undefined ? {} : { sheet: options.sheet };
  let table: Part | undefined;
  const budget = { cells: 0 };
  const flush = (): void => {
    if (table) writeTable(builder, table, options, budget);
    table = undefined;
  };
  for (const stretch of stretches(rows, options)) {
    const titles = titleRows(stretch, options);
    const part = partOf(stretch.slice(titles), options);
    if (
      table &&
      titles === 0 &&
      part.header === 0 &&
      part.columns.every((column) => table!.columns.includes(column))
    ) {
      table.rows.push(...part.rows);
      continue;
    }
    flush();
    for (const row of stretch.slice(0, titles))
      builder.addParagraph(contentOf([...row.cells.values()].find(({ text }) => text)), place);
    if (part.rows.length > 0) table = part;
  }
  flush();
}

/** Runs of rows whose numbers follow each other. A header that the file names begins a stretch. */
function stretches(rows: readonly GridRow[], { header }: GridOptions): GridRow[][] {
  const found: GridRow[][] = [];
  let last = Number.NaN;
  for (const row of rows) {
    if (![...row.cells.values()].some(({ text }) => text.trim() !== '')) continue;
    if (row.number !== last + 1 || row.number === header?.first) found.push([]);
    found.at(-1)!.push(row);
    last = row.number;
  }
  return found;
}

const filled = (row: GridRow): GridCell[] => [...row.cells.values()].filter(({ text }) => text.trim() !== '');

/** Rows of a single text at the top, above wider ones. */
function titleRows(rows: readonly GridRow[], { header }: GridOptions): number {
  let titles = 0;
  while (titles < rows.length && rows[titles]!.number !== header?.first && isTitle(rows[titles]!))
    titles += 1;
  return titles;
}

const isTitle = (row: GridRow): boolean => {
  const cells = filled(row);
  return cells.length === 1 && !cells[0]!.value;
};

function partOf(rows: GridRow[], { header }: GridOptions): Part {
  const columns = new Set<number>();
  for (const row of rows)
    for (const [column, { text }] of row.cells) if (text.trim() !== '') columns.add(column);
  const sorted = [...columns].sort((a, b) => a - b);
  const first = rows[0]?.number;
  const named = header && first === header.first ? header.last - header.first + 1 : undefined;
  return { rows, columns: sorted, header: named ?? headings(rows, sorted.length) };
}

/** Rows of words at the top, of which the last names at least half of the columns. */
function headings(rows: readonly GridRow[], columns: number): number {
  if (rows.length < 2 || columns < 2) return 0;
  let count = 0;
  while (count < Math.min(rows.length - 1, MOST_HEADINGS)) {
    const cells = filled(rows[count]!);
    if (cells.some(({ value }) => value)) return 0;
    count += 1;
    if (cells.length * 2 >= columns && cells.length > 1) return count;
  }
  return 0;
}

function writeTable(
  builder: DocumentBuilder,
  { rows, columns, header }: Part,
  options: GridOptions,
  budget: { cells: number },
): void {
  budget.cells += rows.length * columns.length;
  if (budget.cells > 2 * MOST_CELLS) throw tooMuch(options.path);
  builder.addTable(
    {
      header: Math.min(header, rows.length - 1),
      rows: rows.map(({ cells }) => columns.map((column) => contentOf(cells.get(column)))),
      numbers: rows.map(({ number }) => number),
    },
    options.sheet === undefined ? {} : { sheet: options.sheet },
  );
}

const contentOf = (cell: GridCell | undefined): Inline => {
  if (!cell) return '';
  return cell.url ? [{ text: cell.text, url: cell.url }] : cell.text;
};
