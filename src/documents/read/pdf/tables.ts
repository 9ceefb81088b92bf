import { LIST_MARK } from '../../../languages/paragraphs.ts';
import { type Corridor, corridorsOf } from './corridors.ts';
import { median, quantile } from './numbers.ts';
import { textOf } from './rows.ts';
import { isNumeric } from './scan.ts';
import type { Cell, Piece, Row } from './types.ts';

/** A gap between the cells of a row, in sizes of the letters: at least in one row, and at the narrowest place. */
const CELL_GAP = 1;
const NARROWEST_GAP = 0.3;
/** A wider gap lies between cells wherever it stands. */
const SURE_GAP = 1.6;
/** Lines closer than this many sizes of their letters may be lines of one cell. */
const ONE_CELL = 1.5;
/** Rows of a table lie this much farther apart than the lines of a cell. */
const APART = 1.2;

/** A gap of so many usual ones. */
const FAR = 2.2;
const HEADING_NUMBER = /^(?:\d{1,2}|[A-Z])(?:\.\d{1,2}){0,4}\.?$/;

/** Some rows of a page that are rows of one table. */
export interface Band {
  /** Numbers of its first and last row. */
  from: number;
  to: number;
  corridors: Corridor[];
}

/** The tables among some rows, from top to bottom. */
export function tablesAmong(rows: readonly Row[]): Band[] {
  const corridors = corridorsOf(rows, CELL_GAP, NARROWEST_GAP)
    .filter(({ both }) => both >= 2)
    .filter((corridor) => !dividesMarks(rows, corridor) && !isChance(rows, corridor))
    .sort((a, b) => a.from - b.from);
  const bands: Band[] = [];
  for (const corridor of corridors) {
    const last = bands.at(-1);
    if (last && corridor.from <= last.to) {
      last.to = Math.max(last.to, corridor.to);
      last.corridors.push(corridor);
    } else bands.push({ from: corridor.from, to: corridor.to, corridors: [corridor] });
  }
  for (const [i, band] of bands.entries()) {
    dropFarRows(rows, band);
    takeHeader(rows, band, (bands[i - 1]?.to ?? -1) + 1);
    takeLastLines(rows, band, bands[i + 1]?.from ?? rows.length);
  }
  return bands;
}

/** A row that stands far from the rest of its table, such as a page's foot, is none of it. */
function dropFarRows(rows: readonly Row[], band: Band): void {
  const gap = (i: number): number => rows[i + 1]!.y - rows[i]!.y;
  const gaps = Array.from({ length: band.to - band.from }, (_, i) => gap(band.from + i));
  const far = FAR * median(gaps);
  if (gaps.length < 4) return;
  if (gap(band.to - 1) > far) band.to -= 1;
  if (gap(band.from) > far) band.from += 1;
}

const before = (row: Row, x: number): Piece[] => row.pieces.filter((piece) => piece.right <= x);

/**
 * Whether nothing but bullets and numbers stands to the left of a corridor: those of a list, or of headings, between which most
 * lines have none.
 */
function dividesMarks(rows: readonly Row[], { from, to, left }: Corridor): boolean {
  const texts = rows.slice(from, to + 1).map((row) => textOf(before(row, left + 0.1)));
  const marks = texts.filter((text) => text !== '');
  if (marks.every(isMark)) return true;
  return marks.every((text) => isMark(text) || HEADING_NUMBER.test(text)) && 2 * marks.length < texts.length;
}

export const isMark = (text: string): boolean =>
  LIST_MARK.exec(`${text} `)?.[0].trim() === text || /^[\ue000-\uf8ff]$/u.test(text);

/** Whether a corridor is only the spaces of a few justified lines, which happen to stand below one another. */
function isChance(rows: readonly Row[], { from, to, both, left, right }: Corridor): boolean {
  if (both > 3) return false;
  const within = rows.slice(from, to + 1);
  const gap = (row: Row): number => {
    const before = Math.max(
      ...row.pieces.filter((piece) => piece.right <= left + 0.1).map((piece) => piece.right),
    );
    const after = Math.min(
      ...row.pieces.filter((piece) => piece.left >= right - 0.1).map((piece) => piece.left),
    );
    return (after - before) / row.size;
  };
  return within.every((row) => !(gap(row) > SURE_GAP));
}

/** Columns of a table whose rows cannot be lines of text in columns; and the width of their cells, in sizes. */
const SURE_COLUMNS = 3;
const SURE_ROWS = 3;
const WIDEST_CELL = 15;

/** Whether text in columns cannot look like a table: it has several columns, all of them narrow. */
export function isSureTable(rows: readonly Row[], band: Band): boolean {
  const corridors = distinct(band.corridors);
  if (corridors.length + 1 < SURE_COLUMNS || band.to - band.from + 1 < SURE_ROWS) return false;
  const lines = rows.slice(band.from, band.to + 1).map((row) => segments(row, corridors));
  const full = lines.filter((cells) => cells.length >= SURE_COLUMNS).length;
  const widths = lines.flatMap((cells, i) =>
    cells.map(
      (cell) => (Math.max(...cell.map((one) => one.right)) - cell[0]!.left) / rows[band.from + i]!.size,
    ),
  );
  return 2 * full >= lines.length && quantile(widths, 0.9) < WIDEST_CELL;
}

/** A row of headings right above a table whose headings stand over several columns, so that no corridor reaches it. */
function takeHeader(rows: readonly Row[], band: Band, least: number): void {
  const usual = median(
    rows.slice(band.from + 1, band.to + 1).map((row, i) => row.y - rows[band.from + i]!.y),
  );
  while (band.from > least) {
    const row = rows[band.from - 1]!;
    const near = rows[band.from]!.y - row.y <= 1.5 * Math.max(usual, row.size);
    if (!near || segments(row, band.corridors).length < 2) return;
    if (segmentsBy(row, SURE_GAP).length < 2) return;
    band.from -= 1;
  }
}

/** Lines below the last row that only carry on one of its cells. */
function takeLastLines(rows: readonly Row[], band: Band, next: number): void {
  const left = Math.min(...band.corridors.map((corridor) => corridor.right));
  while (band.to + 1 < next) {
    const row = rows[band.to + 1]!;
    const close = row.y - rows[band.to]!.y <= ONE_CELL * row.size;
    if (!close || row.pieces.some((piece) => piece.left < left - 0.1)) return;
    band.to += 1;
  }
}

/** Pieces of a row divided at the gaps in which a corridor lies. */
function segments(row: Row, corridors: readonly Corridor[]): Piece[][] {
  const all: Piece[][] = [];
  let end = Number.NEGATIVE_INFINITY;
  for (const piece of row.pieces) {
    const divided = corridors.some((one) => {
      const middle = (one.left + one.right) / 2;
      return end <= middle && middle <= piece.left && piece.left - end > NARROWEST_GAP * piece.size;
    });
    if (all.length === 0 || divided) all.push([piece]);
    else all.at(-1)!.push(piece);
    end = Math.max(end, piece.right);
  }
  return all;
}

/** Pieces of a row divided at gaps of at least `least` sizes. */
export function segmentsBy(row: Row, least: number): Piece[][] {
  const all: Piece[][] = [];
  let end = Number.NEGATIVE_INFINITY;
  for (const piece of row.pieces) {
    if (all.length === 0 || piece.left - end > least * row.size) all.push([piece]);
    else all.at(-1)!.push(piece);
    end = Math.max(end, piece.right);
  }
  return all;
}

/** A line of a table: the text of each column that has some, and how many columns it covers. */
interface TableLine {
  cells: Map<number, Cell>;
  row: Row;
}

/** The cells of a table, an empty one for each place without text; and how many of its rows are headings. */
export function cellsOf(rows: readonly Row[], band: Band): { rows: Cell[][]; header: number } {
  const corridors = distinct(band.corridors);
  const columns = corridors.length + 1;
  const lines = rows.slice(band.from, band.to + 1).map((row) => lineOf(row, corridors));
  const grouped = groupsOf(lines);
  // A cell over several columns is a heading over them; below the headings it only sticks out.
  const full = grouped.findIndex((group) => 2 * widthOf(group) > columns && !sticksOut(group));
  const cells = grouped.map((group, i) => filled(group, columns, i < full));
  return { rows: cells, header: headerOf(cells, grouped) };
}

/** Corridors from left to right; of two that overlap, the one that more rows have. */
function distinct(corridors: readonly Corridor[]): Corridor[] {
  const kept: Corridor[] = [];
  for (const one of [...corridors].sort((a, b) => b.both - a.both))
    if (!kept.some((other) => other.left < one.right && one.left < other.right)) kept.push(one);
  return kept.sort((a, b) => a.left - b.left);
}

function lineOf(row: Row, corridors: readonly Corridor[]): TableLine {
  const cells = new Map<number, Cell>();
  const passed = (x: number): number =>
    corridors.filter((corridor) => (corridor.left + corridor.right) / 2 < x).length;
  for (const pieces of segments(row, corridors)) {
    const first = passed(pieces[0]!.left);
    const last = passed(Math.max(...pieces.map((piece) => piece.right)));
    const line = { text: textOf(pieces), space: pieces.at(-1)!.space };
    cells.set(first, { lines: [line], columns: Math.max(1, last - first + 1) });
  }
  return { cells, row };
}

/** Lines put together to rows: a line that stands close below another carries its cells on. */
function groupsOf(lines: readonly TableLine[]): TableLine[][] {
  const gaps = lines.slice(1).map((line, i) => (line.row.y - lines[i]!.row.y) / line.row.size);
  const carriesOn = carryingOn(lines, gaps);
  const groups: TableLine[][] = [];
  lines.forEach((line, i) => {
    if (i > 0 && carriesOn[i - 1]) groups.at(-1)!.push(line);
    else groups.push([line]);
  });
  return groups;
}

function carryingOn(lines: readonly TableLine[], gaps: readonly number[]): boolean[] {
  const close = gaps.filter((gap) => gap <= ONE_CELL);
  const wide = gaps.filter((gap) => gap > ONE_CELL || gap > APART * median(close));
  const apart = close.length > 0 && wide.length > 0 && median(wide) >= APART * median(close);
  const tight = gaps.map((gap) => gap <= ONE_CELL && !(apart && wide.includes(gap)));
  const fits = fitting(lines, tight);
  const usual = APART * Math.min(median(gaps), 2 * ONE_CELL);
  const possible = tight.filter((one, i) => one && fits[i]).length;
  // Where most close lines cannot be lines of one cell, closeness says nothing in this table.
  const byGap = apart && 2 * possible >= tight.filter(Boolean).length;
  return lines.slice(1).map((line, i) => {
    if (!line.cells.has(0) && line.cells.size === 1 && isProse(line) && gaps[i]! <= usual) return true;
    if (!tight[i] || !fits[i]) return false;
    return byGap || (!line.cells.has(0) && line.cells.size < lines[i]!.cells.size && isProse(line));
  });
}

/** For each line but the first, whether no cell would hold two numbers if it carried on the row above it. */
function fitting(lines: readonly TableLine[], tight: readonly boolean[]): boolean[] {
  let numbers = new Set<number>();
  return lines.slice(0, -1).map((above, i) => {
    const line = lines[i + 1]!;
    if (i === 0 || !tight[i - 1]) numbers = numbersOf(above);
    const own = numbersOf(line);
    const fits = [...own].every((column) => !numbers.has(column));
    numbers = fits ? new Set([...numbers, ...own]) : own;
    return fits;
  });
}

const numbersOf = (line: TableLine): Set<number> =>
  new Set([...line.cells].filter(([, cell]) => isNumber(cell)).map(([column]) => column));

const YEAR = /^(?:19|20)\d\d$/;

export const textOfCell = (cell: Cell | undefined): string =>
  (cell?.lines ?? []).map(({ text }) => text).join(' ');
const isNumber = (cell: Cell | undefined): boolean => isNumeric(textOfCell(cell));

const isProse = (line: TableLine): boolean => [...line.cells.values()].every((cell) => !isNumber(cell));

const cellsIn = (group: readonly TableLine[]): Cell[] => group.flatMap((line) => [...line.cells.values()]);
const widthOf = (group: readonly TableLine[]): number =>
  new Set(group.flatMap((line) => [...line.cells.keys()])).size;
const sticksOut = (group: readonly TableLine[]): boolean => cellsIn(group).some((cell) => cell.columns > 1);

function filled(group: readonly TableLine[], columns: number, spans: boolean): Cell[] {
  const cells: Cell[] = [];
  for (let column = 0; column < columns; ) {
    const here = group.map((line) => line.cells.get(column)).filter((cell) => cell !== undefined);
    const covered = here.length === 0 || !spans ? 1 : Math.min(...here.map((cell) => cell.columns));
    const wide = Math.max(1, Math.min(columns - column, covered));
    cells.push({ lines: here.flatMap(({ lines }) => lines), columns: wide });
    column += wide;
  }
  return cells;
}

/** Rows of headings at the top of a table are at most so many. */
const MOST_HEADER = 3;

/** How many first rows are headings of columns: those in a font of their own, or one of words or years above numbers. */
function headerOf(cells: readonly Cell[][], groups: readonly TableLine[][]): number {
  const texts = cells.map((row) => row.map(textOfCell));
  const fonts = groups.map((group) => group.flatMap(({ row }) => row.pieces.map(({ font }) => font)));
  for (let rows = Math.min(MOST_HEADER, cells.length - 1); rows > 0; rows--) {
    const others = new Set(fonts.slice(rows).flat());
    const ownFont = fonts.slice(0, rows).every((all) => all.every((font) => !others.has(font)));
    if (ownFont && texts.slice(0, rows).every((row) => mayHead(row, texts.slice(rows)))) return rows;
  }
  const [heads = [], ...below] = texts;
  if (below.length === 0 || !mayHead(heads, below) || heads.filter((text) => text !== '').length < 2)
    return 0;
  const overNumbers = heads.some((_, column) => {
    const under = below.map((row) => row[column] ?? '').filter((text) => text !== '');
    return column > 0 && under.length > 0 && under.every((text) => isNumeric(text));
  });
  return overNumbers && (heads.length > 2 || heads.some((text) => YEAR.test(text))) ? 1 : 0;
}

/** Whether a row holds no numbers, but for years that are not above years. */
const mayHead = (heads: readonly string[], below: readonly string[][]): boolean =>
  heads.every(
    (text, i) => !isNumeric(text) || (YEAR.test(text) && !below.every((row) => YEAR.test(row[i] ?? ''))),
  );
