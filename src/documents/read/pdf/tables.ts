import { LIST_MARK } from '../../../languages/paragraphs.ts';
import { type Corridor, corridorsOf } from './corridors.ts';
import { median } from './numbers.ts';
import { textOf } from './rows.ts';
import type { Cell, Piece, Row } from './types.ts';

/** A gap between the cells of a row, in sizes of the letters: at least in one row, and at the narrowest place. */
const CELL_GAP = 1;
const NARROWEST_GAP = 0.3;
/** A wider gap lies between cells wherever it stands. */
const SURE_GAP = 1.6;
/** Lines closer than this many sizes of their letters may be lines of one cell. */
const ONE_CELL = 1.4;
/** Rows of a table lie this much farther apart than the lines of a cell. */
const APART = 1.2;

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
    takeHeader(rows, band, (bands[i - 1]?.to ?? -1) + 1);
    takeLastLines(rows, band, bands[i + 1]?.from ?? rows.length);
  }
  return bands;
}

const before = (row: Row, x: number): Piece[] => row.pieces.filter((piece) => piece.right <= x);

/** Whether nothing but bullets and numbers of a list stands to the left of a corridor. */
function dividesMarks(rows: readonly Row[], { from, to, left }: Corridor): boolean {
  const texts = rows
    .slice(from, to + 1)
    .map((row) => textOf(before(row, left + 0.1)))
    .filter((text) => text !== '');
  return texts.every((text) => isMark(text));
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
  const cells = grouped.map((group) => filled(group, columns));
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
    cells.set(first, { text: textOf(pieces), columns: Math.max(1, last - first + 1) });
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
  const fits = lines.slice(1).map((line, i) => goesOnFrom(lines[i]!, line));
  const tight = gaps.map((gap) => gap <= ONE_CELL && !(apart && wide.includes(gap)));
  const possible = tight.filter((one, i) => one && fits[i]).length;
  // Where most close lines cannot be lines of one cell, closeness says nothing in this table.
  const byGap = apart && 2 * possible >= tight.filter(Boolean).length;
  return lines.slice(1).map((line, i) => {
    if (!tight[i] || !fits[i]) return false;
    return byGap || (!line.cells.has(0) && line.cells.size < lines[i]!.cells.size && isProse(line));
  });
}

const NUMBER = /^[^\p{L}]*\d[^\p{L}]*$/u;

/** Whether no column would hold two numbers in one cell. */
const goesOnFrom = (above: TableLine, line: TableLine): boolean =>
  [...line.cells].every(
    ([column, { text }]) => !(NUMBER.test(text) && NUMBER.test(above.cells.get(column)?.text ?? '')),
  );

const isProse = (line: TableLine): boolean =>
  [...line.cells.values()].every(({ text }) => !NUMBER.test(text));

function filled(group: readonly TableLine[], columns: number): Cell[] {
  const cells: Cell[] = [];
  for (let column = 0; column < columns; ) {
    const here = group.map((line) => line.cells.get(column)).filter((cell) => cell !== undefined);
    const covered = here.length === 0 ? 1 : Math.min(...here.map((cell) => cell.columns));
    const wide = Math.max(1, Math.min(columns - column, covered));
    cells.push({ text: here.map(({ text }) => text).join(' '), columns: wide });
    column += wide;
  }
  return cells;
}

/** Headings of columns: a first row in a font of its own, or of words above columns of numbers. */
function headerOf(cells: readonly Cell[][], groups: readonly TableLine[][]): number {
  const [first, ...rest] = cells;
  if (!first || rest.length === 0 || first.some(({ text }) => NUMBER.test(text))) return 0;
  if (first.filter(({ text }) => text !== '').length < 2) return 0;
  const fontsOf = (group: readonly TableLine[]): string[] =>
    group.flatMap(({ row }) => row.pieces.map(({ font }) => font));
  const below = new Set(groups.slice(1).flatMap(fontsOf));
  if (fontsOf(groups[0]!).every((font) => !below.has(font))) return 1;
  const overNumbers = first.some((_, column) => {
    const texts = rest.map((row) => row[column]?.text ?? '').filter((text) => text !== '');
    return column > 0 && texts.length > 0 && texts.every((text) => NUMBER.test(text));
  });
  return overNumbers && first.length > 2 ? 1 : 0;
}
